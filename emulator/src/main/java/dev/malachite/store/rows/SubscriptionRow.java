package dev.malachite.store.rows;

import dev.malachite.json.JsonObject;

/**
 * What puts the changes of a subscription in a row. Immutable.
 *
 * @param id in lower case
 * @param sequence how many places and GUIDs it has given out
 * @param lastChange the instant of its last change, in ticks
 * @param expiry what it has yet to forget
 */
public record SubscriptionRow(String id, long sequence, long lastChange, Expiry expiry) {
    /** The row of a subscription that has not changed yet. */
    public static SubscriptionRow of(String id) {
        return new SubscriptionRow(id, 0, 0, Expiry.NEW);
    }

    /** The row of a subscription that has been emptied: names are not used again. */
    public SubscriptionRow emptied() {
        return new SubscriptionRow(id, sequence, 0, new Expiry(0, expiry.startedSince()));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("id", id)
                .put("sequence", sequence)
                .put("last_change", lastChange)
                .put("cleared_at", expiry.clearedAt())
                .put("started_since", expiry.startedSince())
                .build();
    }
}
