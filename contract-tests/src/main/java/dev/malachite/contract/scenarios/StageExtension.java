package dev.malachite.contract.scenarios;

import dev.malachite.contract.target.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives each scenario its stage, skips what the target cannot do, and ends each with the first two layers. */
final class StageExtension implements ParameterResolver, ExecutionCondition, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(ScenarioSession.KEY);

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stage(context);
    }

    private static Stage stage(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        context.getUniqueId(), unseen -> session(context).stage(), Stage.class);
    }

    private static ScenarioSession session(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .getOrComputeIfAbsent(
                        ScenarioSession.KEY, unseen -> ScenarioSession.ofProperties(), ScenarioSession.class);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<Capability> needed = new ArrayList<>();
        context.getElement()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, Needs.class))
                .ifPresent(needs -> needed.addAll(List.of(needs.value())));
        Set<Capability> has = session(context).target().capabilities();
        String lacking = needed.stream()
                .filter(capability -> !has.contains(capability))
                .map(Capability::words)
                .collect(Collectors.joining(" and "));
        return lacking.isEmpty()
                ? ConditionEvaluationResult.enabled("the target can do it")
                : ConditionEvaluationResult.disabled(session(context).target().name() + " does not have " + lacking);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        session(context).ended(context.getUniqueId(), stage(context));
    }
}
