package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Microsoft's documents say of the instances of a type, and how often a day they are backed up and restored. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DatasourcesOfEveryTypeTest {
    private static final String INVALID = "BMSUserErrorInvalidInput";
    private static final String THROTTLED = "UserErrorBackupRequestThrottled";

    private final Azure azure = new Azure();
    private final Estate estate = new Estate(azure);
    private final String elsewhere = "/subscriptions/" + new UUID(7, 7);

    @AfterEach
    void close() {
        azure.close();
    }

    @ParameterizedTest
    @CsvSource({"volume, false", "disk, true", "server, true", "account, true"})
    void a_volume_lies_in_the_subscription_of_its_vault_and_others_where_they_like(String word, boolean taken) {
        estate.create(word);

        Answer answer = estate.put(
                word + "-elsewhere",
                estate.properties(
                        word,
                        elsewhere,
                        estate.properties(word)
                                .objectOrEmpty("policyInfo")
                                .objectOrEmpty("policyParameters")
                                .objects("backupDatasourceParametersList")));

        assertEquals(taken ? "" : INVALID, answer.code(), answer.text());
        assertEquals(201, estate.protect(word).status());
    }

    private Answer volumes(String name, String... volumes) {
        return estate.put(name, estate.properties("volume", azure.subscription(), Estate.volumes(List.of(volumes))));
    }

    @Test
    void an_instance_is_one_volume_and_a_volume_is_protected_once() {
        estate.create("volume");

        assertEquals(
                INVALID,
                estate.put("none", estate.properties("volume", azure.subscription(), List.of()))
                        .code());
        assertEquals(INVALID, volumes("both", "one", "two").code());
        assertEquals(201, volumes("first", "one").status());
        assertEquals(201, volumes("second", "two").status());
        assertEquals(
                "UserErrorDppDatasourceAlreadyProtected",
                volumes("third", "one").code());

        azure.advance(Duration.ofMinutes(2));
        assertEquals(INVALID, volumes("first", "three").code());
    }

    /** Whoever asks a resource what protects it gets the instances of its volumes, and no neighbour's. */
    @Test
    void a_volume_group_names_the_instances_of_its_volumes() {
        estate.create("volume", "disk");
        volumes("first", "one");
        volumes("second", "two");
        estate.protect("disk");
        azure.advance(Duration.ofMinutes(2));
        String group = estate.datasource("volume").string("resourceID").orElseThrow();

        assertEquals(List.of("first", "second"), protecting(group));
        assertEquals(List.of("second"), protecting(group + "/volumes/two"));
        assertEquals(List.of(), protecting(group.replaceFirst("group$", "gr_up")));
        assertEquals(List.of(), protecting(group.replaceFirst("group$", "gro")));
        assertEquals(
                List.of("disk"),
                protecting(estate.datasource("disk").string("resourceID").orElseThrow()));
    }

    private List<String> protecting(String resource) {
        return azure
                .send(
                        "GET",
                        resource + "/providers/Microsoft.DataProtection/backupInstances",
                        Estate.NEWEST,
                        Optional.empty())
                .body()
                .objects("value")
                .stream()
                .map(instance -> instance.string("name").orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"800, ''", "801, BMSUserErrorInvalidInput"})
    void a_cluster_is_backed_up_with_at_most_800_namespaces(int count, String code) {
        estate.create("cluster");
        JsonObject parameters = estate.properties("cluster")
                .objectOrEmpty("policyInfo")
                .objectOrEmpty("policyParameters")
                .objects("backupDatasourceParametersList")
                .get(0)
                .with(
                        "includedNamespaces",
                        IntStream.range(0, count).mapToObj(i -> "n" + i).toList());

        Answer answer = estate.put("cluster", estate.properties("cluster", azure.subscription(), List.of(parameters)));

        assertEquals(code, answer.code(), answer.text());
    }

    @ParameterizedTest
    @CsvSource({"2024-04-01, false", "2025-01-01, true", "2026-07-01, true"})
    void the_types_of_volumes_of_a_cluster_are_null_since_versions_know_them(String version, boolean known) {
        estate.create("cluster");
        estate.protect("cluster");

        String parameters = azure.send("GET", estate.instance("cluster"), version, Optional.empty())
                .properties()
                .objectOrEmpty("policyInfo")
                .objectOrEmpty("policyParameters")
                .toString();

        assertEquals(known, parameters.contains("\"includedVolumeTypes\":null"), parameters);
    }

    private String backUp(String word) {
        Answer answer = azure.send(
                "POST",
                estate.instance(word) + "/backup",
                Estate.NEWEST,
                Optional.of(JsonObject.of(
                        "backupRuleOptions",
                        JsonObject.of("ruleName", "Backup", "triggerOption", JsonObject.empty()))));
        azure.advance(Duration.ofMinutes(30));
        return answer.code();
    }

    /** The day of UTC counts; an account counts what its schedule did at six o'clock too. */
    @ParameterizedTest
    @CsvSource({"lake, 4", "disk, 10", "cluster, 10", "volume, 10", "account, 4"})
    void only_so_many_backups_are_asked_for_in_a_day(String word, int most) {
        estate.create(word);
        estate.protect(word);
        azure.advance(Duration.between(azure.now(), Instant.parse("2026-01-10T07:00:00Z")));

        for (int i = 0; i < most; i++) {
            assertEquals("", backUp(word));
        }
        assertEquals(THROTTLED, backUp(word));
        azure.advance(Duration.between(azure.now(), Instant.parse("2026-01-11T00:00:00Z")));
        assertEquals("", backUp(word));
    }

    @Test
    void an_account_is_backed_up_five_times_a_day_where_the_schedule_has_not_begun() {
        estate.create("account");
        estate.protect("account");
        azure.advance(Duration.between(azure.now(), Instant.parse("2026-01-10T00:00:00Z")));

        for (int i = 0; i < 5; i++) {
            assertEquals("", backUp("account"));
        }
        assertEquals(THROTTLED, backUp("account"));
    }

    @ParameterizedTest
    @CsvSource({"disk", "cluster"})
    void only_ten_restores_are_asked_for_in_a_day(String word) {
        estate.create(word);
        estate.protect(word);
        azure.advance(Duration.between(azure.now(), Instant.parse("2026-01-10T07:00:00Z")));
        JsonObject target = Azure.beside(estate.datasource(word));

        for (int i = 0; i < 10; i++) {
            Answer answer = azure.post(estate.instance(word) + "/restore", estate.restore(word, target));
            assertEquals(202, answer.status(), answer.text());
        }
        assertEquals(
                THROTTLED,
                azure.post(estate.instance(word) + "/restore", estate.restore(word, target))
                        .code());
        azure.advance(Duration.ofDays(1));
        assertEquals(
                202,
                azure.post(estate.instance(word) + "/restore", estate.restore(word, target))
                        .status());
    }
}
