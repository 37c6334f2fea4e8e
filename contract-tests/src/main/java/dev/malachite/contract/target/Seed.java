package dev.malachite.contract.target;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What there is in a subscription before somebody calls.
 *
 * @param subscription whose time this is
 * @param now the time at which it begins
 * @param resources as Azure shows them, each with its {@code id}; parents first
 */
public record Seed(String subscription, Instant now, List<JsonNode> resources) {
    public Seed {
        resources = List.copyOf(resources);
    }
}
