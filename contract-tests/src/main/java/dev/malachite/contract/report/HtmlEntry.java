package dev.malachite.contract.report;

import static dev.malachite.contract.report.Markup.escape;

import dev.malachite.contract.report.Report.Entry;

/** One difference as a card: what, where, both sides with the part that differs marked, and why it matters. */
final class HtmlEntry {
    private HtmlEntry() {}

    static void append(StringBuilder page, Entry entry, int times) {
        boolean explained = entry.explained().isPresent();
        page.append("<article data-column=\"")
                .append(escape(entry.column()))
                .append("\" data-explained=\"")
                .append(explained ? "yes" : "no")
                .append("\">\n<h3><span class=\"tag ")
                .append(explained ? "fair\">explained" : "bad\">different")
                .append("</span><span>")
                .append(escape(entry.operationId()))
                .append("</span> <code>")
                .append(escape(entry.place()))
                .append("</code></h3>\n<p>")
                .append(escape(entry.message()))
                .append(" <span class=\"soft\">[")
                .append(escape(entry.rule()))
                .append("] ")
                .append(escape(entry.where()))
                .append(times == 1 ? "" : " and " + (times - 1) + " more")
                .append("</span></p>\n");
        if (!entry.expected().isEmpty() || !entry.actual().isEmpty()) {
            page.append("<div class=\"sides\">\n");
            side(page, "first", entry.expected(), entry.actual());
            side(page, "second", entry.actual(), entry.expected());
            page.append("</div>\n");
        }
        if (!entry.because().isEmpty()) {
            page.append("<p class=\"soft\">").append(escape(entry.because())).append("</p>\n");
        }
        entry.explained()
                .ifPresent(reason ->
                        page.append("<p>Explained: ").append(escape(reason)).append("</p>\n"));
        page.append("</article>\n");
    }

    private static void side(StringBuilder page, String name, String text, String other) {
        page.append("<figure><figcaption>").append(name).append("</figcaption><pre>");
        if (text.isEmpty()) {
            page.append("<span class=\"soft\">nothing</span>");
        } else {
            int start = commonStart(text, other);
            int end = text.length() - commonEnd(text, other, start);
            page.append(escape(text.substring(0, start)));
            if (start < end) {
                page.append("<mark>").append(escape(text.substring(start, end))).append("</mark>");
            }
            page.append(escape(text.substring(end)));
        }
        page.append("</pre></figure>\n");
    }

    private static int commonStart(String text, String other) {
        int length = Math.min(text.length(), other.length());
        int at = 0;
        while (at < length && text.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at > 0 && Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
    }

    private static int commonEnd(String text, String other, int start) {
        int length = Math.min(text.length(), other.length()) - start;
        int count = 0;
        while (count < length && text.charAt(text.length() - 1 - count) == other.charAt(other.length() - 1 - count)) {
            count++;
        }
        int cut = text.length() - count;
        return cut < text.length() && Character.isLowSurrogate(text.charAt(cut)) ? count - 1 : count;
    }
}
