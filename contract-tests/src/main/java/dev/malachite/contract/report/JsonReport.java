package dev.malachite.contract.report;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** For programs: everything that the report has. */
final class JsonReport {
    private JsonReport() {}

    static String render(Report report) {
        JsonMapper mapper = JsonMapper.shared();
        ObjectNode root = mapper.createObjectNode();
        root.put("command", report.command());
        root.put("alike", report.alike());
        root.put("likeness", report.likeness());
        root.put("exchanges", report.exchanges());
        root.put("unexplained", report.unexplained());
        report.sources().forEach(root.putArray("sources")::add);
        report.unmet().forEach(root.putArray("allowedButNeverMet")::add);
        root.set("scenarios", mapper.valueToTree(report.scenarios()));
        root.set("operations", mapper.valueToTree(report.rows()));
        root.set("columns", mapper.valueToTree(report.columns()));
        root.set("differences", mapper.valueToTree(report.entries()));
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }
}
