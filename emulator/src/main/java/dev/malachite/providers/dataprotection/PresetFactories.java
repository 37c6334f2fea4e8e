package dev.malachite.providers.dataprotection;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The presets whose text is that of a factory: the emulator says the same by itself when there is cause. */
final class PresetFactories {
    private static final String NAMESPACE = "Microsoft.DataProtection";
    private static final String READ_ASSIGNMENTS = "Microsoft.Authorization/roleAssignments/read";
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private static final Map<String, Function<PresetFacts, ArmError>> BY_NAME = Map.ofEntries(
            Map.entry("missingApiVersion", facts -> ArmErrors.missingApiVersionParameter()),
            Map.entry("invalidApiVersion", facts -> ArmErrors.invalidApiVersionParameter(version(facts), supported())),
            Map.entry("noRegisteredProvider", PresetFactories::noRegisteredProvider),
            Map.entry("invalidResourceType", PresetFactories::invalidResourceType),
            Map.entry("invalidResourceNamespace", facts -> ArmErrors.invalidResourceNamespace(NAMESPACE)),
            Map.entry("invalidSubscriptionId", facts -> ArmErrors.invalidSubscriptionId(facts.subscription())),
            Map.entry("subscriptionNotFound", facts -> ArmErrors.subscriptionNotFound(facts.subscription())),
            Map.entry("resourceGroupNotFound", facts -> ArmErrors.resourceGroupNotFound(facts.resourceGroup())),
            Map.entry("resourceNotFound", facts -> ArmErrors.resourceNotFound(facts.resourceId())),
            Map.entry("parentResourceNotFound", facts -> ArmErrors.parentResourceNotFound(facts.vault())),
            Map.entry("invalidRequestContent", facts -> ArmErrors.invalidRequestContent("Unexpected character")),
            Map.entry("locationRequired", facts -> ArmErrors.locationRequired()),
            Map.entry("locationNotAvailable", PresetFactories::locationNotAvailable),
            Map.entry("invalidResourceLocation", PresetFactories::invalidResourceLocation),
            Map.entry("invalidResourceName", PresetFactories::invalidResourceName),
            Map.entry("unsupportedMediaType", facts -> ArmErrors.unsupportedMediaType("text/plain")),
            Map.entry(
                    "httpResourceNotFound",
                    facts -> ArmErrors.httpResourceNotFound(facts.request().path())),
            Map.entry("anotherOperationInProgress", facts -> ArmErrors.anotherOperationInProgress(facts.resourceId())),
            Map.entry("invalidVaultInput", PresetFactories::invalidVaultInput),
            Map.entry("alwaysOnSoftDelete", facts -> DataProtectionErrors.alwaysOnSoftDeleteStateMandatory()),
            Map.entry("disableSoftDelete", facts -> DataProtectionErrors.disableSoftDeleteNotAllowed()),
            Map.entry("immutabilityChange", facts -> DataProtectionErrors.unsupportedVaultImmutabilityStateChange()),
            Map.entry("crossRegionRestoreChange", PresetFactories::crossRegionRestoreChange),
            Map.entry("vaultHoldsInstances", facts -> DataProtectionErrors.vaultHoldsBackupInstances()),
            Map.entry("systemIdentityOff", facts -> DataProtectionErrors.systemIdentityNotEnabledWithVault()),
            Map.entry("policyInUse", facts -> DataProtectionErrors.policyObjectInUse()),
            Map.entry("invalidInput", facts -> DataProtectionErrors.invalidInput("properties", "It is not accepted.")),
            Map.entry("updatePolicy", facts -> DataProtectionErrors.updatePolicyNotSupported()),
            Map.entry("policySoftDeletedItems", PresetFactories::policySoftDeletedItems),
            Map.entry("policyNotFound", PresetFactories::policyNotFound),
            Map.entry("alreadyProtected", PresetFactories::alreadyProtected),
            Map.entry("alreadyHasInstance", PresetFactories::alreadyHasInstance),
            Map.entry("missingPermission", PresetFactories::missingPermission),
            Map.entry("locationMismatch", facts -> DataProtectionErrors.datasourceAndBackupVaultLocationMismatch()),
            Map.entry("invalidResourceUri", facts -> DataProtectionErrors.invalidResourceUriInRequest()),
            Map.entry("datasourceNotFound", facts -> DataProtectionErrors.azureResourceNotFoundByPlugin()),
            Map.entry("databaseNotFound", facts -> DataProtectionErrors.databaseNotFound()),
            Map.entry("invalidSecretStore", facts -> DataProtectionErrors.invalidSecretStore()),
            Map.entry("invalidSecret", facts -> DataProtectionErrors.invalidSecret()),
            Map.entry("userIdentityNotFound", PresetFactories::userIdentityNotFound),
            Map.entry("missingSubscriptionRegistration", PresetFactories::missingSubscriptionRegistration),
            Map.entry("missingPermissionEncryptionSet", PresetFactories::missingPermissionEncryptionSet));

