package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Microsoft's documents say of the policies of each type of datasource: how often, how long, in which store, with
 * which tags. A policy is written as its schedules and its retention rules, see {@link Policies#policy}.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoliciesOfEveryTypeTest {
    private static final String OPERATIONAL = "OperationalStore";

    private final Azure azure = new Azure();
    private int number;

    @BeforeAll
    void createVault() {
        azure.createVault(azure.vault(), "Off");
    }

    @AfterAll
    void close() {
        azure.close();
    }

    private static String type(String word) {
        return switch (word) {
            case "single" -> Azure.POSTGRESQL;
            case "flexible" -> "Microsoft.DBforPostgreSQL/flexibleServers";
            case "mysql" -> "Microsoft.DBforMySQL/flexibleServers";
            case "cosmos" -> "Microsoft.DocumentDB/databaseAccounts";
            case "disk" -> "Microsoft.Compute/disks";
            case "san" -> "Microsoft.ElasticSan/elasticSans/volumeGroups";
            case "aks" -> "Microsoft.ContainerService/managedClusters";
            case "blob" -> "Microsoft.Storage/storageAccounts/blobServices";
            default -> "Microsoft.Storage/storageAccounts/adlsBlobServices";
        };
    }

    private static String backupType(String word) {
        return switch (word) {
            case "single", "flexible", "mysql", "cosmos" -> "Full";
            case "disk", "san", "aks" -> "Incremental";
            default -> "Discrete";
        };
    }

    private static String store(String word) {
        return backupType(word).equals("Incremental") ? OPERATIONAL : "VaultStore";
    }

    /** Times are given in days after a Sunday and hours of the day: {@code P1W@1.06}. */
    private static List<String> intervals(String text) {
        return Stream.of(text.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.split("[@.]"))
                .map(word -> word.length == 1
                        ? "R/2025-12-28T06:00:00+00:00/" + word[0]
                        : "R/2025-12-%02dT%s:00:00+00:00/%s"
                                .formatted(21 + Integer.parseInt(word[1]), word[2], word[0]))
                .toList();
    }

    private static JsonObject policy(String word, String store, String schedule, String retentions) {
        return Policies.policy(
                type(word), backupType(word), store, intervals(schedule), List.of(retentions.split(", ")));
    }

    private Answer put(JsonObject policy) {
        return azure.put(azure.vault() + "/backupPolicies/policy-" + number++, policy);
    }

    private void assertTaken(boolean taken, JsonObject policy) {
        Answer answer = put(policy);
        assertEquals(taken ? 200 : 400, answer.status(), answer.text());
        assertEquals(taken ? "" : "BMSUserErrorInvalidInput", answer.code());
    }

    @ParameterizedTest(name = "{0} every {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            single   | P1W   | yes
            single   | P1D   | no
            single   | PT4H  | no
            flexible | P1W   | yes
            flexible | P1D   | yes
            flexible | PT12H | no
            mysql    | P1W   | yes
            mysql    | P1D   | no
            disk     | PT1H  | yes
            disk     | PT2H  | yes
            disk     | PT3H  | no
            disk     | PT4H  | yes
            disk     | PT6H  | yes
            disk     | PT8H  | yes
            disk     | PT12H | yes
            disk     | PT24H | no
            disk     | P1D   | yes
            disk     | P1W   | no
            aks      | PT1H  | no
            aks      | PT4H  | yes
            aks      | PT8H  | yes
            aks      | PT12H | yes
            aks      | P1D   | yes
            aks      | P1W   | no
            san      | P1D   | yes
            san      | PT12H | no
            blob     | P1D   | yes
            blob     | P1W   | yes
            blob     | PT12H | no
            adls     | P1D   | yes
            adls     | P1W   | yes
            adls     | PT12H | no
            cosmos   | P1W   | yes
            cosmos   | P1D   | no
            """)
    void a_type_is_backed_up_as_often_as_it_may_be(String word, String period, String taken) {
        assertTaken(taken.equals("yes"), policy(word, store(word), period, "Default P7D"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            single   | P1W@0.06 P1W@1.06 P1W@6.09 | yes
            single   | P1W@0.06 P1W@0.09          | no
            flexible | P1D@0.06 P1D@0.09          | no
            adls     | P1D@0.06                   | yes
            adls     | P1D@0.06 P1D@0.09          | no
            adls     | P1W@0.06 P1W@0.09          | no
            blob     | P1D@0.01 P1D@0.02 P1D@0.03 P1D@0.04 P1D@0.05          | yes
            blob     | P1D@0.01 P1D@0.02 P1D@0.03 P1D@0.04 P1D@0.05 P1D@0.06 | no
            flexible | P1W@0.06 P1D@1.06          | no
            """)
    void the_schedules_of_a_rule_are_alike_and_no_more_than_a_day_may_have(String word, String schedule, String taken) {
        assertTaken(taken.equals("yes"), policy(word, store(word), schedule, "Default P7D"));
    }

    @ParameterizedTest
    @CsvSource({"R/PT4H", "R/P1D", "R/06:30:00/P1D", "P1D", "R/2025-12-28/P1D", "R/2025-12-28T06:30:00Z/"})
    void a_schedule_begins_at_a_date_with_a_time(String interval) {
        assertTaken(
                false,
                Policies.policy(type("disk"), "Incremental", OPERATIONAL, List.of(interval), List.of("Default P7D")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            single | P1W   | Default P6D    | no
            single | P1W   | Default P7D    | yes
            single | P1W   | Default P10Y   | yes
            single | P1W   | Default P3651D | no
            single | P1W   | Default P3M>ArchiveStore:P5M  | no
            single | P1W   | Default P3M>ArchiveStore:P6M  | yes
            single | P1W   | Default P3M>ArchiveStore:P10Y | yes
            single | P1W   | Default P3M>ArchiveStore:P11Y | no
            disk   | P1D   | Default P1Y    | yes
            disk   | P1D   | Default P366D  | no
            disk   | PT12H | Default P225D  | yes
            disk   | PT12H | Default P226D  | no
            san    | P1D   | Default P450D  | yes
            san    | P1D   | Default P451D  | no
            aks    | P1D   | Default P360D  | yes
            aks    | P1D   | Default P361D  | no
            blob   | P1D   | Default P6D    | no
            blob   | P1D   | Default P10Y   | yes
            adls   | P1D   | Default P3650D | yes
            adls   | P1W   | Default P521W  | yes
            adls   | P1D   | Default P11Y   | no
            cosmos | P1W   | Default P10Y   | yes
            """)
    void backups_stay_as_long_as_their_store_permits(String word, String schedule, String retention, String taken) {
        assertTaken(taken.equals("yes"), policy(word, store(word), schedule, retention));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            single | P1W | Default P3M, Monthly P1Y FirstOfMonth | yes
            single | P1W | Default P3M, Mine P1Y FirstOfMonth    | yes
            disk   | P1D | Default P7D, Weekly P30D FirstOfWeek  | yes
            disk   | P1D | Default P7D, Monthly P30D FirstOfMonth| no
            aks    | P1D | Default P7D, Daily P30D FirstOfDay    | yes
            aks    | P1D | Default P7D, Mine P30D FirstOfDay     | no
            san    | P1D | Default P7D, Yearly P30D FirstOfYear  | no
            """)
    void some_types_have_tags_of_their_own_and_no_others(
            String word, String schedule, String retentions, String taken) {
        assertTaken(taken.equals("yes"), policy(word, store(word), schedule, retentions));
    }

    private static JsonObject rules(JsonObject policy, List<JsonObject> rules) {
        return policy.with("properties", policy.objectOrEmpty("properties").with("policyRules", rules));
    }

    private static List<JsonObject> rules(JsonObject policy) {
        return policy.objectOrEmpty("properties").objects("policyRules");
    }

    private static JsonObject joined(JsonObject policy, List<JsonObject> more) {
        List<JsonObject> all = new ArrayList<>(rules(policy));
        all.addAll(more);
        return rules(policy, all);
    }

    @ParameterizedTest
    @CsvSource({"single, P1W", "disk, P1D", "blob, P1D"})
    void a_default_rule_says_how_long_backups_stay_and_there_is_one_for_a_store(String word, String schedule) {
        JsonObject policy = policy(word, store(word), schedule, "Default P7D");
        JsonObject backup = rules(policy).get(0);
        JsonObject retention = rules(policy).get(1);

        assertTaken(false, rules(policy, List.of(backup)));
        assertTaken(false, rules(policy, List.of(backup, retention.with("isDefault", false))));
        assertTaken(false, rules(policy, List.of(backup, retention, retention.with("name", "Daily"))));
        assertTaken(false, rules(policy, List.of(retention)));
        assertTaken(true, policy);
    }

    @Test
    void a_tag_names_a_rule_and_a_rule_needs_no_tag() {
        JsonObject tagged = policy("single", "VaultStore", "P1W", "Default P3M, Weekly P1Y FirstOfWeek");
        JsonObject plain = policy("single", "VaultStore", "P1W", "Default P3M");

        assertTaken(false, rules(tagged, rules(tagged).subList(0, 2)));
        assertTaken(true, joined(plain, List.of(rules(tagged).get(2))));
    }

    @Test
    void a_copy_goes_to_a_store_for_which_the_rule_says_how_long() {
        JsonObject policy = policy("single", "VaultStore", "P1W", "Default P3M>ArchiveStore:P1Y");
        JsonObject retention = rules(policy).get(1);
        JsonObject alone =
                retention.with("lifecycles", retention.objects("lifecycles").subList(0, 1));

        assertTaken(false, rules(policy, List.of(rules(policy).get(0), alone)));
        assertTaken(false, policy("disk", OPERATIONAL, "P1D", "Default P7D=VaultStore:P30D"));
        assertTaken(true, policy("aks", OPERATIONAL, "P1D", "Default P7D=VaultStore:P84D"));
    }

    /** Continuous backup has one rule of its own, whatever it is called beside that of the vault. */
    @ParameterizedTest
    @CsvSource({"Default", "Default_OperationalStore"})
    void blobs_are_kept_in_the_operational_tier_by_one_default_rule(String name) {
        JsonObject vaulted = policy("blob", "VaultStore", "P1D", "Default P30D");
        JsonObject operational = policy("blob", OPERATIONAL, "", "Default P30D");
        JsonObject rule = rules(operational).get(0).with("name", name);

        assertTaken(true, operational);
        assertTaken(true, joined(vaulted, List.of(rule)));
        assertTaken(
                false, joined(operational, List.of(rule.with("name", "Weekly").with("isDefault", false))));
        assertTaken(false, joined(vaulted, List.of(rule.with("name", "Weekly").with("isDefault", false))));
        assertTaken(false, rules(vaulted, List.of(rules(vaulted).get(0), rule)));
        assertTaken(false, policy("blob", "VaultStore", "", "Default P30D"));
        assertTaken(false, policy("blob", OPERATIONAL, "P1D", "Default P30D"));
        assertTaken(false, policy("blob", OPERATIONAL, "", "Default P361D"));
        assertTaken(true, policy("blob", OPERATIONAL, "", "Default P360D"));
    }

    @Test
    void increments_of_an_account_come_daily_beside_a_full_backup_a_week() {
        JsonObject policy = policy("cosmos", "VaultStore", "P1W", "Default P1Y");
        JsonObject full = rules(policy).get(0);
        JsonObject retention = rules(policy).get(1);
        JsonObject daily = rules(Policies.policy(
                        type("cosmos"), "Incremental", "VaultStore", intervals("P1D"), List.of("Default P1Y")))
                .get(0)
                .with("name", "Daily");

        assertTaken(true, rules(policy, List.of(full, daily, retention)));
        assertTaken(false, rules(policy, List.of(daily, retention)));
        assertTaken(false, rules(policy, List.of(full, full.with("name", "Another"), retention)));
    }

    @Test
    void a_policy_makes_the_backups_of_its_type_in_its_store_by_one_rule() {
        JsonObject policy = policy("single", "VaultStore", "P1W", "Default P3M");
        JsonObject backup = rules(policy).get(0);

        assertTaken(false, joined(policy, List.of(backup.with("name", "Another"))));
        assertTaken(false, policy("single", OPERATIONAL, "P1W", "Default P3M"));
        assertTaken(
                false,
                Policies.policy(
                        Azure.POSTGRESQL, "Incremental", "VaultStore", intervals("P1W"), List.of("Default P3M")));
        assertTaken(
                false,
                Policies.policy(
                        Azure.POSTGRESQL, "Full", "VaultStore", intervals("P1W"), List.of("Default P3M"), "Mars"));
        assertTaken(
                true,
                Policies.policy(
                        Azure.POSTGRESQL,
                        "Full",
                        "VaultStore",
                        intervals("P1W"),
                        List.of("Default P3M"),
                        "W. Europe Standard Time"));
    }
}
