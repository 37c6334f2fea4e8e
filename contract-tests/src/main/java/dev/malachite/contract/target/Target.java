package dev.malachite.contract.target;

import dev.malachite.contract.traffic.Request;
import java.net.URI;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
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

    /** The value of the next request's {@code Authorization} header, fresh when the last one expired; none if none. */
    Optional<String> authorization();

    /** Whom to trust over HTTPS, if not those whom Java trusts. */
    default Optional<KeyStore> trust() {
        return Optional.empty();
    }

    /** Tags of everything that is made here, by which it is found again. */
    default Map<String, String> tags() {
        return Map.of();
    }

    /** How time passes here. */
    Clock clock();

    /** Where the next scene is set; no two scenes share a vault. */
    Surroundings surroundings();

    /**
     * A target like this one, in a world of its own.
     *
     * @throws IllegalStateException without {@link Capability#OWN_WORLD}
     */
    default Target in(Setting setting) {
        throw new IllegalStateException(name() + " has one world, not " + setting);
    }

    /**
     * Puts what there was before into a subscription, whose time begins then.
     *
     * @return the time of that subscription
     * @throws IllegalStateException without {@link Capability#SEEDED_PAST}
     */
    default Clock begin(Seed seed) {
        throw new IllegalStateException(name() + " has no past but its own, not that of " + seed.subscription());
    }

    /**
     * Asked before every request that a scenario sends.
     *
     * @throws IllegalStateException if the target was not allowed to be touched there
     */
    default void permit(Request request) {}

    /** Takes away what a scene left behind; called after each scenario. */
    default void tidy() {}

    /** Ends what the target started, and takes away what scenarios left behind. */
    @Override
    void close();
}