    private static final Map<String, Function<PresetFacts, ArmError>> OF_BACKUPS = Map.ofEntries(
            Map.entry("noContainersSelected", facts -> BackupErrors.noContainersSelected()),
            Map.entry(
                    "stopProtectionNotSupportedForBlobOperationalBackup",
                    facts -> BackupErrors.stopProtectionNotSupportedForBlobOperationalBackup()),
            Map.entry("adhocBackupNotAllowedForBackupType", facts -> BackupErrors.adhocBackupNotAllowedForBackupType()),
            Map.entry("maxConcurrentOperationLimitReached", facts -> BackupErrors.maxConcurrentOperationLimitReached()),
            Map.entry("backupRequestThrottled", facts -> BackupErrors.backupRequestThrottled()),
            Map.entry("restorePointNotFound", facts -> BackupErrors.restorePointNotFound()),
            Map.entry("invalidRecoveryPointInTime", facts -> BackupErrors.invalidRecoveryPointInTime()),
            Map.entry("tooManyRestoreCriteria", facts -> BackupErrors.tooManyRestoreCriteria()),
            Map.entry("invalidRestorePrefixRange", facts -> BackupErrors.invalidRestorePrefixRange()),
            Map.entry(
                    "originalLocationRestoreNotSupported", facts -> BackupErrors.originalLocationRestoreNotSupported()),
            Map.entry(
                    "archivedRecoveryPointsRequestedForRestore",
                    facts -> BackupErrors.archivedRecoveryPointsRequestedForRestore()),
            Map.entry("databaseNameAlreadyInUse", facts -> BackupErrors.databaseNameAlreadyInUse()),
            Map.entry("sameNameDiskAlreadyExists", facts -> BackupErrors.sameNameDiskAlreadyExists()),
            Map.entry("restoreTargetResourceGroupNotFound", facts -> BackupErrors.restoreTargetResourceGroupNotFound()),
            Map.entry("managedDiskNotFound", facts -> BackupErrors.managedDiskNotFound()),
            Map.entry(
                    "operationalStoreParametersNotProvided",
                    facts -> BackupErrors.operationalStoreParametersNotProvided()),
            Map.entry(
                    "snapshotResourceGroupSubscriptionMismatch",
                    facts -> BackupErrors.snapshotResourceGroupSubscriptionMismatch()),
            Map.entry("snapshotResourceGroupNotFound", facts -> BackupErrors.snapshotResourceGroupNotFound()),
            Map.entry("invalidWorkflowDataRequest", facts -> BackupErrors.invalidWorkflowDataRequest()),
            Map.entry("invalidRestorableTimeRange", facts -> BackupErrors.invalidRestorableTimeRange()),
            Map.entry("pluginInvalidInputParameters", facts -> BackupErrors.pluginInvalidInputParameters()),
            Map.entry("cloudInternalError", facts -> BackupErrors.cloudInternalError()),
            Map.entry("operationDeniedOnImmutableItem", facts -> BackupErrors.operationDeniedOnImmutableItem()),
            Map.entry("genericResourceNotFound", facts -> BackupErrors.genericResourceNotFound()),
            Map.entry(
                    "invalidOperationalStoreResourceGroup",
                    facts -> BackupErrors.invalidOperationalStoreResourceGroup()),
            Map.entry("unsupportedStorageAccountType", facts -> BackupErrors.unsupportedStorageAccountType()),
            Map.entry("pitrRestoreInProgress", facts -> BackupErrors.pitrRestoreInProgress()),
            Map.entry("targetContainersExistOnAccount", facts -> BackupErrors.targetContainersExistOnAccount()));

