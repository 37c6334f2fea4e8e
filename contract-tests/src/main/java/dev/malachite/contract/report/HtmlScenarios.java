package dev.malachite.contract.report;

import static dev.malachite.contract.report.Markup.escape;

import dev.malachite.contract.report.Report.Scenario;
import dev.malachite.contract.run.Verdict;
import java.util.List;

/** The scenarios as a table: a sentence, and what came of each of its layers. */
final class HtmlScenarios {
    private HtmlScenarios() {}

    /** How many passed, failed and were not run, as a bar and in words. */
    static void count(StringBuilder page, List<Scenario> scenarios) {
        if (scenarios.isEmpty()) {
            return;
        }
        long notRun = scenarios.stream()
                .filter(scenario -> scenario.layers().contains(Verdict.NOT_RUN))
                .count();
        long passed = scenarios.stream().filter(Scenario::passed).count();
        long failed = scenarios.size() - passed - notRun;
        page.append("<p class=\"bar\" aria-hidden=\"true\">");
        part(page, "good", passed);
        part(page, "bad", failed);
        part(page, "none", notRun);
        page.append("</p>\n<p>")
                .append(passed)
                .append(" scenarios passed, ")
                .append(failed)
                .append(" failed, ")
                .append(notRun)
                .append(" not run</p>\n");
    }

    private static void part(StringBuilder page, String colour, long share) {
        if (share > 0) {
            page.append("<span class=\"")
                    .append(colour)
                    .append("\" style=\"flex-grow:")
                    .append(share)
                    .append("\"></span>");
        }
    }

    static void append(StringBuilder page, List<Scenario> scenarios) {
        if (scenarios.isEmpty()) {
            return;
        }
        page.append("<h2 id=\"scenarios\">Scenarios</h2>\n<div class=\"scroll\">\n<table class=\"scenarios\">\n")
                .append("<thead><tr><th scope=\"col\">Scenario</th><th scope=\"col\">Exchanges</th>")
                .append("<th scope=\"col\">Contract</th><th scope=\"col\">Protocol</th>")
                .append("<th scope=\"col\">Scenario</th></tr></thead>\n");
        String group = "";
        for (Scenario scenario : scenarios) {
            if (!scenario.group().equals(group)) {
                page.append(group.isEmpty() ? "" : "</tbody>\n");
                group = scenario.group();
                page.append("<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"5\">")
                        .append(escape(group))
                        .append("</th></tr>\n");
            }
            row(page, scenario);
        }
        page.append("</tbody>\n</table>\n</div>\n");
    }

    private static void row(StringBuilder page, Scenario scenario) {
        page.append("<tr><td>").append(escape(scenario.name()));
        scenario.reason()
                .ifPresent(reason -> page.append("<p class=\"soft\">")
                        .append(escape(reason.lines().findFirst().orElse("")))
                        .append("</p>"));
        page.append("</td><td class=\"number\">").append(scenario.exchanges()).append("</td>");
        for (Verdict verdict : scenario.layers()) {
            page.append("<td><span class=\"cell ").append(mark(verdict)).append("</span></td>");
        }
        page.append("</tr>\n");
    }

    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "good\">✓ passed";
            case FAILED -> "bad\">✗ failed";
            case NOT_RUN -> "none\">– not run";
        };
    }
}
