package dev.malachite.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.fault.Azure.Answer;
import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import dev.malachite.json.JsonPatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A world is imported as a whole or not at all, and then repeats itself to the byte. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorldImportTest {
    private static final String OTHER = "11111111-2222-3333-4444-555555555555";
    private static final String OWN = "?subscription=" + Azure.SUBSCRIPTION;

    private final Azure azure = new Azure();

    /** A world in which everything is in use: counters, rules that have been hit, polls, a clock of its own. */
    @BeforeEach
    void prepare() {
        azure.prepare(Azure.SUBSCRIPTION);
        azure.control(
                "PUT",
                "faults/nth" + OWN,
                "{'match':{'phase':'poll','nthPoll':3},'effect':{'armError':{'preset':'internal-error'}}}");
        azure.control(
                "PUT",
                "faults/skipping" + OWN,
                "{'match':{'operationId':'BackupVaults_Get'},'when':{'skip':2,'times':1},"
                        + "'effect':{'armError':{'preset':'throttled'}}}");
        azure.control("PUT", "operation-plans/polls" + OWN, "{'progression':{'mode':'polls','polls':5}}");
        Answer accepted = azure.validate();
        azure.poll(accepted);
        azure.poll(accepted);
        azure.get(Azure.versioned(Azure.vault()));
        azure.control("POST", "clock/advance" + OWN, "{'by':'PT3S'}");
    }

    private JsonObject export(Azure from, String query) {
        return from.control("GET", "world" + query, "").json();
    }

    @ParameterizedTest(name = "{0} is refused at {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "replace /format 2;/format",
                "remove /format;/format",
                "add /surprise 1;/surprise",
                "remove /clock;/clock",
                "replace /clock/mode 'gone';/clock/mode",
                "replace /requestIds [{'used':1}];/requestIds/0/subscription",
                "replace /requestIds [{'subscription':'x','used':-1}];/requestIds/0/used",
                "replace /requestIds [{'subscription':'x','used':1}];/requestIds",
                "replace /rateLimits [{'counter':'x','window':1,'calls':1}];/rateLimits",
                "replace /rateLimits [{'counter':1}];/rateLimits/0/counter",
                "replace /faults/1/rule {'effect':{}};/faults/1/rule/effect",
                "remove /faults/0/since;/faults/0/since",
                "replace /faults/0/hits -1;/faults/0/hits",
                "replace /faults/0/subscription 'x';/faults",
                "replace /plans/0/lastHit 'yesterday';/plans/0/lastHit",
                "replace /polls [{'operation':'x'}];/polls/0/polls",
                "remove /records;/records",
                "add /records/rumours [];/records/rumours",
                "replace /records/resource 1;/records/resource",
                "replace /records/guidSeed 2;/records/guidSeed",
            })
    void a_world_that_is_wrong_anywhere_changes_nothing(String mutation, String pointer) {
        JsonObject before = export(azure, OWN);
        String[] words = mutation.replace('\'', '"').split(" ", 3);
        JsonObject step = words.length == 3
                ? parsed("{\"op\":\"" + words[0] + "\",\"path\":\"" + words[1] + "\",\"value\":" + words[2] + "}")
                : JsonObject.of("op", words[0], "path", words[1]);
        JsonObject wrong = JsonPatch.apply(before, List.of(step));
        assertNotEquals(before, wrong, "the mutation has missed");

        Answer refused = azure.send("PUT", "/_malachite/world", wrong.toString());

        assertEquals(400, refused.status(), refused.http().body());
        assertEquals(pointer, refused.status("error", "target"), refused.http().body());
        assertEquals(before.toString(), export(azure, OWN).toString());
    }

    @ParameterizedTest(name = "{0} is refused at {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "history 'no JSON';resource/0/history",
                "history '1';resource/0/history",
                "history '{}';resource/0/history",
                "history '{\\'steps\\':{}}';resource/0/history",
                "history '{\\'steps\\':[1]}';resource/0/history",
                "history '{\\'steps\\':[{\\'at\\':\\'x\\'}]}';resource/0/history",
                "history '{\\'steps\\':[{\\'at\\':0,\\'value\\':{}}]}';resource/0/history",
                "history '{\\'steps\\':[]}';resource/0/exists_from",
                "replace /records/resource/0/resource_id '/x';resource/0/resource_key",
                "replace /records/resource/0/type_key 1;resource/0/type_key",
                "replace /records/resource/0/exists_until 5;resource/0/exists_until",
                "replace /records/resource/0/subscription_key 'x';resource/0/subscription_key",
                "replace /records/resource/1/position 'x';resource/1/position",
                "remove /records/resource/1/history;resource/1/history",
                "add /records/resource/1/surprise 1;resource/1/surprise",
                "replace /records/resource/1/parent_key '/x';resource/1/parent_key",
                "replace /records/resource/1/reference_key '/x';resource/1/reference_key",
                "replace /records/resource/1/lasting 7;resource/1/lasting",
                "remove /records/resource/1/resource_id;resource/1/resource_id",
                "remove /records/subscription/0/sequence;subscription/0/sequence",
                "replace /records/async_operation/0/polling 'x';async_operation/0/polling",
                "replace /records/async_operation/0/outcome 'Rumour';async_operation/0",
                "replace /records/async_operation/0/outcome 'Failed';async_operation/0",
                "replace /records/async_operation/0/target 'x';async_operation/0",
                "replace /records/async_operation/0/progression 'x';async_operation/0",
                "replace /records/async_operation/0/progression 'later 5';async_operation/0",
            })
    void a_record_that_could_not_be_read_back_changes_nothing(String mutation, String place) {
        String full = mutation.startsWith("history") ? "replace /records/resource/0/" + mutation : mutation;

        a_world_that_is_wrong_anywhere_changes_nothing(full, "/records/" + place);
    }

    private static JsonObject parsed(String text) {
        return Json.parseObject(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_world_goes_into_its_own_subscription_alone() {
        JsonObject world = export(azure, OWN);

        Answer refused = azure.send("PUT", "/_malachite/world?subscription=" + OTHER, world.toString());

        assertEquals("/subscription", refused.status("error", "target"));
    }

    @Test
    void an_import_leaves_other_subscriptions_alone() {
        azure.prepare(OTHER);
        azure.control("PUT", "faults/theirs?subscription=" + OTHER, "{'effect':{'armError':{'preset':'throttled'}}}");
        String theirs = export(azure, "?subscription=" + OTHER).toString();
        JsonObject world = export(azure, OWN);

        assertEquals(
                204, azure.send("PUT", "/_malachite/world", world.toString()).status());

        assertEquals(theirs, export(azure, "?subscription=" + OTHER).toString());
        assertEquals(world.toString(), export(azure, OWN).toString());
    }

    @Test
    void the_world_of_all_replaces_everything_with_every_clock() {
        JsonObject world = export(azure, "");
        try (Azure other = new Azure(EmulatorConfig.builder().pace(Pace.MANUAL))) {
            other.prepare(OTHER);

            assertEquals(
                    204,
                    other.send("PUT", "/_malachite/world", world.toString()).status());

            assertEquals(404, other.get(Azure.versioned(Azure.vault(OTHER))).status());
            assertEquals(
                    "2026-01-01T00:01:03Z",
                    other.control("GET", "clock" + OWN, "").status("now"));
            assertEquals(
                    world.without("requestIds").toString(),
                    export(other, "").without("requestIds").toString());
        }
    }

    @Test
    void the_same_world_and_the_same_requests_give_the_same_answers_and_journal_twice() {
        String world = export(azure, OWN).toString();

        String first = transcript(azure, world);
        String second = transcript(azure, world);
        String elsewhere;
        try (Azure other = new Azure(EmulatorConfig.builder().pace(Pace.MANUAL))) {
            elsewhere = transcript(other, world);
        }

        assertEquals(first, second);
        assertEquals(first, elsewhere);
    }

    /** All that a client sees from an imported world on, and what the journal says of it. */
    private static String transcript(Azure azure, String world) {
        assertEquals(204, azure.send("PUT", "/_malachite/world", world).status());
        String accepted = azure.control("GET", "operations" + OWN, "").json().objects("value").stream()
                .filter(operation -> operation.string("waitsFor").isPresent())
                .map(operation -> operation.string("name").orElseThrow())
                .findFirst()
                .orElseThrow();
        String poll = "/subscriptions/" + Azure.SUBSCRIPTION
                + "/providers/Microsoft.DataProtection/locations/westus/operationStatus/" + accepted;
        List<Answer> answers = new ArrayList<>();
        answers.add(azure.get(Azure.versioned(poll)));
        answers.add(azure.get(Azure.versioned(Azure.vault())));
        answers.add(azure.get(Azure.versioned(Azure.vault())));
        assertEquals(
                List.of(500, 200, 429), answers.stream().map(Answer::status).toList());
        answers.add(azure.validate());
        answers.add(azure.protect(Azure.SUBSCRIPTION));
        for (int i = 0; i < 8; i++) {
            answers.add(azure.poll(answers.get(4)));
            azure.control("POST", "clock/advance" + OWN, "{'by':'PT20S'}");
        }
        answers.add(azure.get(Azure.versioned(Azure.instance(Azure.SUBSCRIPTION))));
        answers.add(azure.send("DELETE", Azure.versioned(Azure.instance(Azure.SUBSCRIPTION)), ""));
        StringBuilder transcript = new StringBuilder();
        answers.forEach(answer -> transcript
                .append(answer.status())
                .append(answer.http().headers().map())
                .append(answer.http().body())
                .append('\n'));
        transcript.append(azure.control("GET", "exchanges" + OWN, "").http().body());
        return transcript.toString().replaceAll("localhost:\\d+", "localhost");
    }
}
