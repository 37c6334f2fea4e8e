package dev.malachite.providers.dataprotection.backupvaults;

import static dev.malachite.providers.dataprotection.DataProtectionErrors.alwaysOnSoftDeleteStateMandatory;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.crossRegionRestoreStateChangeNotAllowed;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.disableSoftDeleteNotAllowed;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidVaultInput;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.unsupportedVaultImmutabilityStateChange;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.Regions;
import dev.malachite.providers.dataprotection.Tags;
import dev.malachite.time.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a vault may be and become. Source: rules of Microsoft Learn; recorded refusals. */
final class VaultRules {
    private static final double MIN_RETENTION_DAYS = 14;
    private static final double MAX_RETENTION_DAYS = 180;
    private static final String ENCRYPTION = "properties.securitySettings.encryptionSettings";
    private static final String PERMANENTLY_DISABLED = "PermanentlyDisabled";
    private static final String ALWAYS_ON = "AlwaysOn";

    private VaultRules() {}

    /** The request with what the service fills in: soft delete is on unless the version does not know it. */
    static JsonObject withDefaults(JsonObject desired, ApiVersion version) {
        JsonObject properties = desired.objectOrEmpty("properties");
        JsonObject security = properties.objectOrEmpty("securitySettings");
        JsonObject softDelete = security.objectOrEmpty("softDeleteSettings");
        if (softDelete.string("state").isEmpty() && !version.isAtLeast("2022-12-01")) {
            return desired;
        }
        String state = softDelete.string("state").orElse(version.isAtLeast("2025-09-01") ? ALWAYS_ON : "On");
        OptionalDouble sent = softDelete.number("retentionDurationInDays");
        double days = sent.orElse(state.equals("Off") ? 0 : MIN_RETENTION_DAYS);
        JsonObject filled = JsonObject.of("state", state, "retentionDurationInDays", days)
                .overlaid(softDelete.without("state", "retentionDurationInDays"));
        JsonObject securityFilled =
                JsonObject.of("softDeleteSettings", filled).overlaid(security.without("softDeleteSettings"));
        return desired.with("properties", properties.with("securitySettings", securityFilled));
    }

    /**
     * Refuses to change a vault that is being deleted: its contents go with it.
     *
     * @throws dev.malachite.arm.ArmException {@code AnotherOperationInProgress} 409
     */
    static void requireNotBeingDeleted(ResourceId id, Timeline<BackupVault> history, Instant now) {
        if (history.isEnding(now)) {
            throw ArmErrors.anotherOperationInProgress(id).toException();
        }
    }

    /**
     * Refuses what no vault may be.
     *
     * @throws dev.malachite.arm.ArmException {@code LocationRequired}, {@code BMSUserErrorInvalidInput}, {@code
     *     DppAlwaysOnSoftDeleteStateMandatory} 400
     */
    static void requireValid(ResourceId id, JsonObject desired, ApiVersion version) {
        if (!BackupVault.isName(id.name())) {
            throw invalidVaultInput(
                            "name", "A vault's name has 2 to 50 letters, digits and hyphens and starts with a letter.")
                    .toException();
        }
        Regions.requireLocation(desired.string("location"), BackupVault.TYPE);
        Tags.requireValid(desired.objectOrEmpty("tags"));
        JsonObject softDelete = desired.objectOrEmpty("properties")
                .objectOrEmpty("securitySettings")
                .objectOrEmpty("softDeleteSettings");
        String state = softDelete.string("state").orElse("Off");
        if (version.isAtLeast("2025-09-01") && !state.equals(ALWAYS_ON)) {
            throw alwaysOnSoftDeleteStateMandatory().toException();
        }
        requireImmutability(desired);
        double days = softDelete.number("retentionDurationInDays").orElse(MIN_RETENTION_DAYS);
        if (!state.equals("Off") && (days < MIN_RETENTION_DAYS || days > MAX_RETENTION_DAYS)) {
            throw invalidVaultInput(
                            "properties.securitySettings.softDeleteSettings.retentionDurationInDays",
                            "Soft-deleted data is kept for 14 to 180 days.")
                    .toException();
        }
    }

    /** A time is given with the type that has one. Source: swagger 2026-07-01. */
    private static void requireImmutability(JsonObject desired) {
        JsonObject configuration = desired.objectOrEmpty("properties")
                .objectOrEmpty("securitySettings")
                .objectOrEmpty("immutabilitySettings")
                .objectOrEmpty("configuration");
        boolean timed = configuration.string("type").filter("TimeBased"::equals).isPresent();
        OptionalLong days = configuration.integer("durationInDays");
        if (timed ? days.orElse(0) < 1 : days.isPresent()) {
            throw invalidVaultInput(
                            "properties.securitySettings.immutabilitySettings.configuration.durationInDays",
                            "Time-based immutability has a number of days, and no other has one.")
                    .toException();
        }
    }

