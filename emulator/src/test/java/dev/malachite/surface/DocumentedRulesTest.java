package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that Microsoft's documents state and that no recording shows. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DocumentedRulesTest {
    private static final String BLOBS = "Microsoft.Storage/storageAccounts/blobServices";
    private static final String INVALID = "BMSUserErrorInvalidInput";

    private final Azure azure = new Azure(settings -> settings);

    @AfterEach
    void close() {
        azure.close();
    }

    private Answer weekly(String name, int days) {
        List<String> intervals = IntStream.range(0, days)
                .mapToObj(day -> "R/2025-12-%02dT06:00:00+00:00/P1W".formatted(21 + day))
                .toList();
        return azure.put(
                azure.vault() + "/backupPolicies/" + name,
                Policies.policy(Azure.POSTGRESQL, "Full", "VaultStore", intervals, List.of("Default P3M")));
    }

    @Test
    void a_weekly_schedule_has_at_most_the_seven_days_of_a_week() {
        azure.createVault(azure.vault(), "Off");

        assertEquals(200, weekly("seven", 7).status());
        assertEquals(INVALID, weekly("eight", 8).code());
    }

    /** Published requests send an object, a list or null where the schema wants a list. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "empty", "object"})
    void copies_of_a_lifecycle_are_taken_in_every_form_that_is_published(String form) {
        azure.createVault(azure.vault(), "Off");
        JsonObject policy = Policies.policy(
                Azure.POSTGRESQL,
                "Full",
                "VaultStore",
                List.of("R/2025-12-28T06:00:00+00:00/P1W"),
                List.of("Default P3M>ArchiveStore:P6M"));
        JsonObject properties = policy.objectOrEmpty("properties");
        JsonObject retention = properties.objects("policyRules").get(1);
        List<JsonObject> lifecycles = retention.objects("lifecycles");
        JsonObject copy =
                lifecycles.get(0).objects("targetDataStoreCopySettings").get(0);
        Object sent = switch (form) {
            case "none" -> null;
            case "empty" -> JsonObject.empty();
            default -> copy;
        };
        JsonObject lifecycle = lifecycles.get(0).with("targetDataStoreCopySettings", sent);
        JsonObject changed = properties.with(
                "policyRules",
                List.of(
                        properties.objects("policyRules").get(0),
                        retention.with("lifecycles", List.of(lifecycle, lifecycles.get(1)))));

        Answer answer = azure.put(azure.vault() + "/backupPolicies/policy", JsonObject.of("properties", changed));

        assertEquals(200, answer.status(), answer.text());
        List<JsonObject> kept =
                answer.properties().objects("policyRules").get(1).objects("lifecycles");
        assertEquals(
                form.equals("object") ? List.of(copy) : List.of(), kept.get(0).objects("targetDataStoreCopySettings"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "with_underscore", "with.dot"})
    void a_policy_whose_name_cannot_be_one_is_refused_when_it_is_read(String name) {
        azure.createVault(azure.vault(), "Off");

        Answer answer = azure.get(azure.vault() + "/backupPolicies/" + name);

        assertEquals(400, answer.status(), answer.text());
        assertEquals(INVALID, answer.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a<b", "a>b", "a%b", "a&b", "a\\b", "a?b", "a/b"})
    void a_tags_name_has_none_of_the_characters_that_arm_keeps_for_itself(String name) {
        azure.createVault(azure.vault(), "Off");

        Answer answer = azure.send(
                "PATCH",
                azure.vault(),
                Azure.VERSION,
                Optional.of(JsonObject.of("tags", JsonObject.of(name, "value"))));

        assertEquals(400, answer.status(), answer.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"backupVaults/vault", "resourceGuards/guard"})
    void tags_that_are_no_map_are_refused_by_the_gateway(String resource) {
        JsonObject body = JsonObject.of("location", "westus", "tags", List.of("a"), "properties", JsonObject.empty());

        Answer answer = azure.put(azure.group() + "/providers/Microsoft.DataProtection/" + resource, body);

        assertEquals(400, answer.status(), answer.text());
        assertEquals("InvalidRequestContent", answer.code());
        assertEquals(Optional.of("gateway"), answer.header("x-ms-failure-cause"));
    }

    @ParameterizedTest
    @CsvSource({"51, a, b", "1, a<, b", "1, LONG, b", "1, a, LONG"})
    void an_instance_has_the_tags_of_every_other_resource(int count, String name, String value) {
        azure.createVault(azure.vault(), "Off");
        azure.put(azure.vault() + "/backupPolicies/weekly", Azure.weekly());
        JsonObject.Builder tags = JsonObject.builder();
        String key = name.replace("LONG", "n".repeat(513));
        IntStream.range(0, count).forEach(i -> tags.put(key + i, value.replace("LONG", "v".repeat(257))));
        JsonObject instance = azure.instance(azure.vault(), "weekly", "database");

        Answer answer = azure.put(azure.vault() + "/backupInstances/database", instance.with("tags", tags.build()));

        assertEquals(INVALID, answer.code(), answer.text());
        assertEquals(
                201,
                azure.put(
                                azure.vault() + "/backupInstances/database",
                                instance.with("tags", JsonObject.of("n".repeat(512), "v".repeat(256))))
                        .status());
    }

    @Test
    void guards_have_the_tags_of_every_other_resource() {
        String guard = azure.group() + "/providers/Microsoft.DataProtection/resourceGuards/guard";
        JsonObject body = JsonObject.of("location", "westus", "properties", JsonObject.empty());

        assertEquals(
                400,
                azure.put(guard, body.with("tags", JsonObject.of("a<b", "c"))).status());
        assertEquals(
                200,
                azure.put(guard, body.with("tags", JsonObject.of("a", "c"))).status());
        Answer patched = azure.send(
                "PATCH", guard, Azure.VERSION, Optional.of(JsonObject.of("tags", JsonObject.of("a", "c".repeat(257)))));
        assertEquals(400, patched.status(), patched.text());
    }

    /** A PATCH is a merge patch: what was not sent stays. */
    @Test
    void a_setting_that_is_patched_leaves_those_beside_it_alone() {
        azure.createVault(azure.vault(), "AlwaysOn");
        JsonObject before = azure.get(azure.vault()).properties().objectOrEmpty("securitySettings");

        Answer answer = azure.patchVault(
                "securitySettings", JsonObject.of("immutabilitySettings", JsonObject.of("state", "Unlocked")));

        assertEquals(
                before.object("softDeleteSettings"),
                answer.properties().objectOrEmpty("securitySettings").object("softDeleteSettings"));
        assertTrue(before.object("softDeleteSettings").isPresent());
    }

    private void protectByTheFirstOfTwoPolicies(Protected datasource) {
        for (String policy : List.of("one", "two")) {
            azure.put(
                    azure.vault() + "/backupPolicies/" + policy,
                    Policies.policy(
                            datasource.type(),
                            "Incremental",
                            "OperationalStore",
                            List.of(datasource.otherInterval()),
                            List.of("Default P7D")));
        }
        datasource.protect(azure, "one");
        azure.advance(Duration.ofMinutes(2));
    }

    @Test
    void a_cluster_stays_with_its_policy() {
        azure.createVault(azure.vault(), "Off");
        Protected cluster = Protected.of("Cluster");
        protectByTheFirstOfTwoPolicies(cluster);
        JsonObject shown = azure.get(cluster.id(azure)).properties();
        String moved = shown.toString().replace("backupPolicies/one", "backupPolicies/two");

        Answer answer = azure.put(cluster.id(azure), JsonObject.of("properties", JsonObject.parseTrusted(moved)));

        assertEquals(400, answer.status(), answer.text());
        assertEquals(INVALID, answer.code());
    }

    @Test
    void the_resource_group_of_snapshots_stays_as_it_was_configured() {
        azure.createVault(azure.vault(), "Off");
        Protected disk = Protected.of("Disk");
        protectByTheFirstOfTwoPolicies(disk);
        JsonObject shown = azure.get(disk.id(azure)).properties();
        JsonObject moved = JsonObject.of(
                "properties", JsonObject.parseTrusted(shown.toString().replace("snapshots", "others")));

        Answer answer = azure.put(disk.id(azure), moved);

        assertEquals(400, answer.status(), answer.text());
        assertEquals(INVALID, answer.code());
        disk.protect(azure, "two");
    }

    private static JsonObject containers(int count) {
        return JsonObject.of(
                "objectType",
                "BlobBackupDatasourceParameters",
                "containersList",
                IntStream.range(0, count).mapToObj(i -> "c" + i).toList());
    }

    private JsonObject account(String policy, int containers) {
        JsonObject datasource = JsonObject.of(
                "objectType",
                "Datasource",
                "resourceID",
                azure.subscription() + "/resourceGroups/data/providers/Microsoft.Storage/storageAccounts/account",
                "datasourceType",
                BLOBS);
        JsonObject parameters = JsonObject.of("backupDatasourceParametersList", List.of(containers(containers)));
        return JsonObject.of(
                "properties",
                JsonObject.of(
                        "objectType",
                        "BackupInstance",
                        "dataSourceInfo",
                        datasource,
                        "policyInfo",
                        JsonObject.of("policyId", azure.vault() + "/backupPolicies/" + policy)
                                .with(
                                        "policyParameters",
                                        containers == 0 ? Optional.empty() : Optional.of(parameters))));
    }

    private void policies() {
        azure.createVault(azure.vault(), "Off");
        azure.put(
                azure.vault() + "/backupPolicies/vaulted",
                Policies.policy(
                        BLOBS,
                        "Discrete",
                        "VaultStore",
                        List.of("R/2025-12-28T06:00:00+00:00/P1D"),
                        List.of("Default P30D")));
        azure.put(
                azure.vault() + "/backupPolicies/operational",
                Policies.policy(BLOBS, "Discrete", "OperationalStore", List.of(), List.of("Default P30D")));
    }

    @Test
    void an_account_is_backed_up_with_at_most_a_hundred_containers() {
        policies();

        assertEquals(
                INVALID,
                azure.put(azure.vault() + "/backupInstances/account", account("vaulted", 101))
                        .code());
        assertEquals(
                201,
                azure.put(azure.vault() + "/backupInstances/account", account("vaulted", 100))
                        .status());
    }

    /** How many ranges are asked for, and how the last one runs. */
    @ParameterizedTest
    @CsvSource({
        "10, a, b, ''",
        "11, a, b, UserErrorTooManyRestoreCriteriaGivenForBlobRestore",
        "1, b, a, UserErrorInvalidRestorePrefixRange",
        "2, a, a, UserErrorInvalidRestorePrefixRange"
    })
    void a_restore_of_blobs_has_few_ranges_and_each_runs_forward(int count, String from, String to, String code) {
        policies();
        String instance = azure.vault() + "/backupInstances/account";
        assertEquals(201, azure.put(instance, account("operational", 0)).status());
        azure.advance(Duration.ofDays(3));
        List<JsonObject> criteria = IntStream.rangeClosed(1, count)
                .mapToObj(i -> JsonObject.of(
                        "objectType",
                        "RangeBasedItemLevelRestoreCriteria",
                        "minMatchingValue",
                        i == count ? from : "x" + i,
                        "maxMatchingValue",
                        i == count ? to : "y" + i))
                .toList();
        JsonObject target = JsonObject.of(
                "objectType",
                "ItemLevelRestoreTargetInfo",
                "recoveryOption",
                "FailIfExists",
                "restoreLocation",
                "westus",
                "restoreCriteria",
                criteria,
                "datasourceInfo",
                account("operational", 0).objectOrEmpty("properties").objectOrEmpty("dataSourceInfo"));
        JsonObject restore = JsonObject.of(
                "objectType",
                "AzureBackupRecoveryTimeBasedRestoreRequest",
                "recoveryPointTime",
                azure.now().minus(Duration.ofDays(1)).toString(),
                "sourceDataStoreType",
                "OperationalStore",
                "restoreTargetInfo",
                target);

        Answer answer = azure.post(instance + "/validateRestore", JsonObject.of("restoreRequestObject", restore));

        assertTrue(code.isEmpty() ? answer.status() == 202 : answer.code().equals(code), answer.text());
    }
}
