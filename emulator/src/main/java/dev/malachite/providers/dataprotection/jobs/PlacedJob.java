package dev.malachite.providers.dataprotection.jobs;

import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.recoverypoints.RecoveryPoint;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A job with its place in the list.
 *
 * @param point works out what a scheduled backup made, which lists do not show
 */
record PlacedJob(
        JobPlace place,
        String guid,
        Job job,
        Optional<java.time.Instant> end,
        Supplier<Optional<RecoveryPoint>> point) {

    /** With the recovery point, for who asks for the job alone. */
    Job detailed() {
        return point.get()
                .map(made -> job.ended(job.status(), JsonObject.of("pointId", made.id(), "tag", made.tag())))
                .orElse(job);
    }
}
