package dev.malachite;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.malachite.arm.ArmError;
import dev.malachite.pipeline.ArmOperation;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may import whom: the house rules of docs and design, one sentence each. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(Rooms.BASE);

    private static final DescribedPredicate<JavaClass> OPERATION =
            describe("operations", type -> type.isAssignableTo(ArmOperation.class) && !type.isInterface());

    private static final Set<String> CLOCK_AND_CHANCE = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.InstantSource.system",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID");

    @Test
    void the_suite_looks_at_the_whole_emulator() {
        assertTrue(OURS.size() >= 150, () -> "Only " + OURS.size() + " classes were found");
        assertTrue(OURS.stream().filter(OPERATION).count() >= 20, "Operations were overlooked");
    }

    @ParameterizedTest(name = "the room {0} is not empty")
    @ValueSource(
            strings = {
                "arm",
                "cli",
                "control",
                "endpoint",
                "http",
                "journal",
                "json",
                "openapi",
                "pipeline",
                "providers",
                "schema",
                "store",
                "time",
                "world"
            })
    void no_room_is_empty(String room) {
        assertTrue(OURS.stream().anyMatch(type -> Rooms.of(type).equals(Optional.of(room))));
    }

    @Test
    void every_class_lives_in_a_room_that_has_its_place_in_the_house() {
        Set<String> unknown = new TreeSet<>();
        OURS.forEach(type ->
                Rooms.of(type).filter(room -> !Rooms.all().contains(room)).ifPresent(unknown::add));
        assertEquals(Set.of(), unknown, "Give the new room its storey in Rooms, and write the ADR");
    }

    @Test
    void data_flows_down_and_rooms_of_one_storey_do_not_know_each_other() {
        classes().should(useOnlyRoomsBelow()).check(OURS);
    }

    @Test
    void rooms_are_free_of_cycles() {
        slices().matching("dev.malachite.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void a_group_uses_another_groups_records_and_never_its_operations() {
        classes()
                .that()
                .resideInAPackage("..providers.*.*..")
                .should(new ArchCondition<>("use operations of their own group alone") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                            JavaClass used = dependency.getTargetClass();
                            boolean elsewhere = !used.getPackageName().equals(type.getPackageName());
                            if (elsewhere && OPERATION.test(used)) {
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                            }
                        }
                    }
                })
                .check(OURS);
    }

    @Test
    void the_records_of_operation_groups_are_free_of_cycles() {
        JavaClasses records = OURS.that(describe("no operations", type -> !belongsToOperation(type)));
        slices().matching("..providers.*.(*)..").should().beFreeOfCycles().check(records);
    }

    @Test
    void javalin_and_jetty_live_in_http() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.malachite.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
                .check(OURS);
    }

    @Test
    void jackson_lives_in_json_and_in_the_schema_rooms() {
        noClasses()
                .that(resideOutsideOfPackages(
                        "dev.malachite.json..", "dev.malachite.schema..", "dev.malachite.openapi.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..", "com.fasterxml..", "org.snakeyaml..")
                .check(OURS);
    }

    @Test
    void the_schema_validator_lives_in_schema() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.malachite.schema..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.networknt..")
                .check(OURS);
    }

    @Test
    void sql_lives_in_store_jdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.malachite.store.jdbc..", "dev.malachite.store.memory..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..", "org.postgresql..", "com.zaxxer..")
                .check(OURS);
    }

    @Test
    void the_store_in_memory_knows_the_storage_engine_of_h2_and_no_sql() {
        noClasses()
                .that()
                .resideInAPackage("dev.malachite.store.memory..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..")
                        .and(resideOutsideOfPackage("org.h2.mvstore..")))
                .check(OURS);
    }

    @Test
    void picocli_lives_in_cli() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.malachite.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(OURS);
    }

    @Test
    void junit_lives_in_junit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.malachite.junit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.opentest4j..")
                .check(OURS);
    }

    @Test
    void only_the_pipeline_its_steps_the_server_and_the_command_line_log() {
        noClasses()
                .that(resideOutsideOfPackages(
                        "dev.malachite.pipeline..",
                        "dev.malachite.http..",
                        "dev.malachite.cli..",
                        "dev.malachite.journal..",
                        "dev.malachite.schema.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "java.util.logging..")
                .check(OURS);
    }

    @Test
    void the_kernel_knows_nothing_of_data_protection_http_servers_or_sql() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.malachite.arm..", "dev.malachite.time..", "dev.malachite.json..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.malachite.providers..",
                        "dev.malachite.http..",
                        "dev.malachite.store..",
                        "dev.malachite.openapi..",
                        "java.sql..",
                        "java.net.http..")
                .check(OURS);
    }

    @Test
    void only_the_emulator_sees_the_doors_and_the_providers() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.malachite",
                        "dev.malachite.http..",
                        "dev.malachite.control..",
                        "dev.malachite.console..",
                        "dev.malachite.providers..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.malachite.http..",
                        "dev.malachite.control..",
                        "dev.malachite.console..",
                        "dev.malachite.providers..")
                .check(OURS);
    }

    @Test
    void time_and_chance_come_from_time_alone() {
        noClasses()
                .that(resideOutsideOfPackages("dev.malachite.time..", "dev.malachite.http..", "dev.malachite.cli.."))
                .should()
                .callMethodWhere(target(describe(
                        "the clock or a random number",
                        method -> CLOCK_AND_CHANCE.contains(method.getOwner().getName() + "." + method.getName()))))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class)
                .check(OURS);
    }

    @Test
    void nothing_runs_in_the_background() {
        noClasses()
                .that(resideOutsideOfPackages(
                        "dev.malachite.time..", "dev.malachite.http..", "dev.malachite.cli..", "dev.malachite.junit.."))
                // It lets a thread stay awake while it waits.
                .and()
                .doNotHaveFullyQualifiedName("dev.malachite.store.memory.Turn")
                .should()
                .dependOnClassesThat(describe(
                        "threads or executors",
                        type -> type.isAssignableTo(Thread.class)
                                || type.isAssignableTo(Executor.class)
                                || type.isEquivalentTo(Executors.class)
                                || type.isEquivalentTo(CompletableFuture.class)
                                || type.isAssignableTo(java.util.Timer.class)))
                .check(OURS);
    }

    @Test
    void only_the_command_line_prints() {
        noClasses()
                .that(resideOutsideOfPackages("dev.malachite.time..", "dev.malachite.http..", "dev.malachite.cli.."))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(OURS);
    }

    @Test
    void errors_are_made_in_the_catalogues_alone() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Errors")
                .and()
                .areNotAssignableTo(ArmError.class)
                .should()
                .callConstructorWhere(target(describe(
                        "of ArmError", constructor -> constructor.getOwner().isEquivalentTo(ArmError.class))))
                .check(OURS);
    }

    @Test
    void operations_have_no_mutable_fields() {
        fields().that().areDeclaredInClassesThat(OPERATION).should().beFinal().check(OURS);
    }

    @Test
    void nothing_is_kept_in_statics() {
        fields().that().areStatic().should().beFinal().check(OURS);
    }

    /** A lambda's or a nested class counts as its operation. */
    private static boolean belongsToOperation(JavaClass type) {
        return OPERATION.test(type)
                || type.getEnclosingClass()
                        .filter(ArchitectureTest::belongsToOperation)
                        .isPresent();
    }

    private static ArchCondition<JavaClass> useOnlyRoomsBelow() {
        return new ArchCondition<>("use only rooms below") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String room = Rooms.of(type).orElseThrow();
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    Rooms.of(dependency.getTargetClass())
                            .filter(used ->
                                    !used.equals(room) && !Rooms.below(room).contains(used))
                            .ifPresent(used ->
                                    events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
                }
            }
        };
    }
}
