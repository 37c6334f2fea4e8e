package dev.malachite.contract.scenarios;

import dev.malachite.contract.allowed.AllowedDifferences;
import dev.malachite.contract.expectation.Expectations;
import dev.malachite.contract.expectation.Finding;
import dev.malachite.contract.expectation.Watch;
import dev.malachite.contract.target.Setting;
import dev.malachite.contract.target.Target;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Provenance;
import dev.malachite.contract.traffic.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where one scenario plays: its target, and a watch that holds every exchange against layers one and two, so that no
 * scenario can forget them. Confined to one scenario.
 */
public final class Stage {
    private final Target target;
    private final Watch watch;
    private final List<Exchange> exchanges;
    private final List<Optional<String>> operationIds;
    private final List<Finding> findings;

    Stage(Target target, Expectations expectations) {
        this(target, expectations.watch(Provenance.COMPLETE), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    private Stage(
            Target target,
            Watch watch,
            List<Exchange> exchanges,
            List<Optional<String>> operationIds,
            List<Finding> findings) {
        this.target = target;
        this.watch = watch;
        this.exchanges = exchanges;
        this.operationIds = operationIds;
        this.findings = findings;
    }

    Target target() {
        return target;
    }

    /** New surroundings: nobody has been there. */
    Scene scene(String apiVersion) {
        return new Scene(this, apiVersion, target.surroundings());
    }

    /** Plays in a world of the scenario's own, which ends with the story. */
    void in(Setting setting, Consumer<Stage> story) {
        try (Target own = target.in(setting)) {
            story.accept(new Stage(own, watch, exchanges, operationIds, findings));
        }
    }

    /** Asked before a request leaves. */
    void permit(Request request) {
        target.permit(request);
    }

    /** Told of every exchange. */
    void saw(Exchange exchange) {
        Watch.Sight sight = watch.see(exchange);
        exchanges.add(exchange);
        operationIds.add(sight.operationId());
        findings.addAll(sight.findings());
    }

    Seen seen() {
        return new Seen(exchanges, operationIds, findings);
    }

    /**
     * Ends the scenario.
     *
     * @throws AssertionError if an exchange departs from the contract or from ARM's rules, and nothing explains it
     */
    void verify(AllowedDifferences explained) {
        List<String> unexplained = findings.stream()
                .filter(finding -> explained
                        .covering(
                                finding.operationId(),
                                finding.rule().id(),
                                finding.place().toString())
                        .isEmpty())
                .map(finding -> finding.layer() + " " + finding)
                .toList();
        if (!unexplained.isEmpty()) {
            throw new UnmetExpectation(String.join("\n", unexplained));
        }
    }
}
