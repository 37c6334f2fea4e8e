package dev.malachite.world;

import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Transaction;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A type of a provider's resources for who asks Azure Resource Graph: each provider knows how its own are shown there.
 *
 * @param table where they are found
 * @param type in lower case, as Resource Graph writes it
 */
public record GraphedResources(Table table, String type, Rows rows) {
    /** The tables of Resource Graph that are served. Source: Microsoft Learn, Resource Graph tables and types. */
    public enum Table {
        /** What ARM tracks: resources with a location of their own. */
        RESOURCES("Resources"),
        /** Subscriptions and resource groups. */
        RESOURCE_CONTAINERS("ResourceContainers"),
        /** What lies in vaults. */
        RECOVERY_SERVICES_RESOURCES("RecoveryServicesResources");

        private final String wire;

        Table(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    /** The resources of the type in a subscription. */
    @FunctionalInterface
    public interface Rows {
        /** Each as ARM shows it, with at least {@code id}, {@code name} and {@code properties}. */
        Stream<JsonObject> in(Transaction transaction, ResourceId subscription, Instant now);
    }
}
