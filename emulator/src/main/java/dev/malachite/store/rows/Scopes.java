package dev.malachite.store.rows;

import dev.malachite.arm.ResourceId;
import java.util.Locale;

/**
 * What contains a resource, by keys. Immutable.
 *
 * @param parent the resource above it; a slash when there is none
 * @param resourceGroup empty when it lies in no group
 * @param subscription its id in lower case; empty when it lies in none
 */
public record Scopes(String parent, String resourceGroup, String subscription) {
    static Scopes of(ResourceId id) {
        return new Scopes(
                id.parent().map(ResourceId::key).orElse("/"),
                id.resourceGroup().map(ResourceId::key).orElse(""),
                id.subscriptionId().orElse("").toLowerCase(Locale.ROOT));
    }

    /** The same, with the strings of the row above it where they are equal: siblings share them. */
    Scopes sharing(ResourceRow above) {
        Scopes others = above.scopes();
        return new Scopes(
                parent.equals(above.key()) ? above.key() : parent,
                resourceGroup.equals(others.resourceGroup) ? others.resourceGroup : resourceGroup,
                subscription.equals(others.subscription) ? others.subscription : subscription);
    }
}
