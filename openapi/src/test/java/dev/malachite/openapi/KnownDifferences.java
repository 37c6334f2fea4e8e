package dev.malachite.openapi;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where our description departs from the published one on purpose, and why. */
final class KnownDifferences {
    /** Published definitions that we call otherwise, because ours start with a capital letter. */
    static final Map<String, String> RENAMED =
            Map.of("systemData", "SystemData", "encryptionSettings", "EncryptionSettings");

    private static final String EARLIER = "recorded in answers to versions older than the first that declares it";

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("definition ErrorResponse", "same envelope on the wire as CloudError, which we name everywhere"),
            Map.entry("definition ErrorDetail", "part of ErrorResponse"),
            Map.entry("extra EmptyObject", "deletion of a resource guard proxy answers {} on the wire"),
            Map.entry("extra PatchResourceGuardInput", "published since 2022-12-01; we use it since guards exist"),
            Map.entry(
                    "readOnly ResourceGuard.vaultCriticalOperationExclusionList",
                    "read-only in 2021-07-01 … 2022-03-01"),
            Map.entry("enum OperationExtendedInfo.objectType", "an open string in 2021-01-01; the value is recorded"),
            Map.entry("enum OperationJobExtendedInfo.objectType", "as OperationExtendedInfo.objectType"),
            Map.entry("body ResourceGuards_Patch", "PatchResourceRequestInput until 2022-05-01, see its x-deviation"),
            Map.entry("responses DppResourceGuardProxy_Delete", "200 with the body {}, see its x-deviation"),
            Map.entry("extra OperationStatusResourceGroupLocationContext_Get", "recorded path of no swagger"),
            Map.entry("extra UserFacingWarningDetail", EARLIER),
            Map.entry("properties JobExtendedInfo", EARLIER),
            Map.entry("properties AzureBackupJob", EARLIER),
            Map.entry("extra BackupDatasourceParameters", EARLIER),
            Map.entry("extra KubernetesClusterBackupDatasourceParameters", EARLIER),
            Map.entry("extra NamespacedNameResource", EARLIER),
            Map.entry("properties KubernetesClusterBackupDatasourceParameters", EARLIER),
            Map.entry("properties PolicyParameters", EARLIER));

    private final Set<String> used = new HashSet<>();

    /** Whether this difference is in the table; each entry must be met at least once. */
    boolean expected(String difference) {
        used.add(difference);
        return REASONS.containsKey(difference);
    }

    /** Entries of the table that no comparison met: they are out of date. */
    Set<String> unmet() {
        Set<String> unmet = new TreeSet<>(REASONS.keySet());
        unmet.removeAll(used);
        return unmet;
    }
}
