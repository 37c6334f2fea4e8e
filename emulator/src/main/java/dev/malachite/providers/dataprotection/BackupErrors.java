package dev.malachite.providers.dataprotection;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ResourceId;
import java.util.Map;

/** The refusals of protecting, backing up and restoring; the provider's catalogue goes on here. */
public final class BackupErrors {
    private static final String WAIT = "Wait for a few minutes and then try the operation again."
            + " If the issue persists, please contact Microsoft support.";

    private BackupErrors() {}

    private static ArmError refused(int status, String code, String message, String action) {
        return new ArmError(status, code, message, UserFacingError.action(action), Map.of());
    }

    private static ArmError badRequest(String code, String message, String action) {
        return refused(400, code, message, action);
    }

    /** An action that the state of the protection does not permit. Evidence: inferred, ADR 0301. */
    public static ArmError operationNotAllowedInState(String instance, String state) {
        return badRequest(
                "UserErrorOperationNotAllowedInCurrentProtectionState",
                "The operation is not allowed on the backup instance " + instance + " while its protection status is "
                        + state + ".",
                "Wait until the backup instance is in a state that permits the operation, and retry.");
    }

    /** Something that is not there, in the form of the service's REST layer. Source: recorded traffic (undelete). */
    public static ArmError genericResourceNotFound() {
        return new ArmError(
                        404,
                        "UserErrorGenericResourceNotFound",
                        "Azure resource does not exist. Please make sure required resources exist. If the issue"
                                + " persists, contact Microsoft support.",
                        UserFacingError.BARE,
                        Map.of())
                .withHeader("Content-Type", "application/json")
                .withHeader("Content-Language", "en-US")
                .withHeader("x-ms-error-code", "UserErrorGenericResourceNotFound");
    }

    /** A vaulted backup of containers without containers. Source: client error reports. */
    public static ArmError noContainersSelected() {
        return badRequest(
                "UserErrorNoContainersSelectedForOperation",
                "No containers selected for operation",
                "Provide a valid list of containers and retry the operation.");
    }

    /** Operational blob backup cannot be stopped. Source: Microsoft Learn, blob troubleshooting. */
    public static ArmError stopProtectionNotSupportedForBlobOperationalBackup() {
        return badRequest(
                "UserErrorStopProtectionNotSupportedForBlobOperationalBackup",
                "Stop protection is not supported for operational tier blob backups",
                "Operational tier blob backups cannot be stopped.");
    }

    /** An on-demand backup by a rule that makes none. Source: field notes (code); the text is inferred. */
    public static ArmError adhocBackupNotAllowedForBackupType() {
        return badRequest(
                "BMSUserErrorDPPAdhocBackupNotAllowedForBackupType",
                "The on-demand backup is not allowed for the given rule: it is no backup rule of the policy.",
                "Please check the required inputs");
    }

    /** A backup while another one runs. Source: Microsoft Learn, disk troubleshooting. */
    public static ArmError maxConcurrentOperationLimitReached() {
        return badRequest(
                "UserErrorMaxConcurrentOperationLimitReached",
                "Unable to start the operation as maximum number of allowed concurrent backups has reached.",
                "Wait until the running backup has completed, and retry the operation.");
    }

    /** Too many backups or restores in a day. Source: Microsoft Learn, blob troubleshooting. */
    public static ArmError backupRequestThrottled() {
        return badRequest(
                "UserErrorBackupRequestThrottled",
                "The backup request is being throttled as you've reached the limit for maximum number of backups on a"
                        + " given backup instance in a day.",
                "Wait for a day before triggering a new backup operation.");
    }

    /** A recovery point that is not there. Source: Microsoft Learn, blob troubleshooting. */
    public static ArmError restorePointNotFound() {
        return badRequest(
                "UserErrorRestorePointNotFound",
                "The restore point isn't available in backup vault.",
                "Ensure that the restore point ID is correct and retry the operation. If the issue persists, contact"
                        + " Microsoft support.");
    }

    /** A time to which nothing can be restored. Source: Microsoft Learn, blob troubleshooting. */
    public static ArmError invalidRecoveryPointInTime() {
        return badRequest(
                "UserErrorInvalidRecoveryPointInTime",
                "Restore point in time is invalid.",
                "Ensure that the point in time lies in a restorable range, and retry the operation.");
    }

