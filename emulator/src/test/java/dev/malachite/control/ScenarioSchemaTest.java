package dev.malachite.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema of scenario files: it takes what the emulator takes, and completes what there is. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScenarioSchemaTest {
    private static final Path FOLDER = Path.of(System.getProperty("malachite.root"), "fixtures", "scenarios");
    private static final String MODELINE =
            "# yaml-language-server: $schema=../../emulator/src/main/resources/faults/scenario.schema.json";
    private static final Emulator EMULATOR =
            Emulator.start(EmulatorConfig.builder().port(0).build());

    private final ControlSchemas schemas = new ControlSchemas();

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    static Stream<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void a_shipped_scenario_is_valid_and_tells_editors_its_schema(Path file) throws IOException {
        JsonObject scenario =
                Json.objectsOf(file.toString(), Files.readAllBytes(file)).get(0);

        assertEquals(List.of(), schemas.violations("scenario.schema.json", scenario));
        assertTrue(Files.readString(file).startsWith(MODELINE + "\n"));
        assertTrue(Files.exists(FOLDER.resolve(scenario.string("$schema").orElseThrow())));
    }

    @Test
    void every_operation_and_every_preset_is_completed() {
        JsonObject names = schemas.scenario().objectOrEmpty("$defs");
        List<String> presets = Json.parseObject(EMULATOR.control("GET", "presets", JsonObject.empty())
                        .content()
                        .bytes())
                .objects("value")
                .stream()
                .map(preset -> preset.string("name").orElseThrow())
                .toList();

        assertEquals(
                new TreeSet<>(EMULATOR.operationIds()),
                new TreeSet<>(names.objectOrEmpty("operationId").strings("enum")));
        assertEquals(presets, names.objectOrEmpty("presetName").strings("enum"));
    }

    /** The schema and the emulator agree on what is right and what is wrong. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'description':'x'}",
                "{'description':'x','clock':{'mode':'frozen','scale':2}}",
                "{'description':'x','faults':{'a':{'effect':{'transport':'reset'}}}}",
                "{'description':'x','faults':{'a':{'effect':{'delay':{'fixed':'PT1S'}}}}}",
                "{'description':'x','faults':{'a':{'effect':{'commit':{'apply':'never'}}}}}",
                "{'description':'x','plans':{'a':{'outcome':{'status':'Canceled'}}}}",
                "{}",
                "{'description':1}",
                "{'description':'x','plan':{}}",
                "{'description':'x','clock':{'mode':'gone'}}",
                "{'description':'x','world':[{'id':'x'}]}",
                "{'description':'x','evidence':'rumour'}",
                "{'description':'x','plans':{'a b':{}}}",
                "{'description':'x','plans':{'a':{'match':{'operationId':'Nope'}}}}",
                "{'description':'x','plans':{'a':{'match':{'vaults':'x'}}}}",
                "{'description':'x','plans':{'a':{'progression':{'mode':'polls'}}}}",
                "{'description':'x','plans':{'a':{'progression':{'mode':'manual','polls':2}}}}",
                "{'description':'x','plans':{'a':{'outcome':{'status':'Failed'}}}}",
                "{'description':'x','plans':{'a':{'when':{'probability':0.5}}}}",
                "{'description':'x','plans':{'a':{'when':{'nthCall':1,'times':1}}}}",
                "{'description':'x','plans':{'a':{'when':{'times':-1}}}}",
                "{'description':'x','faults':{'a':{}}}",
                "{'description':'x','faults':{'a':{'effect':{}}}}",
                "{'description':'x','faults':{'a':{'effect':{'armError':{'preset':'nope'}}}}}",
                "{'description':'x','faults':{'a':{'effect':{'armError':{'preset':'throttled','code':'A'}}}}}",
                "{'description':'x','faults':{'a':{'effect':{'armError':{'code':'A'}}}}}",
                "{'description':'x','faults':{'a':{'effect':{'delay':{'uniform':{'lower':'PT1S','upper':'PT2S'}}}}}}",
                "{'description':'x','faults':{'a':{'effect':{'transport':{'kind':'explode'}}}}}",
                "{'description':'x','faults':{'a':{'effect':{'transport':{'kind':'truncate','moment':'request'}}}}}",
                "{'description':'x','faults':{'a':{'effect':{'commit':{'apply':'never','armError':{'preset':"
                        + "'throttled'}}}}}}",
                "{'description':'x','faults':{'a':{'effect':{'mutate':{}}}}}",
                "{'description':'x','faults':{'a':{'effect':{'mutate':{'jsonPatch':[{'op':'move','path':'/a'}]}}}}}",
            })
    void the_schema_takes_what_the_emulator_takes_and_refuses_what_it_refuses(String scenario) {
        JsonObject document = Json.parseObject(scenario.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

        EndpointResponse answer = EMULATOR.control("PUT", "scenarios/s", document);

        assertEquals(
                answer.status() < 300,
                schemas.violations("scenario.schema.json", document).isEmpty(),
                () -> new String(answer.content().bytes(), StandardCharsets.UTF_8)
                        + schemas.violations("scenario.schema.json", document));
        assertNotEquals(500, answer.status());
    }
}
