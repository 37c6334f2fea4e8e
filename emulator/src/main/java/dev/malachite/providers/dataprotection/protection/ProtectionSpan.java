package dev.malachite.providers.dataprotection.protection;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.store.Kind;
import dev.malachite.time.Ticks;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A stretch of time during which an instance was treated alike: the history of its protection. What the policy made
 * in
 * it is computed, not stored.
 *
 * @param mode what happens
 * @param vaultId the vault's internal id, which is another one when a vault is created anew
 * @param policyId the policy in force
 * @param attachedAt when the policy was put on the instance
 * @param item what is protected, as jobs tell it
 */
public record ProtectionSpan(Mode mode, String vaultId, String policyId, Instant attachedAt, ProtectedItem item) {
    public static final Kind<ProtectionSpan> KIND = new Kind<>(
                    new ResourceType("Microsoft.DataProtection/backupVaults/backupInstances/protections/spans"),
                    ProtectionSpan::write,
                    ProtectionSpan::read,
                    span -> span.mode == Mode.ACTIVE
                            ? Optional.of(reference(span.vaultId, span.policyId))
                            : Optional.empty())
            .remembered();

    /** What happens to an instance. */
    public enum Mode {
        /** Backups are made, and expire. */
        ACTIVE,
        /** No backups are made; those that there are stay for ever. */
        RETAIN_FOREVER,
        /** No backups are made; those that there are expire, but for the last one. */
        RETAIN_BY_POLICY
    }

    /** Under which key the spans of a policy are found. */
    public static String reference(String vaultId, String policyId) {
        String name = policyId.substring(policyId.lastIndexOf('/') + 1);
        return "span/" + vaultId + "/" + name.toLowerCase(Locale.ROOT);
    }

    /** The place of an instance's spans. */
    public static ResourceId scope(ResourceId instance, String protectionId) {
        return instance.child("protections", protectionId);
    }

    static ProtectionSpan of(Mode mode, BackupVault vault, ResourceId id, BackupInstance instance, Instant attachedAt) {
        return new ProtectionSpan(
                mode, vault.internalId(), instance.policyId().orElse(""), attachedAt, ProtectedItem.of(id, instance));
    }

    private JsonObject write() {
        return JsonObject.of(
                "mode", mode.name(),
                "vaultId", vaultId,
                "policyId", policyId,
                "attachedAt", Ticks.of(attachedAt),
                "item", item.write());
    }

    private static ProtectionSpan read(JsonObject document) {
        return new ProtectionSpan(
                Mode.valueOf(document.string("mode").orElseThrow()),
                document.string("vaultId").orElseThrow(),
                document.string("policyId").orElseThrow(),
                Ticks.instant(document.integer("attachedAt").orElseThrow()),
                ProtectedItem.read(document.objectOrEmpty("item")));
    }
}
