package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure.Answer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where Microsoft's documents let each type of datasource be restored to. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RestoresOfEveryTypeTest {
    private static final String INVALID = "BMSUserErrorInvalidInput";

    private final Azure azure = new Azure();
    private final Estate estate = new Estate(azure);
    private final String elsewhere = "/subscriptions/" + new UUID(7, 7);

    @AfterEach
    void close() {
        azure.close();
    }

    private void backedUp(String... words) {
        estate.create(words);
        for (String word : words) {
            assertEquals(201, estate.protect(word).status());
        }
        azure.advance(Duration.ofDays(3));
    }

    @ParameterizedTest
    @CsvSource({"westus, ''", "West US, ''", "eastus, BMSUserErrorInvalidInput"})
    void a_restore_stays_in_the_region_of_the_vault(String region, String code) {
        backedUp("disk");
        JsonObject restore = estate.restore("disk", Azure.beside(estate.datasource("disk")));

        Answer answer = estate.validateRestore("disk", Estate.into(restore, JsonObject.of("restoreLocation", region)));

        assertEquals(code, answer.code(), answer.text());
    }

    @Test
    void the_operational_tier_of_an_account_is_restored_to_the_account_alone() {
        backedUp("blobs");
        JsonObject own = estate.datasource("blobs");

        assertEquals(
                202, estate.validateRestore("blobs", estate.restoreBlobs(own)).status());
        assertEquals(
                INVALID,
                estate.validateRestore("blobs", estate.restoreBlobs(Azure.beside(own)))
                        .code());
    }

    @ParameterizedTest
    @CsvSource({"account", "lake"})
    void what_the_vault_has_of_an_account_is_restored_to_another_one(String word) {
        backedUp(word);
        JsonObject own = estate.datasource(word);

        assertEquals(
                "UserErrorOriginalLocationRestoreNotSupported",
                estate.validateRestore(word, estate.restore(word, own)).code());
        assertEquals(
                202,
                estate.validateRestore(word, estate.restore(word, Azure.beside(own)))
                        .status());
    }

    @Test
    void a_disk_is_not_restored_over_the_one_that_was_backed_up() {
        backedUp("disk");
        JsonObject own = estate.datasource("disk");

        assertEquals(
                "UserErrorSameNameDiskAlreadyExists",
                ended(estate.validateRestore("disk", estate.restore("disk", own)))
                        .code());
        assertEquals(
                "Succeeded",
                ended(estate.validateRestore("disk", estate.restore("disk", Azure.beside(own))))
                        .body()
                        .string("status")
                        .orElseThrow());
    }

    @Test
    void a_database_is_not_restored_over_the_one_that_was_backed_up() {
        String instance = azure.protectedDatabase("Off");
        azure.advance(Duration.ofDays(8));
        String point = azure.firstPoint(instance);
        JsonObject own = azure.get(instance).properties().objectOrEmpty("dataSourceInfo");

        assertEquals(
                "UserErrorDatabaseNameAlreadyInUse",
                ended(validateRestore(instance, Azure.restore(point, own, "westus")))
                        .code());
        assertEquals(
                "Succeeded",
                ended(validateRestore(instance, Azure.restore(point, Azure.beside(own), "westus")))
                        .body()
                        .string("status")
                        .orElseThrow());
    }

    private Answer validateRestore(String instance, JsonObject restore) {
        return azure.post(instance + "/validateRestore", JsonObject.of("restoreRequestObject", restore));
    }

    private Answer ended(Answer accepted) {
        assertEquals(202, accepted.status(), accepted.text());
        azure.advance(Duration.ofHours(1));
        return azure.follow(accepted.header("Azure-AsyncOperation").orElseThrow());
    }

    @Test
    void a_volume_is_restored_to_another_one() {
        backedUp("volume");
        JsonObject restore = Estate.into(
                estate.restore("volume", estate.datasource("volume")),
                JsonObject.of("objectType", "ItemLevelRestoreTargetInfo", "restoreCriteria", List.of()));

        Answer answer = estate.validateRestore("volume", restore);

        assertEquals(INVALID, answer.code(), answer.text());
        assertTrue(answer.text().contains("where it came from"), answer.text());
    }

    @ParameterizedTest
    @CsvSource({"disk, account", "cluster, disk", "account, disk"})
    void a_target_is_of_the_type_of_what_was_backed_up(String word, String other) {
        backedUp(word);

        Answer answer = estate.validateRestore(word, estate.restore(word, estate.datasource(other)));

        assertEquals(INVALID, answer.code(), answer.text());
        assertTrue(answer.text().contains("of another type"), answer.text());
    }

    @ParameterizedTest
    @CsvSource({"cluster, UserErrorCrossSubscriptionRestoreNotAllowed", "disk, ''"})
    void a_cluster_is_not_restored_to_another_subscription(String word, String code) {
        backedUp(word);

        Answer answer = estate.validateRestore(word, estate.restore(word, estate.datasource(word, elsewhere)));

        assertEquals(code, answer.code(), answer.text());
        assertEquals(
                202,
                estate.validateRestore(word, estate.restore(word, Azure.beside(estate.datasource(word))))
                        .status());
    }

    private Answer secondary(String word) {
        return azure.post(
                azure.group() + "/providers/Microsoft.DataProtection/locations/eastus/fetchSecondaryRecoveryPoints",
                JsonObject.of("sourceBackupInstanceId", estate.instance(word), "sourceRegion", "westus"));
    }

    @ParameterizedTest
    @CsvSource({"disk, BMSUserErrorInvalidInput", "lake, BMSUserErrorInvalidInput", "cluster, ''", "server, ''"})
    void some_types_are_restored_in_the_other_region(String word, String code) {
        backedUp(word);
        crossRegion();

        assertEquals(code, secondary(word).code(), secondary(word).text());
    }

    private void crossRegion() {
        JsonObject vault = azure.get(azure.vault()).body();
        JsonObject features = JsonObject.of("crossRegionRestoreSettings", JsonObject.of("state", "Enabled"));
        Answer answer = azure.put(
                azure.vault(),
                vault.with("properties", vault.objectOrEmpty("properties").with("featureSettings", features)));
        assertEquals(201, answer.status(), answer.text());
    }

    @Test
    void snapshots_stay_in_the_first_region_and_what_the_vault_has_arrives_in_the_other() {
        backedUp("cluster", "server");
        crossRegion();

        assertTrue(azure.get(estate.instance("cluster") + "/recoveryPoints")
                        .value()
                        .size()
                > 1);
        assertEquals(List.of(), secondary("cluster").value());
        assertTrue(secondary("server").value().size() > 1);
    }

    @Test
    void a_server_is_restored_by_recovery_point_to_files() {
        backedUp("server");
        JsonObject restore = estate.restore("server", estate.datasource("server"));

        assertEquals(INVALID, estate.validateRestore("server", restore).code());
        JsonObject files = restore.with(
                "restoreTargetInfo",
                JsonObject.of(
                        "objectType",
                        "RestoreFilesTargetInfo",
                        "recoveryOption",
                        "FailIfExists",
                        "restoreLocation",
                        "westus",
                        "targetDetails",
                        JsonObject.of(
                                "filePrefix",
                                "prefix",
                                "restoreTargetLocationType",
                                "AzureBlobs",
                                "url",
                                "https://account.blob.core.windows.net/container")));
        assertEquals(202, estate.validateRestore("server", files).status());
        assertEquals(
                INVALID,
                estate.validateRestore(
                                "server",
                                files.without("recoveryPointId")
                                        .with("objectType", "AzureBackupRecoveryTimeBasedRestoreRequest")
                                        .with("recoveryPointTime", azure.now().toString()))
                        .code());
    }
}
