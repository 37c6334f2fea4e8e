package dev.malachite.providers.dataprotection;

import dev.malachite.arm.async.Pace;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstancesAdhocBackup;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstancesCreateOrUpdate;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstancesDelete;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstancesExtensionRoutingList;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstancesGet;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstancesList;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstancesResumeBackups;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstancesResumeProtection;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstancesStopProtection;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstancesSuspendBackups;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstancesSyncBackupInstance;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstancesValidateForBackup;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstancesValidateForModifyBackup;
import dev.malachite.providers.dataprotection.backuppolicies.BackupPoliciesCreateOrUpdate;
import dev.malachite.providers.dataprotection.backuppolicies.BackupPoliciesDelete;
import dev.malachite.providers.dataprotection.backuppolicies.BackupPoliciesGet;
import dev.malachite.providers.dataprotection.backuppolicies.BackupPoliciesList;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.backupvaults.BackupVaultsCreateOrUpdate;
import dev.malachite.providers.dataprotection.backupvaults.BackupVaultsDelete;
import dev.malachite.providers.dataprotection.backupvaults.BackupVaultsGet;
import dev.malachite.providers.dataprotection.backupvaults.BackupVaultsGetInResourceGroup;
import dev.malachite.providers.dataprotection.backupvaults.BackupVaultsGetInSubscription;
import dev.malachite.providers.dataprotection.backupvaults.BackupVaultsUpdate;
import dev.malachite.providers.dataprotection.crossregion.BackupInstancesTriggerCrossRegionRestore;
import dev.malachite.providers.dataprotection.crossregion.BackupInstancesValidateCrossRegionRestore;
import dev.malachite.providers.dataprotection.crossregion.FetchSecondaryRecoveryPointsList;
import dev.malachite.providers.dataprotection.crossregion.SecondaryRegion;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.deletedbackupinstances.DeletedBackupInstancesGet;
import dev.malachite.providers.dataprotection.deletedbackupinstances.DeletedBackupInstancesList;
import dev.malachite.providers.dataprotection.deletedbackupinstances.DeletedBackupInstancesUndelete;
import dev.malachite.providers.dataprotection.deletedbackupvaults.DeletedBackupVaultsGet;
import dev.malachite.providers.dataprotection.deletedbackupvaults.DeletedBackupVaultsListByLocation;
import dev.malachite.providers.dataprotection.features.BackupVaultsCheckNameAvailability;
import dev.malachite.providers.dataprotection.features.DataProtectionCheckFeatureSupport;
import dev.malachite.providers.dataprotection.features.DataProtectionOperationsList;
import dev.malachite.providers.dataprotection.jobs.ExportJobsOperationResultGet;
import dev.malachite.providers.dataprotection.jobs.ExportJobsTrigger;
import dev.malachite.providers.dataprotection.jobs.FetchCrossRegionRestoreJobGet;
import dev.malachite.providers.dataprotection.jobs.FetchCrossRegionRestoreJobsList;
import dev.malachite.providers.dataprotection.jobs.JobsGet;
import dev.malachite.providers.dataprotection.jobs.JobsList;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.providers.dataprotection.operationstatus.OperationResultGet;
import dev.malachite.providers.dataprotection.operationstatus.OperationStatusGet;
import dev.malachite.providers.dataprotection.recoverypoints.PointsRequest;
import dev.malachite.providers.dataprotection.recoverypoints.RecoveryPointsGet;
import dev.malachite.providers.dataprotection.recoverypoints.RecoveryPointsList;
import dev.malachite.providers.dataprotection.resourceguardproxies.DppResourceGuardProxyCreateOrUpdate;
import dev.malachite.providers.dataprotection.resourceguardproxies.DppResourceGuardProxyDelete;
import dev.malachite.providers.dataprotection.resourceguardproxies.DppResourceGuardProxyGet;
import dev.malachite.providers.dataprotection.resourceguardproxies.DppResourceGuardProxyList;
import dev.malachite.providers.dataprotection.resourceguardproxies.DppResourceGuardProxyUnlockDelete;
import dev.malachite.providers.dataprotection.resourceguards.ResourceGuard;
import dev.malachite.providers.dataprotection.resourceguards.ResourceGuardRequests;
import dev.malachite.providers.dataprotection.resourceguards.ResourceGuardsDelete;
import dev.malachite.providers.dataprotection.resourceguards.ResourceGuardsGet;
import dev.malachite.providers.dataprotection.resourceguards.ResourceGuardsList;
import dev.malachite.providers.dataprotection.resourceguards.ResourceGuardsPatch;
import dev.malachite.providers.dataprotection.resourceguards.ResourceGuardsPut;
import dev.malachite.providers.dataprotection.restorabletimeranges.RestorableTimeRangesFind;
import dev.malachite.providers.dataprotection.restore.BackupInstancesTriggerRehydrate;
import dev.malachite.providers.dataprotection.restore.BackupInstancesTriggerRestore;
import dev.malachite.providers.dataprotection.restore.BackupInstancesValidateForRestore;
import dev.malachite.providers.dataprotection.restore.RestoreCheck;
import dev.malachite.store.Kind;
import dev.malachite.world.World;
import java.util.ArrayList;
import java.util.List;

