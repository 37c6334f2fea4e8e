package dev.malachite.providers.dataprotection.features;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code DataProtectionOperations_List}: what roles can permit in the provider.
 *
 * <p>Source: swagger; built-in role definitions (names).
 */
public final class DataProtectionOperationsList implements ArmOperation {
    private static final String PROVIDER = "Microsoft.DataProtection";
    private static final List<String> RESOURCE = List.of("read", "write", "delete");
    private static final Map<String, List<String>> VERBS = new java.util.TreeMap<>(Map.of(
            "backupVaults", RESOURCE,
            "backupVaults/validateForBackup", List.of("action"),
            "backupVaults/backupPolicies", RESOURCE,
            "backupVaults/backupInstances", RESOURCE,
            "backupVaults/backupInstances/backup", List.of("action"),
            "backupVaults/backupInstances/restore", List.of("action"),
            "backupVaults/backupInstances/recoveryPoints", List.of("read"),
            "backupVaults/backupJobs", List.of("read"),
            "backupVaults/deletedBackupInstances", List.of("read"),
            "resourceGuards", RESOURCE));

    @Override
    public OperationId id() {
        return new OperationId("DataProtectionOperations_List");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        List<JsonObject> operations = new ArrayList<>();
        VERBS.forEach((resource, verbs) -> verbs.forEach(verb -> operations.add(JsonObject.of(
                "display",
                JsonObject.of(
                        "description",
                        verb + " of " + resource,
                        "operation",
                        verb,
                        "provider",
                        PROVIDER,
                        "resource",
                        resource),
                "name",
                PROVIDER + "/" + resource + "/" + verb,
                "isDataAction",
                false,
                "origin",
                "user"))));
        return ArmResponse.ok(JsonObject.of("value", operations));
    }
}
