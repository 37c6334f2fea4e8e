package dev.malachite.contract.traffic;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who wrote the traffic down, and which headers that recorder leaves out: their absence says nothing about the wire.
 *
 * @param recorder its name, for readers
 * @param stripped names of headers, in lower case
 */
public record Provenance(String recorder, Set<String> stripped) {
    /**
     * Azure's command-line test kit.
     *
     * <p>Source: {@code azure-cli-testsdk}, its list of filtered headers; none of them occurs in 1 217 exchanges.
     * Evidence: recorded.
     */
    public static final Provenance AZURE_CLI = new Provenance(
            "vcrpy (azure-cli-testsdk)",
            Set.of(
                    "authorization",
                    "client-request-id",
                    "retry-after",
                    "x-ms-client-request-id",
                    "x-ms-correlation-request-id",
                    "x-ms-ratelimit-remaining-subscription-reads",
                    "x-ms-request-id",
                    "x-ms-routing-request-id",
                    "x-ms-gateway-service-instanceid",
                    "x-ms-ratelimit-remaining-tenant-reads",
                    "x-ms-served-by",
                    "x-ms-authorization-auxiliary"));

    /** Azure's SDK test proxy and the recorder of Azure PowerShell, which keep every header but credentials. */
    public static final Provenance TEST_PROXY =
            new Provenance("Azure SDK test proxy", Set.of("authorization", "transfer-encoding"));

    /** A recorder that keeps what it sees. */
    public static final Provenance COMPLETE = new Provenance("complete", Set.of());

    public Provenance {
        Set<String> lower = new TreeSet<>();
        stripped.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        stripped = Set.copyOf(lower);
    }

    /** Whether a header's absence could be the recorder's doing. */
    public boolean strips(String header) {
        return stripped.contains(header.toLowerCase(Locale.ROOT));
    }
}