/** The provider's table of contents: every operation that is served, one line each. */
public final class DataProtection {
    public static final String NAMESPACE = "Microsoft.DataProtection";

    /** The resource types as a provider's description names them. */
    public static final List<String> RESOURCE_TYPES = List.of(
            "backupVaults",
            "backupVaults/backupInstances",
            "backupVaults/backupPolicies",
            "resourceGuards",
            "locations",
            "locations/operationStatus",
            "locations/operationResults",
            "operations");

    private DataProtection() {}

    /**
     * Every operation.
     *
     * @param pageSize how many items a page of a list has
     * @param access asks whether a caller may use what a request names
     */
    public static List<ArmOperation> operations(Pace pace, World world, int pageSize, LinkedAccess access) {
        AsyncOperations async = new AsyncOperations(pace);
        DatasourceTypes datasourceTypes = new DatasourceTypes();
        List<ArmOperation> operations = new ArrayList<>(List.of(
                new BackupVaultsCreateOrUpdate(async),
                new BackupVaultsGet(),
                new BackupVaultsUpdate(),
                new BackupVaultsDelete(async),
                new BackupVaultsGetInResourceGroup(pageSize),
                new BackupVaultsGetInSubscription(pageSize),
                new BackupPoliciesCreateOrUpdate(datasourceTypes),
                new BackupPoliciesGet(),
                new BackupPoliciesDelete(),
                new BackupPoliciesList(pageSize),
                new BackupInstancesCreateOrUpdate(async, datasourceTypes, world),
                new BackupInstancesGet(),
                new BackupInstancesDelete(async, datasourceTypes),
                new BackupInstancesList(pageSize),
                new BackupInstancesValidateForBackup(async, datasourceTypes, world),
                new BackupInstancesStopProtection(async),
                new BackupInstancesSuspendBackups(async),
                new BackupInstancesResumeProtection(async),
                new BackupInstancesResumeBackups(async),
                new BackupInstancesSyncBackupInstance(async, datasourceTypes, world),
                new DeletedBackupInstancesGet(),
                new DeletedBackupInstancesList(pageSize),
                new DeletedBackupInstancesUndelete()));
        operations.addAll(
                backups(async, datasourceTypes, new RestoreCheck(datasourceTypes, world, pace, access), pageSize));
        operations.addAll(guards(world, pageSize, access));
        operations.addAll(OperationStatusGet.inEveryContext());
        operations.addAll(OperationResultGet.inEveryContext(async));
        return operations;
    }

    private static List<ArmOperation> backups(
            AsyncOperations async, DatasourceTypes datasourceTypes, RestoreCheck restore, int pageSize) {
        World world = restore.world();
        Pace pace = async.pace();
        PointsRequest points = new PointsRequest(datasourceTypes, pace, pageSize);
        SecondaryRegion region = new SecondaryRegion(async, datasourceTypes);
        return List.of(
                new BackupInstancesAdhocBackup(async, datasourceTypes),
                new RecoveryPointsList(points),
                new RecoveryPointsGet(points),
                new JobsList(datasourceTypes, pace, pageSize),
                new JobsGet(datasourceTypes, pace),
                new BackupInstancesValidateForModifyBackup(async, datasourceTypes, world),
                new BackupInstancesExtensionRoutingList(),
                new RestorableTimeRangesFind(datasourceTypes),
                new BackupInstancesValidateForRestore(async, datasourceTypes, restore),
                new BackupInstancesTriggerRestore(async, datasourceTypes, restore),
                new BackupInstancesTriggerRehydrate(async, datasourceTypes),
                new BackupInstancesValidateCrossRegionRestore(region, restore),
                new BackupInstancesTriggerCrossRegionRestore(region, restore),
                new FetchSecondaryRecoveryPointsList(region, points),
                new FetchCrossRegionRestoreJobsList(region, pageSize),
                new FetchCrossRegionRestoreJobGet(region),
                new ExportJobsTrigger(async, datasourceTypes),
                new ExportJobsOperationResultGet(async));
    }

    private static List<ArmOperation> guards(World world, int pageSize, LinkedAccess access) {
        List<ArmOperation> operations = new ArrayList<>(List.of(
                new ResourceGuardsPut(),
                new ResourceGuardsPatch(),
                new ResourceGuardsGet(),
                new ResourceGuardsDelete(),
                new DppResourceGuardProxyCreateOrUpdate(world, access),
                new DppResourceGuardProxyGet(),
                new DppResourceGuardProxyList(pageSize),
                new DppResourceGuardProxyUnlockDelete(),
                new DppResourceGuardProxyDelete(),
                new DataProtectionCheckFeatureSupport(new DatasourceTypes()),
                new BackupVaultsCheckNameAvailability(),
                new DeletedBackupVaultsGet(),
                new DeletedBackupVaultsListByLocation(pageSize),
                new DataProtectionOperationsList()));
        operations.addAll(ResourceGuardsList.inEveryScope(pageSize));
        operations.addAll(ResourceGuardRequests.ofEveryKind());
        return operations;
    }

    /** The kinds below which nothing can be asked while they do not exist. */
    public static List<Kind<?>> trackedKinds() {
        return List.of(BackupVault.KIND, ResourceGuard.KIND);
    }
}
