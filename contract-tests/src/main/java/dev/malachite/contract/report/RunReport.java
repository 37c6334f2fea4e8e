package dev.malachite.contract.report;

import dev.malachite.contract.allowed.AllowedDifferences;
import dev.malachite.contract.expectation.Finding;
import dev.malachite.contract.expectation.Layer;
import dev.malachite.contract.report.Report.Entry;
import dev.malachite.contract.report.Report.Scenario;
import dev.malachite.contract.run.ScenarioResult;
import dev.malachite.contract.run.ScenarioRun;
import dev.malachite.contract.run.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reports a run: every scenario with its three layers, and the operations that they touched. */
public final class RunReport {
    private static final String OWN = "scenario";
    private static final List<String> COLUMNS = List.of("contract", "protocol", OWN);

    private final Tally tally = new Tally(COLUMNS);
    private final Explanations explanations;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Scenario> scenarios = new ArrayList<>();

    private RunReport(AllowedDifferences allowed) {
        this.explanations = new Explanations(allowed, AllowedDifferences.explained());
    }

    /** Of one run; every entry of {@code allowed} has to be met. */
    public static Report of(ScenarioRun run, AllowedDifferences allowed) {
        RunReport report = new RunReport(allowed);
        run.scenarios().forEach(report::add);
        long played = report.scenarios.stream()
                .filter(scenario -> scenario.own() != Verdict.NOT_RUN)
                .count();
        long passed = report.scenarios.stream().filter(Scenario::passed).count();
        return new Report(
                "contract run",
                List.of(run.target()),
                COLUMNS,
                report.tally.exchanges(),
                played == 0 ? 1 : passed / (double) played,
                report.tally.rows(),
                report.entries,
                report.explanations.unmet(),
                report.scenarios);
    }

    private void add(ScenarioResult result) {
        TreeSet<String> touched = new TreeSet<>();
        for (Optional<String> operationId : result.looked().operationIds()) {
            operationId.ifPresent(id -> {
                touched.add(id);
                tally.exchange(id);
                COLUMNS.forEach(column -> tally.add(id, column, 1, 0, 0));
            });
        }
        List<Layer> failed = new ArrayList<>();
        for (Finding finding : result.looked().findings()) {
            Entry entry = entry(result, finding);
            entries.add(entry);
            boolean explained = entry.explained().isPresent();
            tally.add(finding.operationId(), entry.column(), 0, 1, explained ? 1 : 0);
            if (!explained) {
                failed.add(finding.layer());
            }
        }
        if (result.own() == Verdict.FAILED) {
            String operationId = touched.isEmpty() ? Finding.NO_OPERATION : touched.last();
            entries.add(failure(result, operationId));
            tally.add(operationId, OWN, 0, 1, 0);
        }
        scenarios.add(new Scenario(
                result.group(),
                result.name(),
                verdict(result, failed.contains(Layer.CONTRACT)),
                verdict(result, failed.contains(Layer.PROTOCOL)),
                result.own(),
                result.looked().operationIds().size(),
                result.reason()));
    }

    private static Verdict verdict(ScenarioResult result, boolean failed) {
        if (result.own() == Verdict.NOT_RUN) {
            return Verdict.NOT_RUN;
        }
        return failed ? Verdict.FAILED : Verdict.PASSED;
    }

    private Entry entry(ScenarioResult result, Finding finding) {
        String place = finding.place().toString();
        return new Entry(
                finding.operationId(),
                result.title() + " #" + (result.first() + finding.exchange()),
                CheckReport.column(finding.layer()),
                finding.rule().id(),
                place,
                finding.message(),
                "",
                "",
                finding.rule().reason() + " (" + finding.rule().source() + ")",
                explanations.reason(finding.operationId(), finding.rule().id(), place));
    }

    private static Entry failure(ScenarioResult result, String operationId) {
        return new Entry(
                operationId,
                result.title(),
                OWN,
                "assertion",
                "scenario",
                result.reason().orElse("failed"),
                "",
                "",
                "",
                Optional.empty());
    }
}
