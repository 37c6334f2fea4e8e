package dev.malachite.contract.report;

import dev.malachite.contract.report.Report.Cell;
import dev.malachite.contract.report.Report.Entry;
import dev.malachite.contract.report.Report.Row;
import dev.malachite.contract.report.Report.Scenario;
import dev.malachite.contract.run.Verdict;
import java.util.List;
import java.util.Locale;

/** For CI: an operation and column is a test case, an unexplained difference its failure. */
final class JunitReport {
    private JunitReport() {}

    static String render(Report report) {
        int cases = report.rows().size() * report.columns().size()
                + report.unmet().size()
                + report.scenarios().size();
        long skipped = report.scenarios().stream()
                .filter(scenario -> scenario.own() == Verdict.NOT_RUN)
                .count();
        long failures = report.unmet().size()
                + report.rows().stream()
                        .flatMap(row -> row.cells().stream())
                        .filter(cell -> cell.unexplained() > 0)
                        .count()
                + report.scenarios().stream().filter(JunitReport::failed).count();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append(String.format(
                Locale.ROOT,
                "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\" time=\"0\">%n",
                Markup.escape(report.command()),
                cases,
                failures,
                skipped));
        report.scenarios().forEach(scenario -> scenario(xml, scenario));
        for (Row row : report.rows()) {
            for (int i = 0; i < row.cells().size(); i++) {
                testCase(xml, report, row, report.columns().get(i), row.cells().get(i));
            }
        }
        for (String unmet : report.unmet()) {
            open(xml, "allowed differences", unmet);
            xml.append(">\n    <failure message=\"allowed but never met\"/>\n  </testcase>\n");
        }
        return xml.append("</testsuite>\n").toString();
    }

    private static boolean failed(Scenario scenario) {
        return scenario.layers().contains(Verdict.FAILED);
    }

    private static void scenario(StringBuilder xml, Scenario scenario) {
        open(xml, scenario.group(), scenario.name());
        String reason = Markup.escape(scenario.reason().orElse("an exchange is not as it should be"));
        if (scenario.own() == Verdict.NOT_RUN) {
            xml.append(">\n    <skipped message=\"").append(reason).append("\"/>\n  </testcase>\n");
        } else if (failed(scenario)) {
            xml.append(">\n    <failure message=\"")
                    .append(reason.lines().findFirst().orElse(""))
                    .append("\"/>\n  </testcase>\n");
        } else {
            xml.append("/>\n");
        }
    }

    private static void testCase(StringBuilder xml, Report report, Row row, String column, Cell cell) {
        open(xml, row.operationId(), column);
        List<Entry> failures = report.entries().stream()
                .filter(entry -> entry.explained().isEmpty())
                .filter(entry -> entry.operationId().equals(row.operationId()))
                .filter(entry -> entry.column().equals(column))
                .toList();
        if (failures.isEmpty()) {
            xml.append("/>\n");
            return;
        }
        xml.append(">\n    <failure message=\"").append(cell.unexplained()).append(" differences\">");
        for (Entry entry : failures) {
            xml.append(Markup.escape(entry.where() + ", " + entry.place() + ": " + entry.message() + " [" + entry.rule()
                    + "] " + entry.expected() + " | " + entry.actual() + "\n"));
        }
        xml.append("</failure>\n  </testcase>\n");
    }

    private static void open(StringBuilder xml, String group, String name) {
        xml.append("  <testcase classname=\"")
                .append(Markup.escape(group))
                .append("\" name=\"")
                .append(Markup.escape(name))
                .append("\" time=\"0\"");
    }
}
