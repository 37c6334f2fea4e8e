package dev.malachite.store.rows;

import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import java.util.Locale;

/** Who holds a name of which there is one in all subscriptions. Immutable. */
public record OwnerRow(String name, ResourceId id) {
    public String subscriptionKey() {
        return id.subscriptionId().orElse("").toLowerCase(Locale.ROOT);
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("name", name)
                .put("resource_id", id.toString())
                .put("subscription_key", subscriptionKey())
                .build();
    }
}
