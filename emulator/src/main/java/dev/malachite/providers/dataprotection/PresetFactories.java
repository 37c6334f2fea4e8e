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
            Map.entry("invalidSecret", facts -> DataProtectionErrors.invalidSecret()));

    private PresetFactories() {}

    /**
     * The error of a factory.
     *
     * @throws IllegalStateException when the catalogue names none
     */
    static ArmError of(String name, PresetFacts facts) {
        Function<PresetFacts, ArmError> factory = BY_NAME.get(name);
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

    /** Of a database the worker asks the server. Source: the article. */
    private static ArmError missingPermission(PresetFacts facts) {
        String scope = facts.datasource().replaceFirst("/databases/[^/]*$", "");
        return DataProtectionErrors.missingRequiredPermissions(
                "Validate for Protection", NOBODY, READ_ASSIGNMENTS, scope + "/providers/Microsoft.Authorization");
    }
}
