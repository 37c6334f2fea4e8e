package dev.malachite.providers.dataprotection.resourceguards;

import dev.malachite.arm.ResourceId;
import java.util.List;
import java.util.Optional;

/**
 * What a resource guard can protect: operations of Recovery Services vaults, which it only lists, and of backup
 * vaults.
 *
 * <p>Source: recorded traffic (guards and proxies, in this order); Microsoft Learn (the two that cannot be excluded).
 */
public enum CriticalOperation {
    ITEM_DELETE("/backupFabrics/protectionContainers/protectedItems/delete", "deleteProtectedItemRequests"),
    ITEM_WRITE("/backupFabrics/protectionContainers/protectedItems/write", "updateProtectedItemRequests"),
    POLICY_WRITE("/backupPolicies/write", "updateProtectionPolicyRequests"),
    PROXY_DELETE("/backupResourceGuardProxies/delete", "deleteResourceGuardProxyRequests"),
    SECURITY_PIN("/backupSecurityPIN/action", "getBackupSecurityPINRequests"),
    SOFT_DELETE("/backupconfig/write", "disableSoftDeleteRequests"),
    ITEM_STOP(
            "/backupFabrics/protectionContainers/protectedItems/write#stopProtectionWithRetainData",
            "stopProtectionWithRetainDataRequests"),
    IMMUTABILITY("/write#reduceImmutabilityState", "reduceImmutabilityStateRequests"),
    RESTORE(
            "/backupFabrics/protectionContainers/protectedItems/recoveryPoints/restore/action",
            "triggerRestoreRequests"),
    INSTANCE_DELETE("backupInstances/delete", "deleteBackupInstanceRequests", true),
    VAULT_PROXY_DELETE("backupResourceGuardProxies/delete", "deleteResourceGuardProxyRequests", true),
    VAULT_IMMUTABILITY("write#reduceImmutabilityState", "dppReduceImmutabilityStateRequests", true),
    VAULT_SOFT_DELETE("write#reduceSoftDeleteSecurity", "dppReduceSoftDeleteSecurityRequests", true),
    VAULT_ENCRYPTION("write#modifyEncryptionSettings", "dppModifyEncryptionSettingsRequests", true),
    INSTANCE_STOP("backupInstances/stopProtection/action", "dppDisableStopProtectionRequests", true),
    INSTANCE_SUSPEND("backupInstances/suspendBackups/action", "dppDisableSuspendBackupsRequests", true),
    INSTANCE_WRITE("backupInstances/write", "dppModifyPolicy", true),
    INSTANCE_RESTORE("backupInstances/restore/action", "dppTriggerRestoreRequests", true);

    private static final String RECOVERY_SERVICES = "Microsoft.RecoveryServices/vaults";
    private static final String BACKUP_VAULTS = "Microsoft.DataProtection/backupVaults";
    private static final String GUARDS = "Microsoft.DataProtection/resourceGuards/";

    private final String operation;
    private final String requests;
    private final boolean ofBackupVaults;

    CriticalOperation(String path, String requests) {
        this.operation = RECOVERY_SERVICES + path;
        this.requests = requests;
        this.ofBackupVaults = false;
    }

    CriticalOperation(String path, String requests, boolean ofBackupVaults) {
        this.operation = BACKUP_VAULTS + "/" + path;
        this.requests = requests;
        this.ofBackupVaults = ofBackupVaults;
    }

    /** The operation's name in guards and proxies. */
    public String wire() {
        return operation;
    }

    /** The type of the request object: for backup vaults the guard repeats the operation. */
    String requestResourceType() {
        return ofBackupVaults ? operation : GUARDS + requests;
    }

    /** Whether backup vaults know the operation. */
    public boolean isOfBackupVaults() {
        return ofBackupVaults;
    }

    /** The kind of request object below a guard. */
    public String requests() {
        return requests;
    }

    /** Whether a guard always protects it. */
    boolean isMandatory() {
        return this == VAULT_PROXY_DELETE || this == VAULT_SOFT_DELETE;
    }

    /** The request object whose naming unlocks the operation. */
    public String defaultRequest(ResourceId guard) {
        return guard + "/" + requests + "/default";
    }

    static Optional<CriticalOperation> of(String wire) {
        return List.of(values()).stream()
                .filter(operation -> operation.operation.equalsIgnoreCase(wire))
                .findFirst();
    }
}
