package dev.malachite.world;

import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Kind;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.time.Instant;
import java.util.List;

/** The resources of providers that are kept as they were sent: none of them keeps a group. */
public final class GenericMembers implements GroupMembers {
    @Override
    public List<ResourceId> blocking(Transaction transaction, ResourceId group, Instant now) {
        return List.of();
    }

    @Override
    public List<JsonObject> tracked(Transaction transaction, ResourceId scope, Instant now) {
        return GenericResource.all(transaction, scope, now).stream()
                .filter(stored -> GenericResource.isTopLevel(stored.id()))
                .map(stored -> stored.value().document().without("properties", "etag", "systemData"))
                .toList();
    }

    @Override
    public void delete(
            Transaction transaction, ResourceId group, List<ResourceId> staying, Instant now, Timeline.Moment gone) {
        GenericResource.all(transaction, group, now).forEach(stored -> end(transaction, stored.id(), now, gone));
    }

    private static void end(Transaction transaction, ResourceId id, Instant now, Timeline.Moment gone) {
        Kind<GenericResource> kind = GenericResource.kindOf(id);
        transaction.put(kind, id, transaction.history(kind, id).until(now).thenNothing(gone));
    }
}
