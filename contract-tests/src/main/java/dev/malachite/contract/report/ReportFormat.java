package dev.malachite.contract.report;

import java.util.function.Function;

/** How a report can be written. */
@SuppressWarnings("ImmutableEnumChecker") // a method reference has no state
public enum ReportFormat {
    TEXT(TextReport::render),
    JSON(JsonReport::render),
    JUNIT(JunitReport::render),
    HTML(HtmlReport::render);

    private final Function<Report, String> renderer;

    ReportFormat(Function<Report, String> renderer) {
        this.renderer = renderer;
    }

    public String render(Report report) {
        return renderer.apply(report);
    }
}
