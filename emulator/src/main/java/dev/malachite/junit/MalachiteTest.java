package dev.malachite.junit;

import dev.malachite.arm.async.Pace;
import dev.malachite.world.World;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts an emulator on a free port for the tests of a class, and its nested classes, and gives each test a
 * subscription of its own: tests that run at once do not see one another.
 *
 * <p>A test, or a method before or after each, may have parameters of the types {@link Malachite}, {@link
 * MalachiteClock}, {@link Plans}, {@link Faults}, {@link MalachiteJournal} and {@link ArmClient}, and such as are
 * marked with {@link BaseUri} or {@link SubscriptionId}. What the annotation has no member for, {@link
 * MalachiteExtension#newInstance()} has.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MalachiteExtension.class)
public @interface MalachiteTest {
    /** How fast the emulator's Azure is; with {@link Pace#MANUAL} time stands still until the test moves it. */
    Pace timing() default Pace.FAST;

    /** How much is taken for granted. */
    World.Mode world() default World.Mode.OPEN;

    /** Files with resources, as Azure shows them, that exist before each test. */
    String[] seeds() default {};

    /** Files or resources of the class path with scenarios that are in effect in each test. */
    String[] scenarios() default {};

    /** One subscription for all tests, which then cannot run at once; by default each has its own. */
    String subscription() default "";

    /** Whether HTTPS is served too, for Azure's clients. */
    boolean https() default false;

    /** Whether a test fails in which a plan or a fault was put and never hit. */
    boolean failOnUnhitRules() default true;

    /** Whether a test fails in which the emulator departed from its own contract. */
    boolean failOnSelfCheckViolations() default true;
}
