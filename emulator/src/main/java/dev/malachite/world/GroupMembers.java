package dev.malachite.world;

import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.time.Instant;
import java.util.List;

/** A provider's resources, for those who work on all of a group's: each provider knows its own. */
public interface GroupMembers {
    /** The resources that cannot go, and with which the group stays. */
    List<ResourceId> blocking(Transaction transaction, ResourceId group, Instant now);

    /** The provider's resources in a subscription or resource group that ARM itself lists, with their heads alone. */
    List<JsonObject> tracked(Transaction transaction, ResourceId scope, Instant now);

    /**
     * Plans that what the provider has in the group is gone from a moment on.
     *
     * @param staying what stays, with all that belongs to it
     */
    void delete(Transaction transaction, ResourceId group, List<ResourceId> staying, Instant now, Timeline.Moment gone);
}