    /** A restore of too many containers or ranges at once. Source: Microsoft Learn, blob troubleshooting. */
    public static ArmError tooManyRestoreCriteria() {
        return badRequest(
                "UserErrorTooManyRestoreCriteriaGivenForBlobRestore",
                "The count of containers passed in the restore request exceeds the supported limit.",
                "Restore fewer containers at a time, and retry the operation.");
    }

    /** A range of blobs that does not run forward. Source: Microsoft Learn, blob troubleshooting. */
    public static ArmError invalidRestorePrefixRange() {
        return badRequest(
                "UserErrorInvalidRestorePrefixRange",
                "Restore Prefix Range for item-level restore is invalid.",
                "Ensure that each range ends behind its start, and retry the operation.");
    }

    /** A restore to where the backup came from. Source: Microsoft Learn, blob troubleshooting. */
    public static ArmError originalLocationRestoreNotSupported() {
        return badRequest(
                "UserErrorOriginalLocationRestoreNotSupported",
                "Original location restores not supported for vaulted blob backup.",
                "Choose an alternate target storage account and trigger the restore operation.");
    }

    /** A restore from an archived copy that was not rehydrated. Source: Microsoft Learn, blob troubleshooting. */
    public static ArmError archivedRecoveryPointsRequestedForRestore() {
        return badRequest(
                "UserErrorArchivedRecoveryPointsRequestedForRestore",
                "One or more containers selected for the restore have archived recovery points.",
                "Rehydrate the recovery points first, and retry the operation.");
    }

    /** A restore to a database that exists. Evidence: code published, text inferred. */
    public static ArmError databaseNameAlreadyInUse() {
        return badRequest(
                "UserErrorDatabaseNameAlreadyInUse",
                "A database with the name of the restore target exists already.",
                "Choose another name for the database, and retry the operation.");
    }

    /** A restore to a disk that exists. Source: Microsoft Learn, disk troubleshooting. */
    public static ArmError sameNameDiskAlreadyExists() {
        return badRequest(
                "UserErrorSameNameDiskAlreadyExists",
                "Could not restore as a Disk with same name already exists in the selected target resource group",
                "Choose another name for the disk, and retry the operation.");
    }

    /** A restore to a resource group that is not there. Source: Microsoft Learn, disk troubleshooting. */
    public static ArmError restoreTargetResourceGroupNotFound() {
        return badRequest(
                "UserErrorRestoreTargetRGNotFound",
                "Operation failed as the Target Resource Group does not exist.",
                "Create the resource group or choose another one, and retry the operation.");
    }

    /** A restore to another subscription than the vault permits. Evidence: inferred, ADR 0304. */
    public static ArmError crossSubscriptionRestoreNotAllowed() {
        return badRequest(
                "UserErrorCrossSubscriptionRestoreNotAllowed",
                "Cross subscription restore is disabled on the Backup vault.",
                "Enable cross subscription restore on the Backup vault or choose a target in its subscription.");
    }

    /** A disk that does not exist. Source: Microsoft Learn, disk troubleshooting. */
    public static ArmError managedDiskNotFound() {
        return badRequest(
                "UserErrorManagedDiskNotFound",
                "Could not perform the operation as Managed Disk no longer exists.",
                "Ensure that the disk exists and retry the operation.");
    }

    /** No resource group for snapshots was named. Source: Microsoft Learn, disk troubleshooting. */
    public static ArmError operationalStoreParametersNotProvided() {
        return badRequest(
                "UserErrorOperationalStoreParametersNotProvided",
                "Could not perform the operation as Snapshot Data store Resource Group parameter is not provided",
                "Provide the resource group of the snapshots and retry the operation.");
    }

    /** A resource group for snapshots whose id is none. Source: Microsoft Learn, disk troubleshooting. */
    public static ArmError invalidOperationalStoreResourceGroup() {
        return badRequest(
                "UserErrorInvalidOperationalStoreResourceGroup",
                "Snapshot Data store Resource Group provided is invalid",
                "Provide the id of a resource group and retry the operation.");
    }

