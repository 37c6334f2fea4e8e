package dev.malachite.providers.dataprotection;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.openapi.OperationDescription;
import dev.malachite.schema.SchemaViolation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The provider's error catalogue: one factory per code, with its text and where that was learned. */
public final class DataProtectionErrors {
    private static final String CHECK_INPUTS = "Please check the required inputs";
    private static final String CONTACT_SUPPORT = "Please contact Microsoft Support if this is not expected.";

    private DataProtectionErrors() {}

    private static ArmError badRequest(String code, String message, UserFacingError body) {
        return new ArmError(400, code, message, body, Map.of());
    }

    private static ArmError badRequest(String code, String message, String recommendedAction) {
        return badRequest(code, message, UserFacingError.action(recommendedAction));
    }

    /**
     * A body that breaks its schema: ours are refused in this provider's words, the others' in ARM's. So are the tags
     * of vaults and guards, which the gateway reads itself. Source: client error reports; for tags inferred.
     */
    public static ArmError invalidBody(OperationDescription operation, List<SchemaViolation> violations) {
        boolean ours = operation.path().contains("/providers/Microsoft.DataProtection/");
        boolean tracked = operation.path().matches(".*/(backupVaults|resourceGuards)/[^/]*");
        Optional<SchemaViolation> gateways = violations.stream()
                .filter(violation -> !ours || (tracked && violation.path().matches("tags\\b.*")))
                .findFirst();
        return gateways.map(violation -> ArmErrors.invalidRequestContent(violation.path() + ": " + violation.message()))
                .orElseGet(() -> invalidInput(violations));
    }

    /**
     * A body that the service does not take, with the member at fault. Source: client error reports (code, message,
     * action); that {@code target} and {@code details} name the member is ours.
     */
    public static ArmError invalidInput(List<SchemaViolation> violations) {
        List<JsonObject> details = violations.stream()
                .map(violation -> JsonObject.of(
                        "code", "BMSUserErrorInvalidInput", "target", violation.path(), "message", violation.message()))
                .toList();
        return badRequest(
                "BMSUserErrorInvalidInput",
                "Input provided for the call is invalid",
                UserFacingError.action(CHECK_INPUTS)
                        .withTarget(violations.get(0).path(), details));
    }

    public static ArmError invalidInput(String path, String fault) {
        return invalidInput(List.of(new SchemaViolation(path, fault)));
    }

    /** Validation of a datasource that an instance protects. Source: the article, "error response". */
    public static ArmError datasourceAlreadyProtected(ResourceId vault, String backupInstanceName) {
        return badRequest(
                "UserErrorDppDatasourceAlreadyProtected",
                "Datasource is already protected under the Backup vault " + vault + ".",
                "Delete the backup instance " + backupInstanceName + " from the Backup vault " + vault
                        + " to re-protect the datasource in any other vault.");
    }

    /** An instance whose protection is stopped holds the datasource. Source: recorded traffic. */
    public static ArmError datasourceAlreadyHasBackupInstance(ResourceId vault, String friendlyName, String state) {
        return badRequest(
                "UserErrorDppDatasourceAlreadyHasBackupInstance",
                "Datasource is already associated with the backup instance " + friendlyName + " in the Backup vault "
                        + vault + " with the protection status as " + state + ".",
                "Delete the backup instance " + friendlyName + " from the Backup vault " + vault
                        + " to re-protect the datasource in any other vault");
    }

    /**
     * The vault's managed identity may not do what the operation needs. Source: the article, "track response"; the
     * pattern of the detailed message is proven for reading role assignments only, other actions are inferred.
     */
    public static ArmError missingRequiredPermissions(String task, String principalId, String action, String scope) {
        return badRequest(
                "UserErrorMissingRequiredPermissions",
                "Appropriate permissions to perform the operation is missing.",
                UserFacingError.action("Grant appropriate permissions to perform this operation as mentioned at"
                                + " https://aka.ms/UserErrorMissingRequiredPermissions and retry the operation.")
                        .withDetailedMessage(refusedAction(task, principalId, action, scope)));
    }

