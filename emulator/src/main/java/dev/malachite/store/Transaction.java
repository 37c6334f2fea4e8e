package dev.malachite.store;

import dev.malachite.arm.Page;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.time.Ticks;
import dev.malachite.time.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an operation may read and write. Used by one thread, for one request. */
public interface Transaction {
    /** All that is known of a resource, past and planned; empty when there never was one. */
    <T> Timeline<T> history(Kind<T> kind, ResourceId id);

    /** The resource at an instant. */
    default <T> Optional<T> find(Kind<T> kind, ResourceId id, Instant now) {
        return history(kind, id).at(now);
    }

    /** The id in the spelling under which the resource was put last. */
    Optional<ResourceId> storedId(Kind<?> kind, ResourceId id);

    <T> void put(Kind<T> kind, ResourceId id, Timeline<T> history);

    /** The resources of a kind whose parent, resource group or subscription is {@code scope}, oldest first. */
    <T> Page<Stored<T>> list(Kind<T> kind, ResourceId scope, Instant now, Page.Request page);

    /** All resources of a kind whose parent, resource group or subscription is {@code scope}, oldest first. */
    default <T> List<Stored<T>> all(Kind<T> kind, ResourceId scope, Instant now) {
        return list(kind, scope, now, Page.Request.EVERYTHING).items();
    }

    /** Whether a resource of the kind exists under the scope, or is planned to. */
    boolean exists(Kind<?> kind, ResourceId scope, Instant now);

    /** Whether an existing resource of the kind depends on the one with the given key. */
    boolean isReferenced(Kind<?> kind, String key, Instant now);

    /** The existing resources of a kind that depend on the one with the given key, oldest first. */
    <T> List<Stored<T>> referencing(Kind<T> kind, String key, Instant now);

    /**
     * Which records a question about a stretch of time is about.
     *
     * @param from records that ended before or at this instant are left out
     * @param to records that begin after this instant are left out
     * @param after the position after which to start, -1 for all
     */
    record Stretch(Instant from, Instant to, long after, int limit) {
        /** The end in ticks. The end of time is its own: an instant of it cannot be counted back without loss. */
        public long lastTick() {
            return to.equals(Ticks.instant(Ticks.NEVER)) ? Ticks.NEVER : Ticks.of(to);
        }

        /** All records that exist at some time from an instant on. */
        public static Stretch since(Instant from) {
            return new Stretch(from, Ticks.instant(Ticks.NEVER), -1, Integer.MAX_VALUE);
        }
    }

    /** The records below a parent that exist, or are planned to, at some time in the stretch, oldest first. */
    <T> List<Lived<T>> lived(Kind<T> kind, ResourceId parent, Stretch stretch);

    /** The records that depend on a key and exist, or are planned to, at some time in the stretch, oldest first. */
    <T> List<Lived<T>> livedReferencing(Kind<T> kind, String key, Stretch stretch);

    /**
     * The records below a parent in the order in which they begin to exist: those that begin after an instant, or at it
     * with a position after the given one.
     *
     * @param to records that begin after this instant are left out
     * @throws IllegalArgumentException when the kind is not {@linkplain Kind#inOrder in order}
     */
    <T> List<Lived<T>> begun(Kind<T> kind, ResourceId parent, Instant from, Instant to, long after, int limit);

    /** The record at a place in a subscription. */
    <T> Optional<Lived<T>> at(Kind<T> kind, String subscriptionId, long position);

    /** The existing resources, of whatever type, that depend on the key and lie in a scope, oldest first. */
    <T> Page<Stored<T>> listReferencing(Kind<T> kind, String key, ResourceId scope, Instant now, Page.Request page);

    /** The subscriptions that hold anything, or held it, in lower case and sorted. */
    List<String> subscriptions();

    Optional<AsyncOperation> operation(String name);

    void put(AsyncOperation operation);

    /** The operations that the subscription has accepted, oldest first; of all subscriptions when none is named. */
    List<AsyncOperation> operations(Optional<String> subscriptionId);

    /**
     * Counts a status poll. The only change that a reading transaction makes: one row, alone, however many polls come
     * at
     * once.
     *
     * @return the number of polls before this one; 0 for an operation that has been forgotten meanwhile
     */
    int countPoll(String name);

    /**
     * Ends an operation that waited for polls or a hand; all that was planned for its end happens from then on.
     *
     * @throws WriteNeededException in a reading transaction: the end takes its turn among the subscription's changes
     */
    void end(AsyncOperation operation, Instant instant);

    /** Who holds a name of which there is only one in all subscriptions; held until the transaction ends. */
    Optional<ResourceId> owner(String name);

    /** Who holds such names that begin with the same, in their order. */
    List<ResourceId> owners(String beginning);

    /** Gives such a name to a resource. */
    void own(String name, ResourceId owner);

    /** A new GUID: the next of the subscription's seeded sequence. */
    String newGuid();
}
