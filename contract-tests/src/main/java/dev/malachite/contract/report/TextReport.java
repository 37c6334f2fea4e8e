package dev.malachite.contract.report;

import dev.malachite.contract.report.Report.Cell;
import dev.malachite.contract.report.Report.Entry;
import dev.malachite.contract.report.Report.Row;
import dev.malachite.contract.report.Report.Scenario;
import dev.malachite.contract.run.Verdict;

/** For a terminal: the operations, then what differs, then one line that sums it up. */
final class TextReport {
    private TextReport() {}

    static String render(Report report) {
        StringBuilder text = new StringBuilder();
        text.append(report.command())
                .append(": ")
                .append(String.join(", ", report.sources()))
                .append("\n\n");
        int width = report.rows().stream()
                .mapToInt(row -> row.operationId().length())
                .max()
                .orElse(0);
        for (Row row : report.rows()) {
            text.append("  ").append(pad(row.operationId(), width)).append("  ");
            text.append(pad(row.exchanges() + "×", 6));
            for (int i = 0; i < row.cells().size(); i++) {
                text.append(pad(cell(report.columns().get(i), row.cells().get(i)), 30));
            }
            text.setLength(text.toString().stripTrailing().length());
            text.append('\n');
        }
        text.append('\n');
        report.scenarios().forEach(scenario -> text.append(scenario(scenario)));
        report.grouped().forEach((entry, times) -> text.append(entry(entry, times)));
        report.unmet()
                .forEach(unmet ->
                        text.append("allowed but never met: ").append(unmet).append('\n'));
        return text.append(summary(report)).append('\n').toString();
    }

    /** The one line that everybody reads. */
    static String summary(Report report) {
        long explained = report.entries().size() - report.unexplained();
        return (report.alike() ? "ALIKE" : "DIFFERENT") + ": " + Report.percent(report.likeness()) + " of "
                + report.exchanges() + " exchanges, " + report.unexplained() + " unexplained and " + explained
                + " explained differences"
                + scenarios(report)
                + (report.unmet().isEmpty() ? "" : ", " + report.unmet().size() + " allowed ones never met");
    }

    private static String scenarios(Report report) {
        long played = report.scenarios().stream()
                .filter(scenario -> scenario.own() != Verdict.NOT_RUN)
                .count();
        long passed = report.scenarios().stream().filter(Scenario::passed).count();
        return report.scenarios().isEmpty()
                ? ""
                : ", " + passed + " scenarios passed, " + (played - passed) + " failed, "
                        + (report.scenarios().size() - played) + " not run";
    }

    private static String scenario(Scenario scenario) {
        StringBuilder text = new StringBuilder();
        for (Verdict verdict : scenario.layers()) {
            text.append(mark(verdict)).append(' ');
        }
        text.append(' ').append(scenario.group()).append(": ").append(scenario.name());
        scenario.reason()
                .ifPresent(reason -> text.append("\n         ")
                        .append(reason.lines().findFirst().orElse("")));
        return text.append('\n').toString();
    }

    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "✓";
            case FAILED -> "✗";
            case NOT_RUN -> "–";
        };
    }

    private static String cell(String column, Cell cell) {
        String count = cell.unexplained() == 0 ? "ok" : cell.unexplained() + " differ";
        return column + " " + count + (cell.explained() == 0 ? "" : " (" + cell.explained() + " explained)");
    }

    private static String entry(Entry entry, int times) {
        StringBuilder text = new StringBuilder();
        text.append(entry.explained().isPresent() ? "explained  " : "DIFFERENT  ");
        text.append(entry.operationId())
                .append(", ")
                .append(entry.place())
                .append(": ")
                .append(entry.message());
        text.append(" [")
                .append(entry.rule())
                .append("] ")
                .append(entry.where())
                .append(times == 1 ? "\n" : " and " + (times - 1) + " more\n");
        if (!entry.expected().isEmpty() || !entry.actual().isEmpty()) {
            text.append("             ").append(shown(entry.expected())).append('\n');
            text.append("             ").append(shown(entry.actual())).append('\n');
        }
        entry.explained()
                .ifPresent(reason -> text.append("             ").append(reason).append('\n'));
        return text.toString();
    }

    private static String shown(String value) {
        return value.isEmpty() ? "(nothing)" : value;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
