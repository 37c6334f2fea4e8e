package dev.malachite.store.rows;

import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Kind;
import dev.malachite.time.Timeline;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * A resource as it is stored: its history, with what questions ask of it worked out. Immutable.
 *
 * @param position its place among the records of its subscription, never given to another one
 * @param existsFrom in ticks; {@link dev.malachite.time.Ticks#NEVER} while that waits for an event
 * @param existsUntil in ticks; {@link dev.malachite.time.Ticks#NEVER} when it has no end, or one that waits
 * @param reference the key of another resource that it depends on
 * @param awaited the operation for whose end its history waits
 * @param scopes what contains it
 */
public record ResourceRow(
        ResourceId id,
        Kind<?> kind,
        long position,
        Timeline<?> history,
        long existsFrom,
        long existsUntil,
        Optional<String> reference,
        Optional<String> awaited,
        Scopes scopes) {

    /** The row of a history that has at least one step. */
    public static <T> ResourceRow of(Kind<T> kind, ResourceId id, long position, Timeline<T> history) {
        return of(kind, id, position, history, Scopes.of(id));
    }

    private static <T> ResourceRow of(Kind<T> kind, ResourceId id, long position, Timeline<T> history, Scopes scopes) {
        long[] existence = Documents.existence(history);
        return new ResourceRow(
                id,
                kind,
                position,
                history,
                existence[0],
                existence[1],
                history.last().flatMap(kind.reference()),
                history.awaited(),
                scopes);
    }

    /** This row with another history, and with the id in the spelling in which it was put last. */
    public <T> ResourceRow with(Kind<T> of, ResourceId spelled, Timeline<T> other) {
        ResourceId spelling = spelled.isSpelledAs(id) ? id : spelled.toKeepByKey();
        ResourceRow row = of(of, spelling, position, other, scopes);
        return row.reference.equals(reference) ? row.referringTo(reference) : row;
    }

    /** This row, keeping the strings that are kept by the row above it and the one that it refers to. */
    public ResourceRow sharing(Function<String, Optional<ResourceRow>> rows) {
        ResourceRow row = reference
                .flatMap(rows)
                .map(other -> referringTo(Optional.of(other.key())))
                .orElse(this);
        return rows.apply(parentKey())
                .map(above -> row.within(scopes.sharing(above)))
                .orElse(row);
    }

    private ResourceRow referringTo(Optional<String> same) {
        return new ResourceRow(id, kind, position, history, existsFrom, existsUntil, same, awaited, scopes);
    }

    private ResourceRow within(Scopes same) {
        return new ResourceRow(id, kind, position, history, existsFrom, existsUntil, reference, awaited, same);
    }

    public String key() {
        return id.key();
    }

    public String typeKey() {
        return kind.type().key();
    }

    public String parentKey() {
        return scopes.parent();
    }

    public String resourceGroupKey() {
        return scopes.resourceGroup();
    }

    public String subscriptionKey() {
        return scopes.subscription();
    }

    /** Whether it exists at an instant, in ticks. */
    public boolean existsAt(long ticks) {
        return existsFrom <= ticks && existsUntil > ticks;
    }

    /** Makes what is kept of the history small. */
    public void compact() {
        compact(kind);
    }

    @SuppressWarnings("unchecked")
    private <T> void compact(Kind<T> of) {
        ((Timeline<T>) history).steps().forEach(step -> step.value().ifPresent(of.compact()));
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
        return with(of, id, ((Timeline<T>) history).settle(operation, instant));
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