    /** A storage account of a kind that cannot be backed up. Source: Microsoft Learn, blob troubleshooting. */
    public static ArmError unsupportedStorageAccountType() {
        return badRequest(
                "UserErrorUnsupportedStorageAccountType",
                "The storage account type isn't supported for backup.",
                "Choose a storage account of a supported type and retry the operation.");
    }

    /** A restore of blobs while another one runs. Source: Microsoft Learn, blob troubleshooting. */
    public static ArmError pitrRestoreInProgress() {
        return badRequest(
                "UserErrorPitrRestoreInProgress",
                "The operation can't be performed while a restore is in progress on the source account.",
                "Wait until the running restore has completed, and retry the operation.");
    }

    /** A restore of containers to where there are such. Source: Microsoft Learn, blob troubleshooting. */
    public static ArmError targetContainersExistOnAccount() {
        return badRequest(
                "UserErrorTargetContainersExistOnAccount",
                "The containers that are part of restore request shouldn't exist on target storage account.",
                "Delete the containers on the target storage account or choose another one, and retry the operation.");
    }

    /** Snapshots in another subscription than the disk. Source: Microsoft Learn, disk troubleshooting. */
    public static ArmError snapshotResourceGroupSubscriptionMismatch() {
        return badRequest(
                "UserErrorSnapshotRGSubscriptionMismatch",
                "Invalid subscription selected for Snapshot Data store",
                "Select a resource group in the subscription of the disk and retry the operation.");
    }

    /** The resource group of the snapshots does not exist. Source: Microsoft Learn, disk troubleshooting. */
    public static ArmError snapshotResourceGroupNotFound() {
        return badRequest(
                "UserErrorSnapshotRGNotFound",
                "Could not perform the operation as Snapshot Data store Resource Group does not exist.",
                "Create the resource group and retry the operation.");
    }

    /** An AKS instance without its datasource set. Source: client error reports (code, behaviour); text inferred. */
    public static ArmError invalidWorkflowDataRequest() {
        return badRequest(
                "ScenarioPluginInvalidWorkflowDataRequest",
                "The request of the workflow is invalid: the datasource set is missing.",
                "Provide dataSourceSetInfo and retry the operation.");
    }

    /** A range that ends before it begins. Source: recorded traffic. */
    public static ArmError invalidRestorableTimeRange() {
        return badRequest(
                "UserErrorInvalidRestorableTimeRange",
                "The given time range is invalid",
                "Please ensure that the given time range in the request is valid");
    }

    /** A time in another form than the plugin reads. Source: recorded traffic; the trailing space is the service's. */
    public static ArmError pluginInvalidInputParameters() {
        return badRequest(
                "DppPluginInvalidInputParameters",
                "Invalid inputs from caller.",
                "Please retry after some time with correct inputs. Reach out to the Azure Backup support if the issue"
                        + " persists. ");
    }

    /** A range without a beginning makes the service fail. Source: recorded traffic (8 of 8). */
    public static ArmError cloudInternalError() {
        return refused(500, "CloudInternalError", "Microsoft Azure Backup encountered an internal error.", WAIT)
                .withHeader("x-ms-failure-cause", "service");
    }

    /** An instance of an immutable vault keeps its backups. Source: Recovery Services (text, code); ADR 0302. */
    public static ArmError operationDeniedOnImmutableItem() {
        return badRequest(
                "UserErrorOperationDeniedOnImmutableItem",
                "The Vault and Bakcup Item is in Immutable state where destructive operations are not supported. The"
                        + " Vault and Backup Item is immutable, hence operation is denied. Refer to the documentation"
                        + " to learn more: https://aka.ms/AB-ImmutableVaults-States ",
                "Wait until the recovery points have expired, or disable immutability while it is not locked.");
    }

    /** A guarded operation without the guard's consent. Evidence: inferred, ADR 0303. */
    public static ArmError guardedOperationNotUnlocked(ResourceId guard, String operation) {
        return refused(
                403,
                "UserErrorOperationProtectedByResourceGuard",
                "The operation '" + operation + "' is protected by the resource guard '" + guard
                        + "' and was not unlocked.",
                "Name the request of the resource guard in resourceGuardOperationRequests or unlock the operation,"
                        + " and retry.");
    }
}
