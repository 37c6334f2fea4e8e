package dev.malachite.contract.report;

import dev.malachite.contract.run.Verdict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command found, in a form that every format can write. Made of sanitised traffic only.
 *
 * @param command such as {@code contract check}
 * @param sources what was looked at
 * @param columns what is counted for each operation
 * @param exchanges how many exchanges with the provider were looked at
 * @param likeness share of what is as expected, from 0 to 1
 * @param scenarios what was played, in its order; empty if nothing was
 * @param unmet allowed differences that nothing met: they are out of date, and the run fails
 */
public record Report(
        String command,
        List<String> sources,
        List<String> columns,
        int exchanges,
        double likeness,
        List<Row> rows,
        List<Entry> entries,
        List<String> unmet,
        List<Scenario> scenarios) {

    public Report {
        sources = List.copyOf(sources);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        entries = List.copyOf(entries);
        unmet = List.copyOf(unmet);
        scenarios = List.copyOf(scenarios);
    }

    /** A report on traffic alone, to which no scenario belongs. */
    Report(
            String command,
            List<String> sources,
            List<String> columns,
            int exchanges,
            double likeness,
            List<Row> rows,
            List<Entry> entries,
            List<String> unmet) {
        this(command, sources, columns, exchanges, likeness, rows, entries, unmet, List.of());
    }

    /**
     * One scenario: a verdict for each layer.
     *
     * @param reason why it was not run, or what its own assertions missed
     */
    public record Scenario(
            String group,
            String name,
            Verdict contract,
            Verdict protocol,
            Verdict own,
            int exchanges,
            Optional<String> reason) {
        List<Verdict> layers() {
            return List.of(contract, protocol, own);
        }

        boolean passed() {
            return layers().stream().allMatch(Verdict.PASSED::equals);
        }
    }

    /** One operation: one cell for each column. */
    public record Row(String operationId, int exchanges, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * What was looked at and what differs.
     *
     * @param explained how many of {@code differing} are explained
     */
    public record Cell(int looked, int differing, int explained) {
        public int unexplained() {
            return differing - explained;
        }

        /** Share of what is as expected or explained, from 0 to 1. */
        public double likeness() {
            return looked == 0 ? 1 : (looked - Math.min(looked, unexplained())) / (double) looked;
        }
    }

    /**
     * One difference.
     *
     * @param where source and index of the exchange, or the step
     * @param place part of the exchange, with the JSON path or the header's name
     * @param expected what should be there; empty if the message says it all
     * @param because why it should be there, and where we know that from
     * @param explained the reason, if this difference is explained
     */
    public record Entry(
            String operationId,
            String where,
            String column,
            String rule,
            String place,
            String message,
            String expected,
            String actual,
            String because,
            Optional<String> explained) {

        Entry withWhere(String other) {
            return new Entry(operationId, other, column, rule, place, message, expected, actual, because, explained);
        }
    }

    /** Whether nothing is left unexplained. */
    public boolean alike() {
        return unmet.isEmpty() && unexplained() == 0;
    }

    public long unexplained() {
        return entries.stream().filter(entry -> entry.explained().isEmpty()).count();
    }

    /** The same difference in many exchanges is told once, with the first of them. */
    Map<Entry, Integer> grouped() {
        Map<Entry, Entry> first = new HashMap<>();
        Map<Entry, Integer> times = new LinkedHashMap<>();
        for (Entry entry : entries) {
            times.merge(first.computeIfAbsent(entry.withWhere(""), unseen -> entry), 1, Integer::sum);
        }
        return times;
    }

    /** The one line that everybody reads. */
    public String summary() {
        return TextReport.summary(this);
    }

    /** A share as readers like it. Never rounds up to 100 %: that is a promise. */
    static String percent(double share) {
        return Math.floor(share * 1000) / 10 + " %";
    }
}
