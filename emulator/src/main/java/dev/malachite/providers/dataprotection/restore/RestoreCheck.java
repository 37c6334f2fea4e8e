package dev.malachite.providers.dataprotection.restore;

import static dev.malachite.providers.dataprotection.BackupErrors.archivedRecoveryPointsRequestedForRestore;
import static dev.malachite.providers.dataprotection.BackupErrors.crossSubscriptionRestoreNotAllowed;
import static dev.malachite.providers.dataprotection.BackupErrors.invalidRecoveryPointInTime;
import static dev.malachite.providers.dataprotection.BackupErrors.invalidRestorePrefixRange;
import static dev.malachite.providers.dataprotection.BackupErrors.originalLocationRestoreNotSupported;
import static dev.malachite.providers.dataprotection.BackupErrors.restorePointNotFound;
import static dev.malachite.providers.dataprotection.BackupErrors.tooManyRestoreCriteria;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidInput;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.Outcome;
import dev.malachite.arm.async.Pace;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.LinkedAccess;
import dev.malachite.providers.dataprotection.Regions;
import dev.malachite.providers.dataprotection.datasources.DatasourceType;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.protection.ProtectionChange;
import dev.malachite.providers.dataprotection.recoverypoints.Plans;
import dev.malachite.providers.dataprotection.recoverypoints.RecoveryPoint;
import dev.malachite.providers.dataprotection.recoverypoints.RecoveryPoints;
import dev.malachite.providers.dataprotection.recoverypoints.Rehydration;
import dev.malachite.store.Transaction;
import dev.malachite.time.WireTime;
import dev.malachite.world.World;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether a restore can be carried out: what the request says is judged at once, what the world says by the worker.
 *
 * <p>Errors at once: {@code LinkedAuthorizationFailed} 403; {@code BMSUserErrorInvalidInput}, {@code
 * UserErrorRestorePointNotFound}, {@code UserErrorInvalidRecoveryPointInTime}, {@code
 * UserErrorOriginalLocationRestoreNotSupported}, {@code UserErrorArchivedRecoveryPointsRequestedForRestore}, {@code
 * UserErrorCrossSubscriptionRestoreNotAllowed}, {@code UserErrorTooManyRestoreCriteriaGivenForBlobRestore}, {@code
 * UserErrorInvalidRestorePrefixRange} 400.
 *
 * <p>Source: Microsoft Learn (restore pages, troubleshooting); which of them come at once is inferred, ADR 0304.
 */
public record RestoreCheck(DatasourceTypes types, World world, Pace pace, LinkedAccess access) {
    private static final String BY_TIME = "AzureBackupRecoveryTimeBasedRestoreRequest";
    private static final String TARGET_ID = "restoreTargetInfo.datasourceInfo.resourceID";
    private static final String WITH_REHYDRATION = "AzureBackupRestoreWithRehydrationRequest";

    /**
     * A restore that was found acceptable.
     *
     * @param point what is restored; empty for a point in time
     * @param target the resource that is written to, when it has an id
     * @param facts what its job shows
     */
    public record Accepted(Optional<RecoveryPoint> point, Optional<ResourceId> target, JsonObject facts) {}

    /**
     * Refuses what cannot be restored as asked.
     *
     * @param restore the {@code AzureBackupRestoreRequest}
     */
    public Accepted requireAcceptable(
            ArmRequest request, Transaction transaction, ProtectionChange.Subject subject, JsonObject restore) {
        subject.instance().datasource().id().ifPresent(id -> access.require(request, transaction, id));
        DatasourceType type = types.get(subject.instance().datasourceType());
        String kind = restore.string("objectType").orElse("");
        JsonObject target = restore.objectOrEmpty("restoreTargetInfo");
        String targetKind = target.string("objectType").orElse("");
        if (!type.restore().takesRequest(kind)) {
            throw invalidInput("objectType", "The datasource type is not restored so.")
                    .toException();
        }
        if (!type.restore().takesTarget(targetKind)) {
            throw invalidInput("restoreTargetInfo.objectType", "The datasource type is not restored to such a target.")
                    .toException();
        }
        String store = restore.string("sourceDataStoreType").orElse("");
        Optional<RecoveryPoint> point =
                kind.equals(BY_TIME) ? Optional.empty() : Optional.of(point(request, transaction, subject, restore));
        if (point.isEmpty()) {
            requireTime(request, transaction, subject, restore, store);
        } else {
            requireCopy(request, transaction, subject, point.get(), store, kind);
        }
        requireCriteria(target.objects("restoreCriteria"), type, store);
        requireRegion(request, subject, target);
        Optional<ResourceId> place = target(target);
        requireSameType(subject, target);
        requirePlace(subject, type, place, store);
        return new Accepted(point, place, facts(restore, target, point, place, store));
    }

    private RecoveryPoint point(
            ArmRequest request, Transaction transaction, ProtectionChange.Subject subject, JsonObject restore) {
        return RecoveryPoints.of(transaction, subject.id(), subject.instance(), types, pace, request.now())
                .find(restore.string("recoveryPointId").orElse(""))
                .orElseThrow(() -> restorePointNotFound().toException());
    }

    private void requireCopy(
            ArmRequest request,
            Transaction transaction,
            ProtectionChange.Subject subject,
            RecoveryPoint point,
            String store,
            String kind) {
        if (point.in(store, request.now()).isEmpty()) {
            throw restorePointNotFound().toException();
        }
        boolean rehydrated = Rehydration.of(
                        transaction, subject.id(), subject.instance().protectionId(), request.now())
                .containsKey(point.id());
        if (store.equals("ArchiveStore") && !kind.equals(WITH_REHYDRATION) && !rehydrated) {
            throw archivedRecoveryPointsRequestedForRestore().toException();
        }
    }