    private PresetFactories() {}

    /**
     * The error of a factory.
     *
     * @throws IllegalStateException when the catalogue names none
     */
    static ArmError of(String name, PresetFacts facts) {
        Function<PresetFacts, ArmError> factory = BY_NAME.getOrDefault(name, OF_BACKUPS.get(name));
        if (factory == null) {
            throw new IllegalStateException("presets.psv names the factory " + name + ", which does not exist");
        }
        return factory.apply(facts);
    }

    private static String version(PresetFacts facts) {
        return facts.request().apiVersion().value();
    }

    private static List<String> supported() {
        return List.of("2021-01-01");
    }

    private static ArmError noRegisteredProvider(PresetFacts facts) {
        return ArmErrors.noRegisteredProviderFound(
                region(), version(facts), facts.resourceId().type().withoutNamespace(), supported(), Regions.known());
    }

    private static String region() {
        return Regions.known().get(0);
    }

    private static ArmError invalidResourceType(PresetFacts facts) {
        return ArmErrors.invalidResourceType(
                facts.resourceId().type().withoutNamespace(), NAMESPACE, version(facts), supported());
    }

    private static ArmError locationNotAvailable(PresetFacts facts) {
        return ArmErrors.locationNotAvailableForResourceType(
                "moon", facts.resourceId().type(), Regions.known());
    }

    private static ArmError invalidResourceLocation(PresetFacts facts) {
        return ArmErrors.invalidResourceLocation(facts.resourceId(), region(), "elsewhere");
    }

    private static ArmError invalidResourceName(PresetFacts facts) {
        return ArmErrors.invalidResourceName(facts.resourceId().name(), "The name can be up to 90 characters.");
    }

    private static ArmError invalidVaultInput(PresetFacts facts) {
        return DataProtectionErrors.invalidVaultInput("properties.securitySettings", "The settings do not fit.");
    }

    private static ArmError crossRegionRestoreChange(PresetFacts facts) {
        return DataProtectionErrors.crossRegionRestoreStateChangeNotAllowed();
    }

    private static ArmError policySoftDeletedItems(PresetFacts facts) {
        return DataProtectionErrors.policyAssociatedWithSoftDeletedItems();
    }

    private static ArmError policyNotFound(PresetFacts facts) {
        return DataProtectionErrors.invalidInput("properties.policyInfo.policyId", "The backup policy does not exist.");
    }

    private static ArmError alreadyProtected(PresetFacts facts) {
        return DataProtectionErrors.datasourceAlreadyProtected(facts.vault(), name(facts));
    }

    private static ArmError alreadyHasInstance(PresetFacts facts) {
        return DataProtectionErrors.datasourceAlreadyHasBackupInstance(facts.vault(), name(facts), "ProtectionStopped");
    }

    private static String name(PresetFacts facts) {
        ResourceId id = facts.resourceId();
        return id.equals(facts.vault()) ? "another-instance" : id.name();
    }

    private static ArmError userIdentityNotFound(PresetFacts facts) {
        return DataProtectionErrors.userIdentityNotFoundOrNotAssociatedWithVault();
    }

    private static ArmError missingSubscriptionRegistration(PresetFacts facts) {
        return DataProtectionErrors.missingSubscriptionRegistration("Microsoft.Compute");
    }

    private static ArmError missingPermissionEncryptionSet(PresetFacts facts) {
        return DataProtectionErrors.permissionsNotPresentOnDiskEncryptionSet(
                "Validate for Protection",
                NOBODY,
                "Microsoft.Compute/diskEncryptionSets/read",
                facts.resourceId().resourceGroup().orElseThrow()
                        + "/providers/Microsoft.Compute/diskEncryptionSets/set");
    }

    /** Of a database the worker asks the server. Source: the article. */
    private static ArmError missingPermission(PresetFacts facts) {
        String scope = facts.datasource().replaceFirst("/databases/[^/]*$", "");
        return DataProtectionErrors.missingRequiredPermissions(
                "Validate for Protection", NOBODY, READ_ASSIGNMENTS, scope + "/providers/Microsoft.Authorization");
    }
}
