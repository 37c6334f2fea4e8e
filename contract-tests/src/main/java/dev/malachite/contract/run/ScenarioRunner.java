package dev.malachite.contract.run;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import dev.malachite.contract.expectation.Expectations;
import dev.malachite.contract.scenarios.ScenarioSession;
import dev.malachite.contract.target.Target;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Provenance;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Response;
import dev.malachite.contract.traffic.Sanitiser;
import dev.malachite.contract.traffic.Traffic;
import dev.malachite.openapi.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Plays the scenarios on a target, the same that the build plays as tests. */
public final class ScenarioRunner {
    private final String classes;

    /** Plays the scenarios of the classes whose name holds this text; of all if it is empty. */
    public ScenarioRunner(String only) {
        this.classes = ".*(?:" + only + ").*Scenarios";
    }

    /** Plays, closes the target, and tells what came of it; sanitised. */
    public ScenarioRun on(Target target) {
        ScenarioSession scenarios = new ScenarioSession(target);
        Listener listener = new Listener(scenarios);
        String name = target.name();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage(ScenarioSession.class.getPackageName()))
                .filters(ClassNameFilter.includeClassNamePatterns(classes))
                .build();
        try (LauncherSession launcher = LauncherFactory.openSession()) {
            launcher.getStore().put(Namespace.create(ScenarioSession.KEY), ScenarioSession.KEY, scenarios);
            launcher.getLauncher().execute(request, listener);
        }
        return sanitised(name, listener.performances());
    }

    /** Messages are sanitised with the traffic, so that an id has the same placeholder in both. */
    private static ScenarioRun sanitised(String target, List<Performance> performances) {
        List<Exchange> all = new ArrayList<>();
        performances.forEach(performance -> all.addAll(performance.seen().exchanges()));
        int exchanges = all.size();
        performances.forEach(performance -> all.add(message(performance.reason().orElse(""))));
        List<Exchange> clean = Sanitiser.sanitise(new Traffic(target, Provenance.COMPLETE, all))
                .exchanges();

        Expectations expectations = new Expectations(Contract.load());
        List<ScenarioResult> results = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < performances.size(); i++) {
            Performance performance = performances.get(i);
            int end = first + performance.seen().exchanges().size();
            Traffic own = new Traffic(performance.name(), Provenance.COMPLETE, clean.subList(first, end));
            results.add(new ScenarioResult(
                    performance.group(),
                    performance.name(),
                    performance.own(),
                    clean.get(exchanges + i).response().body(),
                    first,
                    expectations.check(own)));
            first = end;
        }
        return new ScenarioRun(target, new Traffic(target, Provenance.COMPLETE, clean.subList(0, exchanges)), results);
    }

    private static Exchange message(String text) {
        return Exchange.of(
                new Request("GET", "", Headers.NONE, Optional.empty()),
                new Response(0, Headers.NONE, Optional.of(text)));
    }
}
