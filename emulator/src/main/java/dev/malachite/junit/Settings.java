package dev.malachite.junit;

import dev.malachite.EmulatorConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How an emulator for tests is set up, and what makes a test fail. Immutable.
 *
 * @param scenarios files or resources that are in effect in each test
 * @param subscription for all tests; empty for one each
 */
record Settings(
        EmulatorConfig config,
        List<String> scenarios,
        Optional<String> subscription,
        boolean failOnUnhitRules,
        boolean failOnSelfCheckViolations) {

    static Settings of(MalachiteTest annotation) {
        return new Settings(
                EmulatorConfig.builder()
                        .port(0)
                        .pace(annotation.timing())
                        .world(annotation.world())
                        .seeds(Stream.of(annotation.seeds()).map(Path::of).toList())
                        .httpsPort(annotation.https() ? OptionalInt.of(0) : OptionalInt.empty())
                        .build(),
                List.of(annotation.scenarios()),
                Optional.of(annotation.subscription()).filter(id -> !id.isEmpty()),
                annotation.failOnUnhitRules(),
                annotation.failOnSelfCheckViolations());
    }
}
