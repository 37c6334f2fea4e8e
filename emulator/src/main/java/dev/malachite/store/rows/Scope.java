package dev.malachite.store.rows;

import dev.malachite.arm.ResourceId;
import java.util.Locale;

/** What contains the records that a list shows. */
public enum Scope {
    SUBSCRIPTION,
    RESOURCE_GROUP,
    PARENT;

    /** What an id is to the records of which it is asked to be the scope. */
    public static Scope of(ResourceId id) {
        int size = id.segments().size();
        boolean group = size == 4 && id.resourceGroupName().isPresent();
        return size == 2 ? SUBSCRIPTION : group ? RESOURCE_GROUP : PARENT;
    }

    /** The key under which rows know the scope: a subscription's is its id alone. */
    public String key(ResourceId id) {
        return this == SUBSCRIPTION ? id.name().toLowerCase(Locale.ROOT) : id.key();
    }

    /** The key of the scope that a row lies in. */
    public String key(ResourceRow row) {
        return switch (this) {
            case SUBSCRIPTION -> row.subscriptionKey();
            case RESOURCE_GROUP -> row.resourceGroupKey();
            case PARENT -> row.parentKey();
        };
    }
}
