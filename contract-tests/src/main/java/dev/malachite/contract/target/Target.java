package dev.malachite.contract.target;

import java.net.URI;
import java.util.Set;

/**
 * A service that speaks Microsoft.DataProtection: the emulator in this process, one at a URL, or Azure.
 *
 * <p>Scenarios and replays know nothing else of it, which is why they are the same for all.
 */
public interface Target extends AutoCloseable {
    /** For reports, such as {@code emulator} or {@code azure (westeurope)}. */
    String name();

    /** Scheme and authority of ARM, without a slash at its end. */
    URI baseUrl();

    /** What this target can do beyond answering. */
    Set<Capability> capabilities();

    /** The value of the next request's {@code Authorization} header; fresh when the last one expired. */
    String authorization();

    /** How time passes here. */
    Clock clock();

    /** Ends what the target started, and what scenarios left behind. */
    @Override
    void close();
}
