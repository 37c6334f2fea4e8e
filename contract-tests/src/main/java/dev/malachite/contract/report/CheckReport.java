package dev.malachite.contract.report;

import dev.malachite.contract.allowed.AllowedDifferences;
import dev.malachite.contract.expectation.Expectations.Result;
import dev.malachite.contract.expectation.Finding;
import dev.malachite.contract.expectation.Layer;
import dev.malachite.contract.report.Report.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reports findings of {@link dev.malachite.contract.expectation.Expectations}. */
public final class CheckReport {
    private static final List<Layer> LAYERS = List.of(Layer.CONTRACT, Layer.PROTOCOL);

    private CheckReport() {}

    /** Of one or more traffics; every entry of {@code allowed} has to be met. */
    public static Report of(List<Result> results, AllowedDifferences allowed) {
        List<String> columns = LAYERS.stream().map(CheckReport::column).toList();
        Tally tally = new Tally(columns);
        Explanations explanations = new Explanations(allowed, AllowedDifferences.explained());
        List<Entry> entries = new ArrayList<>();
        int clean = 0;
        for (Result result : results) {
            Set<Integer> unclean = new HashSet<>();
            for (int index = 0; index < result.operationIds().size(); index++) {
                count(tally, result, index);
            }
            for (Finding finding : result.findings()) {
                Entry entry = entry(result, finding, explanations);
                entries.add(entry);
                boolean explained = entry.explained().isPresent();
                tally.add(finding.operationId(), entry.column(), 0, 1, explained ? 1 : 0);
                if (!explained) {
                    unclean.add(finding.exchange());
                }
            }
            clean -= unclean.size();
        }
        int exchanges = tally.exchanges();
        return new Report(
                "contract check",
                results.stream().map(result -> result.traffic().source()).toList(),
                columns,
                exchanges,
                exchanges == 0 ? 1 : (exchanges + clean) / (double) exchanges,
                tally.rows(),
                entries,
                explanations.unmet());
    }

    private static void count(Tally tally, Result result, int index) {
        Optional<String> operationId = result.operationIds().get(index);
        operationId.ifPresent(id -> {
            tally.exchange(id);
            LAYERS.forEach(layer -> tally.add(id, column(layer), 1, 0, 0));
        });
    }

    private static Entry entry(Result result, Finding finding, Explanations explanations) {
        String place = finding.place().toString();
        return new Entry(
                finding.operationId(),
                result.traffic().source() + " #" + finding.exchange(),
                column(finding.layer()),
                finding.rule().id(),
                place,
                finding.message(),
                "",
                "",
                finding.rule().reason() + " (" + finding.rule().source() + ")",
                explanations.reason(finding.operationId(), finding.rule().id(), place));
    }

    static String column(Layer layer) {
        return layer.name().toLowerCase(Locale.ROOT);
    }
}
