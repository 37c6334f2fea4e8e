package dev.malachite.contract.report;

import static dev.malachite.contract.report.Markup.escape;

import dev.malachite.contract.report.Report.Cell;
import dev.malachite.contract.report.Report.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * For people: one page that needs nothing else, neither network nor script. It is well-formed XML too.
 *
 * <p>Everything that comes from traffic is escaped, and a content security policy forbids whatever would slip through.
 */
final class HtmlReport {
    private static final double CIRCUMFERENCE = 2 * Math.PI * 52;

    private HtmlReport() {}

    static String render(Report report) {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n")
                .append("<meta charset=\"utf-8\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
                .append("style-src 'unsafe-inline'; script-src 'unsafe-inline'\"/>\n<title>")
                .append(escape(verdict(report) + ": " + report.command()))
                .append("</title>\n<style>\n")
                .append(resource("page.css"))
                .append("</style>\n</head>\n<body>\n");
        header(page, report);
        page.append("<main>\n");
        HtmlScenarios.append(page, report.scenarios());
        matrix(page, report);
        differences(page, report);
        page.append("<footer>Written by Malachite. Tokens, secrets and the ids of subscriptions, tenants and ")
                .append("principals are replaced by placeholders; equal stays equal.</footer>\n</main>\n<script>\n")
                .append(resource("page.js"));
        return page.append("</script>\n</body>\n</html>\n").toString();
    }

    private static String verdict(Report report) {
        return report.alike() ? "Alike" : "Different";
    }

    private static void header(StringBuilder page, Report report) {
        String percent = Report.percent(report.likeness());
        page.append(String.format(
                Locale.ROOT,
                "<header>%n<svg class=\"ring%s\" viewBox=\"0 0 120 120\" role=\"img\" aria-label=\"Likeness %s\">"
                        + "<circle class=\"track\" cx=\"60\" cy=\"60\" r=\"52\"/>"
                        + "<circle class=\"share\" cx=\"60\" cy=\"60\" r=\"52\" transform=\"rotate(-90 60 60)\""
                        + " stroke-dasharray=\"%.1f %.1f\"/><text x=\"60\" y=\"67\">%s</text></svg>%n",
                report.alike() ? "" : " differs",
                percent,
                report.likeness() * CIRCUMFERENCE,
                CIRCUMFERENCE,
                percent));
        page.append("<div>\n<h1>").append(escape(report.command())).append("</h1>\n<p><span class=\"verdict ");
        page.append(report.alike() ? "good" : "bad")
                .append("\">")
                .append(verdict(report))
                .append("</span> ");
        long explained = report.entries().size() - report.unexplained();
        page.append(String.format(
                Locale.ROOT,
                "%d exchanges, %d operations, %d unexplained and %d explained differences</p>%n",
                report.exchanges(),
                report.rows().size(),
                report.unexplained(),
                explained));
        HtmlScenarios.count(page, report.scenarios());
        page.append("<p class=\"soft\">")
                .append(escape(String.join(" · ", report.sources())))
                .append("</p>\n");
        for (String unmet : report.unmet()) {
            page.append("<p><span class=\"verdict bad\">Allowed but never met</span> <code>")
                    .append(escape(unmet))
                    .append("</code></p>\n");
        }
        page.append("</div>\n</header>\n");
    }

    private static void matrix(StringBuilder page, Report report) {
        page.append("<h2 id=\"operations\">Operations</h2>\n<div class=\"scroll\">\n<table>\n")
                .append("<caption>A cell leads to its differences.</caption>\n")
                .append("<thead><tr><th scope=\"col\">Operation</th><th scope=\"col\">Exchanges</th>");
        report.columns()
                .forEach(column ->
                        page.append("<th scope=\"col\">").append(escape(column)).append("</th>"));
        page.append("</tr></thead>\n<tbody>\n");
        for (Row row : report.rows()) {
            page.append("<tr><th scope=\"row\">")
                    .append(escape(row.operationId()))
                    .append("</th><td class=\"number\">")
                    .append(row.exchanges())
                    .append("</td>");
            for (int i = 0; i < row.cells().size(); i++) {
                cell(page, row, report.columns().get(i), row.cells().get(i));
            }
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table>\n</div>\n");
    }

    private static void cell(StringBuilder page, Row row, String column, Cell cell) {
        page.append("<td><span class=\"cell ").append(colour(cell)).append("\">");
        if (cell.differing() == 0) {
            page.append(cell.looked() == 0 ? "nothing" : "✓ alike");
        } else {
            page.append("<a href=\"#differences\" data-operation=\"")
                    .append(escape(row.operationId()))
                    .append("\" data-of=\"")
                    .append(escape(column))
                    .append("\">");
            page.append(
                    cell.unexplained() == 0
                            ? "≈ " + cell.explained() + " explained"
                            : "✗ " + cell.unexplained() + " differ, " + Report.percent(cell.likeness()));
            page.append("</a>");
        }
        page.append("</span></td>");
    }

    private static String colour(Cell cell) {
        if (cell.looked() == 0 && cell.differing() == 0) {
            return "none";
        }
        if (cell.unexplained() > 0) {
            return "bad";
        }
        return cell.explained() > 0 ? "fair" : "good";
    }

    private static void differences(StringBuilder page, Report report) {
        page.append("<h2 id=\"differences\">Differences</h2>\n");
        if (report.entries().isEmpty()) {
            page.append("<p class=\"soft\">There is none.</p>\n");
        }
        String hidden = report.entries().isEmpty() ? " hidden=\"hidden\"" : "";
        page.append("<form id=\"filter\" role=\"search\"").append(hidden).append(">\n<label for=\"search\">Search");
        page.append("<input type=\"search\" id=\"search\" placeholder=\"operation, rule, path, value\"/></label>\n")
                .append("<label for=\"column\">Where<select id=\"column\"><option value=\"\">anywhere</option>");
        report.columns()
                .forEach(column -> page.append("<option value=\"")
                        .append(escape(column))
                        .append("\">")
                        .append(escape(column))
                        .append("</option>"));
        page.append("</select></label>\n<label class=\"tick\"><input type=\"checkbox\" id=\"explained\" ")
                .append("checked=\"checked\"/>explained ones too</label>\n")
                .append("<output id=\"count\" class=\"soft\" for=\"search column explained\"></output>\n</form>\n");
        report.grouped().forEach((entry, times) -> HtmlEntry.append(page, entry, times));
    }

    private static String resource(String name) {
        try (InputStream stream = HtmlReport.class.getResourceAsStream("/dev/malachite/contract/report/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
