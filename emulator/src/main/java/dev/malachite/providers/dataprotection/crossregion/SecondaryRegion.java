package dev.malachite.providers.dataprotection.crossregion;

import static dev.malachite.providers.dataprotection.BackupErrors.restorePointNotFound;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidInput;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.providers.dataprotection.BackupErrors;
import dev.malachite.providers.dataprotection.Regions;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backuppolicies.PolicyPlan.Copy;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.providers.dataprotection.protection.ProtectionChange;
import dev.malachite.providers.dataprotection.recoverypoints.RecoveryPoint;
import dev.malachite.providers.dataprotection.restore.RestoreCheck;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.time.Duration;
import java.time.Instant;

/**
 * The other region of a geo-redundant vault that permits restores there: who it is about, and what has arrived.
 *
 * <p>Source: recorded traffic (locations, operation names); Microsoft Learn (points arrive up to 12 hours later).
 *
 * @param lag how long points take to arrive, in Azure
 */
public record SecondaryRegion(AsyncOperations operations, DatasourceTypes types, Duration lag) {
    public SecondaryRegion(AsyncOperations operations, DatasourceTypes types) {
        this(operations, types, Duration.ofHours(12));
    }

    /**
     * The instance in the first region.
     *
     * @throws dev.malachite.arm.ArmException {@code BMSUserErrorInvalidInput} 400
     */
    public ProtectionChange.Subject instance(ArmRequest request, Transaction transaction, String id) {
        ResourceId instanceId = ResourceId.parse(id)
                .filter(found -> found.type().equals(BackupInstance.TYPE))
                .orElseThrow(() -> invalidInput("sourceBackupInstanceId", "This is no id of a backup instance.")
                        .toException());
        BackupVault vault = vault(request, transaction, instanceId.parent().orElseThrow());
        Timeline<BackupInstance> history = transaction.history(BackupInstance.KIND, instanceId);
        BackupInstance instance = history.at(request.now())
                .orElseThrow(() -> BackupErrors.genericResourceNotFound().toException());
        if (!types.get(instance.datasourceType()).is("crossRegionRestore")) {
            throw invalidInput("sourceBackupInstanceId", "The datasource type is not restored in another region.")
                    .toException();
        }
        return new ProtectionChange.Subject(instanceId, vault, instance, history);
    }

    /** The vault, when the request came to the region that its data is copied to. */
    public BackupVault vault(ArmRequest request, Transaction transaction, ResourceId vaultId) {
        BackupVault vault = transaction
                .find(BackupVault.KIND, vaultId, request.now())
                .orElseThrow(() -> BackupErrors.genericResourceNotFound().toException());
        String location = Regions.normalised(request.parameter("location"));
        boolean paired =
                Regions.pairOf(vault.location()).filter(location::equals).isPresent();
        boolean enabled =
                vault.crossRegionRestoreState().filter("Enabled"::equals).isPresent();
        if (!paired || !enabled) {
            throw invalidInput("location", "Cross region restore is not enabled from the vault to this region.")
                    .toException();
        }
        return vault;
    }

    /** Whether a point has arrived: what only the operational tier holds stays in the first region. */
    public boolean holds(RecoveryPoint point, Instant now) {
        boolean inVault = point.copies().stream().anyMatch(Copy::isInVault);
        return inVault && !point.visibleFrom().plus(operations.pace().lag(lag)).isAfter(now);
    }

    /** Refuses a point that has not arrived. */
    public void requireArrived(RestoreCheck.Accepted accepted, Instant now) {
        if (accepted.point().filter(point -> holds(point, now)).isEmpty()) {
            throw restorePointNotFound().toException();
        }
    }
}