    private static String refusedAction(String task, String principalId, String action, String scope) {
        return task + " failed. Exception Message: The client '" + principalId + "' with object id '" + principalId
                + "' does not have authorization to perform action '" + action + "' over scope '" + scope
                + "' or the scope is invalid. If access was recently granted, please refresh your credentials.";
    }

    /**
     * The vault may not read the set by which a disk is encrypted. Source: Microsoft Learn, disk troubleshooting; the
     * detailed message as for other permissions, inferred.
     */
    public static ArmError permissionsNotPresentOnDiskEncryptionSet(
            String task, String principalId, String action, String scope) {
        return badRequest(
                "UserErrorMSIPermissionsNotPresentOnDES",
                "Azure Backup Service needs permission to access the disk encryption set used with the disk.",
                UserFacingError.action("Grant the Backup vault's identity the Reader role on the disk encryption set"
                                + " and retry the operation.")
                        .withDetailedMessage(refusedAction(task, principalId, action, scope)));
    }

    /** An instance wants an identity that the vault has not got. Evidence: code published, text inferred. */
    public static ArmError userIdentityNotFoundOrNotAssociatedWithVault() {
        return badRequest(
                "UserErrorUserIdentityNotFoundOrNotAssociatedWithVault",
                "The user assigned identity was not found or is not associated with the Backup vault.",
                "Assign the user assigned identity to the Backup vault and retry the operation.");
    }

    /** A subscription that does not use the datasource's provider. Source: Microsoft Learn, disk troubleshooting. */
    public static ArmError missingSubscriptionRegistration(String namespace) {
        return badRequest(
                "UserErrorMissingSubscriptionRegistration",
                "The subscription is not registered to use namespace '" + namespace + "'.",
                "Register the subscription and retry the operation.");
    }

    /** The vault has no identity that could be given permissions. Evidence: code published, text inferred. */
    public static ArmError systemIdentityNotEnabledWithVault() {
        return badRequest(
                "UserErrorSystemIdentityNotEnabledWithVault",
                "System assigned identity is not enabled on the Backup vault.",
                "Enable the system assigned identity of the Backup vault and retry the operation.");
    }

    /** The datasource lies in another region than the vault. Source: Microsoft Learn, blob troubleshooting. */
    public static ArmError datasourceAndBackupVaultLocationMismatch() {
        return badRequest(
                "UserErrorDatasourceAndBackupVaultLocationMismatch",
                "Operation failed because the datasource location is different from the Backup Vault location.",
                "Ensure that the datasource and the Backup Vault are in the same location.");
    }

    /** The datasource does not exist. Source: Microsoft Learn, blob troubleshooting. */
    public static ArmError azureResourceNotFoundByPlugin() {
        return badRequest(
                "UserErrorAzureResourceNotFoundByPlugin",
                "Unable to find the specified Azure resource.",
                "Ensure that the specified Azure resource exists and retry the operation.");
    }

    /** The PostgreSQL server or database does not exist. Evidence: code published, text inferred. */
    public static ArmError databaseNotFound() {
        return badRequest(
                "UserErrorDBNotFound",
                "The database or its server was not found.",
                "Ensure that the database exists and retry the operation.");
    }

    /** The key vault of the credentials does not exist. Evidence: code published, text inferred. */
    public static ArmError invalidSecretStore() {
        return badRequest(
                "UserErrorInvalidSecretStore",
                "The key vault that holds the credentials was not found.",
                "Ensure that the key vault exists and retry the operation.");
    }

    /** The secret of the credentials does not exist. Evidence: code published, text inferred. */
    public static ArmError invalidSecret() {
        return badRequest(
                "UserErrorInvalidSecret",
                "The secret was not found in the key vault.",
                "Ensure that the secret exists in the key vault and retry the operation.");
    }

    /** A resource id that is none. Source: Microsoft Learn, blob troubleshooting. */
    public static ArmError invalidResourceUriInRequest() {
        return badRequest(
                "UserErrorInvalidResourceUriInRequest",
                "Operation failed due to invalid Resource Uri in the request.",
                "Fix the Resource Uri format in the request object and trigger the operation again.");
    }

