package dev.malachite.contract.report;

import dev.malachite.contract.allowed.AllowedDifferences;
import dev.malachite.contract.drift.Aspect;
import dev.malachite.contract.drift.Difference;
import dev.malachite.contract.drift.Drift;
import dev.malachite.contract.drift.StepLikeness;
import dev.malachite.contract.report.Report.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reports a {@link Drift}. */
public final class DriftReport {
    private DriftReport() {}

    /** Of one comparison, under the name of the command that made it; {@code allowed} has to be met. */
    public static Report of(String command, Drift drift, AllowedDifferences allowed) {
        return of(
                command,
                List.of(drift),
                List.of(drift.left(), drift.right()),
                new Explanations(allowed, AllowedDifferences.NONE));
    }

    /**
     * Of replayed recordings. What Azure's age, other api-versions and other providers explain is explained; a step
     * agrees if nothing differs, or all of it is explained.
     */
    public static Report ofReplays(List<Drift> drifts, AllowedDifferences allowed) {
        List<String> sources = new ArrayList<>(drifts.stream().map(Drift::left).toList());
        drifts.stream().map(Drift::right).distinct().forEach(sources::add);
        return of("contract replay", drifts, sources, new Explanations(allowed, AllowedDifferences.ofReplays()));
    }

    private static Report of(String command, List<Drift> drifts, List<String> sources, Explanations explanations) {
        List<String> columns =
                Arrays.stream(Aspect.values()).map(DriftReport::column).toList();
        Tally tally = new Tally(columns);
        List<Entry> entries = new ArrayList<>();
        int steps = 0;
        int agreeing = 0;
        for (Drift drift : drifts) {
            for (StepLikeness step : drift.steps()) {
                steps++;
                agreeing += add(step, drifts.size() == 1 ? "" : drift.left() + ", ", tally, entries, explanations);
            }
        }
        return new Report(
                command,
                sources,
                columns,
                steps,
                steps == 0 ? 1 : agreeing / (double) steps,
                tally.rows(),
                entries,
                explanations.unmet());
    }

    /** Returns 1 if the step agrees, else 0. */
    private static int add(
            StepLikeness step, String source, Tally tally, List<Entry> entries, Explanations explanations) {
        String operationId = step.key().operationId();
        tally.exchange(operationId);
        step.facts().forEach((aspect, facts) -> tally.add(operationId, column(aspect), facts, 0, 0));
        int agrees = 1;
        for (Difference difference : step.differences()) {
            Entry entry = entry(step, difference, explanations);
            entries.add(entry.withWhere(source + entry.where()));
            boolean explained = entry.explained().isPresent();
            tally.add(operationId, entry.column(), 0, 1, explained ? 1 : 0);
            agrees = explained ? agrees : 0;
        }
        return agrees;
    }

    private static Entry entry(StepLikeness step, Difference difference, Explanations explanations) {
        String operationId = step.key().operationId();
        String kind = difference.kind().id();
        String place = difference.place().toString();
        Optional<String> explained = explanations.reason(operationId, kind, place);
        return new Entry(
                operationId,
                step.key() + where(step),
                column(difference.aspect()),
                kind,
                place,
                message(difference),
                difference.left(),
                difference.right(),
                "",
                explained);
    }

    private static String where(StepLikeness step) {
        return " (" + index(step.leftIndex()) + " : " + index(step.rightIndex()) + ")";
    }

    private static String index(int index) {
        return index < 0 ? "none" : "exchange " + index;
    }

    private static String message(Difference difference) {
        return switch (difference.kind()) {
            case STATUS -> "another status";
            case MISSING -> "only in the first traffic";
            case ADDITIONAL -> "only in the second traffic";
            case TYPE -> "another type";
            case VALUE -> "another value";
            case STEP_MISSING -> "the second traffic does not have this step";
            case STEP_ADDITIONAL -> "the first traffic does not have this step";
        };
    }

    private static String column(Aspect aspect) {
        return aspect.name().toLowerCase(Locale.ROOT);
    }
}