    /**
     * Refuses what a vault may not become: some settings may be tightened but never loosened.
     *
     * @param holdsInstances whether the vault keeps backups, so that its redundancy is fixed
     */
    static void requireAllowedChange(ResourceId id, BackupVault before, BackupVault after, boolean holdsInstances) {
        if (!Regions.normalised(before.location()).equals(Regions.normalised(after.location()))) {
            throw ArmErrors.invalidResourceLocation(id, before.location(), after.location())
                    .toException();
        }
        if (before.softDeleteState().equals(ALWAYS_ON)
                && !after.softDeleteState().equals(ALWAYS_ON)) {
            throw disableSoftDeleteNotAllowed().toException();
        }
        if (before.immutabilityState().equals(Optional.of("Locked"))
                && !after.immutabilityState().equals(Optional.of("Locked"))) {
            throw unsupportedVaultImmutabilityStateChange().toException();
        }
        if (before.crossRegionRestoreState().equals(Optional.of("Enabled"))
                && !after.crossRegionRestoreState().equals(Optional.of("Enabled"))) {
            throw crossRegionRestoreStateChangeNotAllowed().toException();
        }
        requireAllowedEncryption(before, after);
        if (before.crossSubscriptionRestoreState().equals(PERMANENTLY_DISABLED)
                && !after.crossSubscriptionRestoreState().equals(PERMANENTLY_DISABLED)) {
            throw invalidVaultInput(
                            "properties.featureSettings.crossSubscriptionRestoreSettings.state",
                            "Cross subscription restore was disabled permanently.")
                    .toException();
        }
        boolean moved = !stores(before).equals(stores(after));
        if (moved && holdsInstances) {
            throw invalidVaultInput(
                            "properties.storageSettings",
                            "The redundancy cannot be changed while the vault keeps backups.")
                    .toException();
        }
    }

    /** Once a customer's key encrypts a vault it stays so, and key and identity change one at a time. */
    private static void requireAllowedEncryption(BackupVault before, BackupVault after) {
        JsonObject old = before.encryption();
        JsonObject changed = after.encryption();
        if (isOn(changed.string("infrastructureEncryption")) != isOn(old.string("infrastructureEncryption"))) {
            throw invalidVaultInput(
                            ENCRYPTION + ".infrastructureEncryption",
                            "Infrastructure encryption is decided when a vault is created.")
                    .toException();
        }
        if (!isOn(old.string("state"))) {
            return;
        }
        if (!isOn(changed.string("state"))) {
            throw invalidVaultInput(ENCRYPTION + ".state", "Encryption by a customer's key cannot be taken back.")
                    .toException();
        }
        boolean key = !old.object("keyVaultProperties").equals(changed.object("keyVaultProperties"));
        boolean identity = !old.object("kekIdentity").equals(changed.object("kekIdentity"));
        if (key && identity) {
            throw invalidVaultInput(ENCRYPTION, "The key and the identity are changed one at a time.")
                    .toException();
        }
    }

    /** A new vault has no identity of its own yet, so its key is read with one that the customer made. */
    static void requireEncryptionOfNewVault(BackupVault vault) {
        if (vault.encryption()
                .path("kekIdentity", "identityType")
                .filter("SystemAssigned"::equals)
                .isPresent()) {
            throw invalidVaultInput(
                            ENCRYPTION + ".kekIdentity", "A new vault is encrypted with a user-assigned identity.")
                    .toException();
        }
    }

    /** Redundancy decides what a vault can do in another region. */
    static void requireConsistent(BackupVault vault) {
        boolean enabled =
                vault.crossRegionRestoreState().filter("Enabled"::equals).isPresent();
        if (enabled && !vault.redundancy().equals("GeoRedundant")) {
            throw invalidVaultInput(
                            "properties.featureSettings.crossRegionRestoreSettings.state",
                            "Cross region restore needs geo-redundant storage.")
                    .toException();
        }
    }

    private static boolean isOn(Optional<String> word) {
        return word.filter("Enabled"::equals).isPresent();
    }

    private static List<JsonObject> stores(BackupVault vault) {
        return vault.properties().objects("storageSettings");
    }
}