    /** PUT of a policy that exists, changed or not. Source: client error reports. */
    public static ArmError updatePolicyNotSupported() {
        return badRequest(
                "UserErrorBMSUpdatePolicyNotSupported",
                "Update of existing policy is not supported.",
                "Please create a new policy.");
    }

    /** DELETE of a policy that an instance uses. Source: client error reports (code, message); action inferred. */
    public static ArmError policyObjectInUse() {
        return badRequest(
                "UserErrorDppPolicyObjectInUse",
                "Cannot delete the backup policy as one or more backup instances have been configured for protection"
                        + " with this policy.",
                "Change the policy of the backup instances or delete them, and retry the operation.");
    }

    /** DELETE of a policy that a soft-deleted instance uses. Evidence: code published, text inferred. */
    public static ArmError policyAssociatedWithSoftDeletedItems() {
        return badRequest(
                "UserErrorPolicyAssociatedWithSoftDeletedItems",
                "Cannot delete the backup policy as it is associated with soft deleted backup instances.",
                "Wait until the soft deleted backup instances are purged, and retry the operation.");
    }

    /** DELETE of a vault that holds instances. Source: Microsoft Learn (message); the code is inferred. */
    public static ArmError vaultHoldsBackupInstances() {
        return badRequest(
                "UserErrorBackupVaultHasBackupInstances",
                "Cannot delete the Backup vault as there are existing backup instances or backup policies in the"
                        + " vault. Delete all backup instances and backup policies that are present in the vault and"
                        + " then try deleting the vault.",
                "Delete all backup instances that are present in the vault and retry the operation.");
    }

    /** Soft delete is AlwaysOn and stays so. Source: recorded traffic. */
    public static ArmError disableSoftDeleteNotAllowed() {
        return badRequest(
                "UserErrorDisableSoftDeleteNotAllowed",
                "Cannot disable soft delete once set to AlwaysOn",
                CONTACT_SUPPORT);
    }

    /** From 2025-09-01 on soft delete must be AlwaysOn. Source: client error reports (message); field notes (code). */
    public static ArmError alwaysOnSoftDeleteStateMandatory() {
        return badRequest(
                "DppAlwaysOnSoftDeleteStateMandatory",
                "This API version requires backup vaults to have the soft delete setting configured to Enable"
                        + " Always-On Soft Delete.",
                "To use this API version, you must configure backup vaults with the soft delete setting set to Enable"
                        + " Always-On Soft Delete. If you don't want to enable this setting, use an older API version"
                        + " instead.");
    }

    /** Immutability is locked and stays so. Source: recorded traffic; the trailing space is the service's. */
    public static ArmError unsupportedVaultImmutabilityStateChange() {
        return badRequest(
                "UserErrorUnsupportedVaultImmutabilityStateChange",
                "The immutable vault property for this vault is locked, hence, this setting cannot be disabled.",
                "The vault has its immutable vault property enabled and locked, and it can no longer be reverted to a"
                        + " non-immutable vault. Refer to the documentation to learn more:"
                        + " https://aka.ms/AB-ImmutableVaults-States ");
    }

    /** Cross-region restore was enabled and stays so. Source: recorded traffic. */
    public static ArmError crossRegionRestoreStateChangeNotAllowed() {
        return badRequest(
                "UserErrorCrossRegionRestoreStateChangeNotAllowed",
                "CrossRegionRestore state cannot be changed from Enabled to Disabled.",
                CONTACT_SUPPORT);
    }

    /** A vault whose settings do not fit together. Source: client error reports; the leading space is the service's. */
    public static ArmError invalidVaultInput(String path, String fault) {
        JsonObject detail = JsonObject.of("code", "BMSUserErrorInvalidInput", "target", path, "message", fault);
        return badRequest(
                "BMSUserErrorInvalidInput",
                " The User input provided for the call is invalid",
                UserFacingError.action(CHECK_INPUTS).withTarget(path, List.of(detail)));
    }
}
