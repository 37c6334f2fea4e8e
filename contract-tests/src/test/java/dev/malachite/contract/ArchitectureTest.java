package dev.malachite.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Who may use whom; see section 2 of the style guide. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.malachite.contract");

    @Test
    void there_is_something_to_look_at() {
        assertTrue(CLASSES.size() > 60, CLASSES.size() + " classes");
    }

    @Test
    void nothing_of_ours_is_used_but_the_contract_itself_save_by_the_target_in_process() {
        DescribedPredicate<JavaClass> othersOfOurs = DescribedPredicate.describe(
                "other rooms of Malachite",
                used -> used.getPackageName().startsWith("dev.malachite")
                        && !used.getPackageName().startsWith("dev.malachite.contract")
                        && !used.getPackageName().equals("dev.malachite.openapi"));

        noClasses()
                .that()
                .doNotHaveSimpleName("InProcessTarget")
                .should()
                .dependOnClassesThat(othersOfOurs)
                .check(CLASSES);
    }

    @Test
    void rooms_are_free_of_cycles() {
        slices().matching("dev.malachite.contract.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void a_library_has_one_home() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.malachite.contract.cli")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.malachite.contract.expectation")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.networknt..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.malachite.contract.traffic",
                        "dev.malachite.contract.allowed",
                        "dev.malachite.contract.azure")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson.dataformat..", "org.snakeyaml..")
                .check(CLASSES);
    }

    @Test
    void azures_libraries_stay_with_the_target_that_needs_them() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.malachite.contract.azure")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.azure..", "com.microsoft..", "com.fasterxml..")
                .check(CLASSES);
    }

    @Test
    void only_scenarios_and_their_runner_know_the_test_libraries() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.malachite.contract.scenarios", "dev.malachite.contract.run")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "io.restassured..", "org.hamcrest..")
                .check(CLASSES);
    }

    @Test
    void nobody_but_a_target_asks_for_the_time_or_for_chance() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.malachite.contract.target", "dev.malachite.contract.azure")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .check(CLASSES);
    }
}