    private void requireTime(
            ArmRequest request,
            Transaction transaction,
            ProtectionChange.Subject subject,
            JsonObject restore,
            String store) {
        Optional<Instant> time = restore.string("recoveryPointTime").flatMap(WireTime::parse);
        Optional<Period> stay = new Plans(transaction)
                .of(subject.instance().policyId().orElse(""), request.now())
                .continuousRetention(store);
        Instant earliest = stay.map(back ->
                        request.now().atOffset(ZoneOffset.UTC).minus(back).toInstant())
                .orElse(request.now());
        if (time.isEmpty() || time.get().isBefore(earliest) || time.get().isAfter(request.now())) {
            throw invalidRecoveryPointInTime().toException();
        }
    }

    /** Ranges end behind their start; an open end is written as nothing. */
    private static void requireCriteria(List<JsonObject> criteria, DatasourceType type, String store) {
        OptionalLong most = type.restore().maxCriteria(store);
        if (most.isPresent() && criteria.size() > most.getAsLong()) {
            throw tooManyRestoreCriteria().toException();
        }
        for (JsonObject criterion : criteria) {
            String from = criterion.string("minMatchingValue").orElse("");
            String to = criterion.string("maxMatchingValue").orElse("");
            if (!from.isEmpty() && !to.isEmpty() && from.compareTo(to) >= 0) {
                throw invalidRestorePrefixRange().toException();
            }
        }
    }

    private static Optional<ResourceId> target(JsonObject target) {
        return resource(target)
                .or(() -> target.path("targetDetails", "targetResourceArmId").flatMap(ResourceId::parse));
    }

    private static Optional<ResourceId> resource(JsonObject target) {
        return target.path("datasourceInfo", "resourceID").flatMap(ResourceId::parse);
    }

    /** Files go to an account, everything else to a resource like the one that was backed up. */
    private static void requireSameType(ProtectionChange.Subject subject, JsonObject target) {
        Optional<ResourceId> place = resource(target);
        Optional<ResourceId> source = subject.instance().datasource().id();
        if (place.isPresent()
                && source.isPresent()
                && !place.get().type().key().equals(source.get().type().key())) {
            throw invalidInput(TARGET_ID, "The target is a resource of another type than what was backed up.")
                    .toException();
        }
    }

    /** What is restored stays in the vault's region, unless another region was asked. Source: Microsoft Learn. */
    private static void requireRegion(ArmRequest request, ProtectionChange.Subject subject, JsonObject target) {
        boolean elsewhere = target.string("restoreLocation")
                .map(Regions::normalised)
                .filter(asked -> !asked.equals(subject.vault().region()))
                .isPresent();
        if (elsewhere && !request.parameters().containsKey("location")) {
            throw invalidInput("restoreTargetInfo.restoreLocation", "Data is restored in the vault's region.")
                    .toException();
        }
    }

    private static void requirePlace(
            ProtectionChange.Subject subject, DatasourceType type, Optional<ResourceId> place, String store) {
        Optional<ResourceId> source = subject.instance().datasource().id();
        boolean original = place.isPresent() && place.equals(source);
        boolean overwrites = type.existingTarget().isPresent();
        if (original && !overwrites && !type.restore().toOriginalLocation(store)) {
            throw originalLocation(type).toException();
        }
        if (place.isPresent() && !original && type.restore().toOriginalLocationAlone(store)) {
            throw invalidInput(TARGET_ID, "The operational tier restores to the source alone.")
                    .toException();
        }
        boolean permitted = subject.vault().permitsCrossSubscriptionRestore()
                && type.restore().acrossSubscriptions();
        boolean elsewhere = place.flatMap(ResourceId::subscriptionId)
                .filter(id -> !subject.id()
                        .subscriptionId()
                        .filter(id::equalsIgnoreCase)
                        .isPresent())
                .filter(id -> source.flatMap(ResourceId::subscriptionId)
                        .filter(id::equalsIgnoreCase)
                        .isEmpty())
                .isPresent();
        if (elsewhere && !permitted) {
            throw crossSubscriptionRestoreNotAllowed().toException();
        }
    }

    /** The published text is about containers. */
    private static ArmError originalLocation(DatasourceType type) {
        return type.containersForStore().isPresent()
                ? originalLocationRestoreNotSupported()
                : invalidInput(TARGET_ID, "The datasource type is not restored to where it came from.");
    }

    private static JsonObject facts(
            JsonObject restore,
            JsonObject target,
            Optional<RecoveryPoint> point,
            Optional<ResourceId> place,
            String store) {
        JsonObject details = target.objectOrEmpty("targetDetails");
        Optional<String> time = point.map(RecoveryPoint::time)
                .or(() -> restore.string("recoveryPointTime").flatMap(WireTime::parse))
                .map(WireTime::trimmed);
        return JsonObject.builder()
                .put("sourceStore", store)
                .put("sourcePointId", point.map(RecoveryPoint::id))
                .put("sourceTime", time)
                .put("destination", details.string("url").or(() -> place.map(ResourceId::toString)))
                .put("filePrefix", details.string("filePrefix"))
                .put("rehydrationPriority", restore.string("rehydrationPriority"))
                .build();
    }

    /** How the operation ends: with what the worker finds in its way, if anything. */
    public Outcome outcome(
            ArmRequest request,
            Transaction transaction,
            ProtectionChange.Subject subject,
            Accepted accepted,
            JsonObject restore) {
        return new RestoreObstacle(types, world)
                .first(transaction, subject, accepted, restore, request.now())
                .<Outcome>map(error -> new Outcome.Failed(
                        error.at(ArmError.Place.OPERATION, request.ids().activityId())))
                .orElseGet(Outcome::succeeded);
    }
}
