package dev.malachite.store.rows;

import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.json.JsonObject;
import dev.malachite.time.Ticks;

/**
 * An asynchronous operation as it is stored. Immutable.
 *
 * @param subscription the one that accepted it, in lower case
 */
public record OperationRow(AsyncOperation operation, String subscription) {
    /** In ticks; {@link Ticks#NEVER} while the end waits. */
    public long endsAt() {
        return operation.endsAt().map(Ticks::of).orElse(Ticks.NEVER);
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("name", operation.name())
                .put("subscription_key", subscription)
                .put("started_by", operation.startedBy().value())
                .put("target", operation.target().toString())
                .put("location", operation.location())
                .put("api_version", operation.apiVersion().value())
                .put("start_time", Ticks.of(operation.startTime()))
                .put("ends_at", endsAt())
                .put("progression", Documents.text(operation.progression()))
                .put("polls", operation.polls())
                .put("outcome", operation.outcome().status())
                .put("outcome_document", (Object) Documents.outcomeDocument(operation.outcome()))
                .put("retry_after", (Object) operation.retryAfter().orElse(null))
                .put("polling", (Object) Documents.polling(operation.polling()))
                .build();
    }
}
