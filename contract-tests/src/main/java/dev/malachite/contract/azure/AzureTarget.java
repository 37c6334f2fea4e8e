package dev.malachite.contract.azure;

import dev.malachite.contract.target.Capability;
import dev.malachite.contract.target.Clock;
import dev.malachite.contract.target.Surroundings;
import dev.malachite.contract.target.Target;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Request;
import java.net.URI;
import java.security.KeyStore;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Azure, or whoever poses as it: one resource group of one subscription, in which everything that is made has a name
 * of this run and goes when its scenario ends. Thread-safe.
 */
public final class AzureTarget implements Target {
    /** The tag of everything that a run makes; its value is the run. */
    static final String TAG = "malachite-contract";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** What may be asked by POST although nothing is made by it. */
    private static final Set<String> QUESTIONS = Set.of("checknameavailability", "checkfeaturesupport");

    /** Scenarios that need a database are not run without one; the others still write its name into bodies. */
    private static final String NO_SERVER =
            "/subscriptions/none/resourceGroups/none/providers/Microsoft.DBforPostgreSQL/servers/none";

    private final AzureConfig config;
    private final Credentials credentials;
    private final Clock clock;
    private final CleanUp cleanUp;
    private final String run;
    private final Optional<Trust> trust;
    private final AtomicInteger scenes = new AtomicInteger();

    public AzureTarget(AzureConfig config, Credentials credentials, Function<Request, Exchange> sender, Clock clock) {
        this.config = config;
        this.credentials = credentials;
        this.clock = clock;
        this.trust = config.trust();
        this.cleanUp = new CleanUp(config, credentials, sender, clock);
        this.run = config.prefix() + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Override
    public String name() {
        return "azure (" + config.location() + ")";
    }

    @Override
    public URI baseUrl() {
        return config.cloud().arm();
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> capabilities = EnumSet.of(Capability.REAL_PACE);
        config.database().ifPresent(database -> capabilities.add(Capability.PERMITTED_DATASOURCE));
        return capabilities;
    }

    @Override
    public Optional<KeyStore> trust() {
        return trust.map(Trust::authorities);
    }

    @Override
    public Map<String, String> tags() {
        return Map.of(TAG, run);
    }

    @Override
    public Optional<String> authorization() {
        return Optional.of(credentials.authorization());
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Surroundings surroundings() {
        String[] database = config.database().orElse("").split("/databases/", 2);
        boolean known = database.length == 2;
        return new Surroundings(
                config.group(),
                config.location(),
                run + "-" + scenes.incrementAndGet(),
                known ? database[0] : NO_SERVER,
                known ? database[1] : "none");
    }

    /** Changes are permitted to what this run named, in its resource group, and to nothing else. */
    @Override
    public void permit(Request request) {
        String path = request.location().path().toLowerCase(Locale.ROOT);
        String provider = config.group() + "/providers/Microsoft.DataProtection/";
        boolean ours = Stream.of("backupVaults/", "resourceGuards/")
                .anyMatch(type -> path.startsWith((provider + type + run + "-").toLowerCase(Locale.ROOT)));
        boolean asks = READING.contains(request.method())
                || (request.method().equals("POST")
                        && QUESTIONS.contains(request.location().lastSegment().toLowerCase(Locale.ROOT)));
        if (!asks && !ours) {
            throw new IllegalStateException(request.method() + " is not permitted outside of what this run made");
        }
    }

    @Override
    public void tidy() {
        cleanUp.ofRun(run);
    }

    @Override
    public void close() {
        tidy();
    }
}
