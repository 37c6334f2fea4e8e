package dev.malachite.providers.dataprotection;

import dev.malachite.arm.ArmRequest;
import dev.malachite.pipeline.RateLimits.Bucket;
import java.util.Map;
import java.util.Optional;

/**
 * Which counter a call of this provider is charged to.
 *
 * <p>Source: recorded traffic (families and limits since 2022), the article (2021-01-01: ARM's own three counters).
 */
public final class DataProtectionRateLimits {
    private static final String PREFIX = "x-ms-ratelimit-remaining-subscription-";
    private static final int READS = 12_000;
    private static final int WRITES = 1_200;
    private static final int DELETES = 15_000;

    /** Resource requests by group of operations: GET, then PUT and DELETE. */
    private static final Map<String, int[]> RESOURCE_REQUESTS = Map.ofEntries(
            Map.entry("BackupVaults", new int[] {500, 100, 100}),
            Map.entry("BackupPolicies", new int[] {200, 200, 50}),
            Map.entry("BackupInstances", new int[] {2_000, 200, 200}),
            Map.entry("DeletedBackupInstances", new int[] {2_000, 2_000, 2_000}),
            Map.entry("RecoveryPoints", new int[] {100, 100, 100}),
            Map.entry("Jobs", new int[] {200, 200, 200}),
            Map.entry("ResourceGuards", new int[] {1_000, 100, 100}),
            Map.entry("DppResourceGuardProxy", new int[] {1_000, 100, 100}),
            Map.entry("OperationStatusBackupVaultContext", new int[] {1_000, 1_000, 1_000}),
            Map.entry("OperationStatusResourceGroupContext", new int[] {1_000, 1_000, 1_000}),
            Map.entry("OperationStatusResourceGroupLocationContext", new int[] {15_000, 15_000, 15_000}),
            Map.entry("OperationStatus", new int[] {15_000, 15_000, 15_000}),
            Map.entry("OperationResult", new int[] {200, 200, 200}));

    private static final int[] OTHERS = {500, 100, 100};

    private DataProtectionRateLimits() {}

    public static Optional<Bucket> bucket(ArmRequest request) {
        String operationId = request.operationId().value();
        int underscore = operationId.indexOf('_');
        if (underscore < 0) {
            return Optional.empty();
        }
        String method = request.method();
        if (method.equals("POST") && !operationId.equals("DeletedBackupInstances_Undelete")) {
            return Optional.of(new Bucket(PREFIX + "writes", "writes", WRITES));
        }
        if (request.apiVersion().value().equals("2021-01-01")) {
            return Optional.of(classic(method));
        }
        if (operationId.equals("DppResourceGuardProxy_Delete")) {
            return Optional.of(new Bucket(PREFIX + "deletes", "deletes", DELETES));
        }
        String group = operationId.substring(0, underscore);
        int[] limits = RESOURCE_REQUESTS.getOrDefault(group, OTHERS);
        int column = isRead(method) ? 0 : method.equals("DELETE") ? 2 : 1;
        String family = group + (column == 0 ? " read" : column == 1 ? " write" : " delete");
        return Optional.of(new Bucket(PREFIX + "resource-requests", family, limits[column]));
    }

    private static Bucket classic(String method) {
        if (isRead(method)) {
            return new Bucket(PREFIX + "reads", "reads", READS);
        }
        return method.equals("DELETE")
                ? new Bucket(PREFIX + "deletes", "deletes", DELETES)
                : new Bucket(PREFIX + "writes", "writes", WRITES);
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }
}
