package dev.malachite.store.rows;

import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Kind;
import dev.malachite.time.Timeline;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A resource as it is stored: its history, with what questions ask of it worked out. Immutable.
 *
 * @param position its place among the records of its subscription, never given to another one
 * @param existsFrom in ticks; {@link dev.malachite.time.Ticks#NEVER} while that waits for an event
 * @param existsUntil in ticks; {@link dev.malachite.time.Ticks#NEVER} when it has no end, or one that waits
 * @param reference the key of another resource that it depends on
 * @param awaited the operation for whose end its history waits
 */
public record ResourceRow(
        ResourceId id,
        Kind<?> kind,
        long position,
        Timeline<?> history,
        long existsFrom,
        long existsUntil,
        Optional<String> reference,
        Optional<String> awaited) {

    /** The row of a history that has at least one step. */
    public static <T> ResourceRow of(Kind<T> kind, ResourceId id, long position, Timeline<T> history) {
        long[] existence = Documents.existence(history);
        return new ResourceRow(
                id,
                kind,
                position,
                history,
                existence[0],
                existence[1],
                last(history).flatMap(kind.reference()),
                history.awaited().stream().findFirst());
    }

    /** The last value that is planned. */
    public static <T> Optional<T> last(Timeline<T> history) {
        for (int i = history.steps().size() - 1; i >= 0; i--) {
            Optional<T> value = history.steps().get(i).value();
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    public String key() {
        return id.key();
    }

    public String typeKey() {
        return kind.type().key();
    }

    /** Of the resource above it; a slash when there is none. */
    public String parentKey() {
        return id.parent().map(ResourceId::key).orElse("/");
    }

    /** Empty when it lies in no group. */
    public String resourceGroupKey() {
        return id.resourceGroup().map(ResourceId::key).orElse("");
    }

    /** Empty when it lies in no subscription. */
    public String subscriptionKey() {
        return id.subscriptionId().orElse("").toLowerCase(Locale.ROOT);
    }

    /** Whether it exists at an instant, in ticks. */
    public boolean existsAt(long ticks) {
        return existsFrom <= ticks && existsUntil > ticks;
    }

    /** The history, written down. */
    public String document() {
        return document(kind);
    }

    @SuppressWarnings("unchecked")
    private <T> String document(Kind<T> of) {
        return Documents.write(of.write(), (Timeline<T>) history);
    }

    /** This row once the operation that its history waits for has ended. */
    public ResourceRow settle(String operation, Instant instant) {
        return settled(kind, operation, instant);
    }

    @SuppressWarnings("unchecked")
    private <T> ResourceRow settled(Kind<T> of, String operation, Instant instant) {
        return of(of, id, position, ((Timeline<T>) history).settle(operation, instant));
    }

    /** Whether what is read of the written history is the history: so it is the same in every store. */
    public boolean isReadAsWritten() {
        return Documents.read(kind.read(), document()).equals(history);
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("resource_key", key())
                .put("resource_id", id.toString())
                .put("type_key", typeKey())
                .put("parent_key", parentKey())
                .put("resource_group_key", resourceGroupKey())
                .put("subscription_key", subscriptionKey())
                .put("position", position)
                .put("exists_from", existsFrom)
                .put("exists_until", existsUntil)
                .put("reference_key", (Object) reference.orElse(null))
                .put("awaited_operation", (Object) awaited.orElse(null))
                .put("history", document())
                .put("lasting", kind.lasting() ? 1 : 0)
                .build();
    }
}
