package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Refusals of protecting, backing up and restoring, each with the text that Microsoft Learn prints. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BackupRefusalsTest {
    private static final String BLOBS = "Microsoft.Storage/storageAccounts/blobServices";
    private static final String DISK = "Microsoft.Compute/disks";

    private final Azure azure = new Azure();

    @AfterEach
    void close() {
        azure.close();
    }

    /** One refusal, at once and with 400. */
    private record Refusal(String code, String message, Function<Azure, Answer> provoke) {
        @Override
        public String toString() {
            return code;
        }
    }

    static List<Refusal> refusals() {
        return List.of(
                new Refusal(
                        "UserErrorNoContainersSelectedForOperation",
                        "No containers selected for operation",
                        BackupRefusalsTest::withoutContainers),
                new Refusal(
                        "UserErrorInvalidResourceUriInRequest",
                        "Operation failed due to invalid Resource Uri in the request.",
                        BackupRefusalsTest::ofNothing),
                new Refusal(
                        "UserErrorBackupVaultHasBackupInstances",
                        "Cannot delete the Backup vault as there are existing backup instances or backup policies in"
                                + " the vault. Delete all backup instances and backup policies that are present in"
                                + " the vault and then try deleting the vault.",
                        azure -> {
                            azure.protectedDatabase("Off");
                            return azure.delete(azure.vault());
                        }),
                new Refusal(
                        "UserErrorBackupRequestThrottled",
                        "The backup request is being throttled as you've reached the limit for maximum number of"
                                + " backups on a given backup instance in a day.",
                        azure -> backups(azure, BLOBS, 6)),
                new Refusal(
                        "UserErrorMaxConcurrentOperationLimitReached",
                        "Unable to start the operation as maximum number of allowed concurrent backups has reached.",
                        azure -> backups(azure, DISK, 2)),
                new Refusal(
                        "UserErrorOriginalLocationRestoreNotSupported",
                        "Original location restores not supported for vaulted blob backup.",
                        BackupRefusalsTest::intoItself),
                new Refusal(
                        "UserErrorArchivedRecoveryPointsRequestedForRestore",
                        "One or more containers selected for the restore have archived recovery points.",
                        BackupRefusalsTest::fromTheArchive),
                new Refusal(
                        "UserErrorStopProtectionNotSupportedForBlobOperationalBackup",
                        "Stop protection is not supported for operational tier blob backups",
                        azure -> azure.post(operational(azure) + "/stopProtection")),
                new Refusal(
                        "UserErrorInvalidRecoveryPointInTime",
                        "Restore point in time is invalid.",
                        azure -> restored(azure, operational(azure) + "/validateRestore", Duration.ofDays(99))));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void the_service_refuses_at_once_in_its_own_words(Refusal refusal) {
        Answer answer = refusal.provoke().apply(azure);

        assertEquals(400, answer.status(), answer.text());
        assertEquals(refusal.code(), answer.code(), answer.text());
        assertEquals(Optional.of(refusal.message()), answer.body().path("error", "message"));
        assertEquals(
                "[additionalInfo, code, message, target, details]",
                answer.body().objectOrEmpty("error").names().toString());
        assertEquals(Optional.empty(), answer.header("Retry-After"));
    }

    private static Answer withoutContainers(Azure azure) {
        StrictEstate estate = StrictEstate.of(BLOBS, azure.group());
        azure.seed(estate.resources(false));
        JsonObject properties = estate.properties();
        JsonObject policy = properties.objectOrEmpty("policyInfo").without("policyParameters");
        return azure.post(
                azure.vault() + "/validateForBackup",
                JsonObject.of("backupInstance", properties.with("policyInfo", policy)));
    }

    private static Answer ofNothing(Azure azure) {
        azure.createVault(azure.vault(), "Off");
        JsonObject properties =
                azure.instance(azure.vault(), "weekly", "database").objectOrEmpty("properties");
        JsonObject datasource = properties.objectOrEmpty("dataSourceInfo").with("resourceID", "nonsense");
        return azure.post(
                azure.vault() + "/validateForBackup",
                JsonObject.of("backupInstance", properties.with("dataSourceInfo", datasource)));
    }

    /** The answer to the last of some backups on demand. */
    private static Answer backups(Azure azure, String type, int count) {
        StrictEstate estate = StrictEstate.of(type, azure.group());
        azure.seed(estate.resources(true));
        JsonObject options = JsonObject.of(
                "backupRuleOptions", JsonObject.of("ruleName", "Backup", "triggerOption", JsonObject.empty()));
        for (int i = 1; i < count; i++) {
            assertEquals(202, azure.post(estate.instance() + "/backup", options).status());
        }
        return azure.post(estate.instance() + "/backup", options);
    }

    private static Answer intoItself(Azure azure) {
        StrictEstate estate = StrictEstate.of(BLOBS, azure.group());
        azure.seed(estate.resources(true));
        JsonObject restore = estate.restore(false);
        JsonObject target = restore.objectOrEmpty("restoreTargetInfo")
                .with("datasourceInfo", estate.properties().objectOrEmpty("dataSourceInfo"));
        return azure.post(
                estate.instance() + "/validateRestore",
                JsonObject.of("restoreRequestObject", restore.with("restoreTargetInfo", target)));
    }

    private static Answer fromTheArchive(Azure azure) {
        StrictEstate database = StrictEstate.of(Azure.POSTGRESQL, azure.group());
        StrictEstate archived = new StrictEstate(
                database.type(),
                "Full",
                "ArchiveStore",
                "P1W",
                database.datasource(),
                database.target(),
                database.group());
        azure.seed(archived.resources(true));
        return azure.post(archived.instance() + "/validateRestore", archived.body("restore"));
    }

    /** Blobs that are kept up to date in their own account. */
    private static String operational(Azure azure) {
        azure.createVault(azure.vault(), "Off");
        azure.put(
                azure.vault() + "/backupPolicies/policy",
                Policies.policy(BLOBS, "Discrete", "OperationalStore", List.of(), List.of("Default P30D")));
        JsonObject properties = StrictEstate.of(BLOBS, azure.group()).properties();
        JsonObject policy = properties.objectOrEmpty("policyInfo").without("policyParameters");
        String instance = azure.vault() + "/backupInstances/account";
        Answer created = azure.put(instance, JsonObject.of("properties", properties.with("policyInfo", policy)));
        assertEquals(201, created.status(), created.text());
        azure.advance(Duration.ofDays(5));
        return instance;
    }

    private static Answer restored(Azure azure, String path, Duration back) {
        StrictEstate estate = StrictEstate.of(BLOBS, azure.group());
        JsonObject target = estate.restore(false)
                .objectOrEmpty("restoreTargetInfo")
                .with("datasourceInfo", estate.properties().objectOrEmpty("dataSourceInfo"));
        JsonObject restore = JsonObject.of(
                "objectType",
                "AzureBackupRecoveryTimeBasedRestoreRequest",
                "recoveryPointTime",
                azure.now().minus(back).toString(),
                "sourceDataStoreType",
                "OperationalStore",
                "restoreTargetInfo",
                target);
        return azure.post(path, path.endsWith("/restore") ? restore : JsonObject.of("restoreRequestObject", restore));
    }

    @Test
    void blobs_are_restored_in_place_one_restore_at_a_time() {
        String instance = operational(azure);
        assertEquals(
                202, restored(azure, instance + "/restore", Duration.ofDays(1)).status());
        azure.advance(Duration.ofSeconds(10));

        Answer during = restored(azure, instance + "/validateRestore", Duration.ofDays(1));
        azure.advance(Duration.ofMinutes(10));
        Answer after = restored(azure, instance + "/validateRestore", Duration.ofDays(1));
        azure.advance(Duration.ofMinutes(2));

        assertEquals(
                Optional.of("UserErrorPitrRestoreInProgress"),
                azure.follow(during.header("Azure-AsyncOperation").orElseThrow())
                        .body()
                        .path("error", "code"));
        assertEquals(
                Optional.of("Succeeded"),
                azure.follow(after.header("Azure-AsyncOperation").orElseThrow())
                        .body()
                        .string("status"));
    }
}
