package dev.malachite.contract.run;

import dev.malachite.contract.scenarios.ScenarioSession;
import dev.malachite.contract.scenarios.Seen;
import dev.malachite.contract.scenarios.UnmetExpectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes down what came of each scenario, also of those that were not run. Confined to one run. */
final class Listener implements TestExecutionListener {
    private final ScenarioSession session;
    private final List<Performance> performances = new ArrayList<>();
    private Optional<TestPlan> plan = Optional.empty();

    Listener(ScenarioSession session) {
        this.session = session;
    }

    List<Performance> performances() {
        return List.copyOf(performances);
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = Optional.of(started);
    }

    @Override
    public void executionSkipped(TestIdentifier skipped, String reason) {
        Set<TestIdentifier> below =
                plan.map(known -> known.getDescendants(skipped)).orElse(Set.of());
        // A scenario for each of many values is one until it runs, for nobody asked for the values yet.
        boolean alone = below.isEmpty();
        if (alone) {
            add(skipped, Verdict.NOT_RUN, Optional.of(reason));
        }
        below.stream()
                .filter(found ->
                        found.getSource().filter(MethodSource.class::isInstance).isPresent())
                .forEach(found -> add(found, Verdict.NOT_RUN, Optional.of(reason)));
    }

    @Override
    public void executionFinished(TestIdentifier ended, TestExecutionResult result) {
        Optional<Throwable> thrown = result.getThrowable();
        Optional<String> reason = thrown.map(Listener::message);
        if (result.getStatus() == Status.ABORTED) {
            add(ended, Verdict.NOT_RUN, reason);
        } else if (thrown.isPresent() && !(thrown.get() instanceof UnmetExpectation)) {
            add(ended, Verdict.FAILED, reason);
        } else if (ended.isTest()) {
            add(ended, Verdict.PASSED, Optional.empty());
        }
    }

    private static String message(Throwable thrown) {
        return thrown instanceof AssertionError && thrown.getMessage() != null
                ? thrown.getMessage()
                : thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
    }

    private void add(TestIdentifier scenario, Verdict own, Optional<String> reason) {
        Seen seen = session.seen(scenario.getUniqueId());
        performances.add(new Performance(group(scenario), name(scenario), own, reason, seen));
    }

    private String group(TestIdentifier scenario) {
        String type = scenario.getSource()
                .map(source -> source instanceof MethodSource method
                        ? method.getClassName()
                        : source instanceof ClassSource clazz ? clazz.getClassName() : "")
                .orElse("");
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return simple.endsWith("Scenarios") ? simple.substring(0, simple.length() - "Scenarios".length()) : simple;
    }

    /** JUnit shows the parameters' types of a scenario that has some. */
    private static String name(TestIdentifier scenario) {
        return scenario.getDisplayName().replaceAll(" ?\\([A-Za-z, ]*\\)$", "");
    }
}
