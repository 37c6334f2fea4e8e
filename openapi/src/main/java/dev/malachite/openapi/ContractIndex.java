package dev.malachite.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text form of the operation table: a line of api-versions, then one line per operation, tab-separated.
 *
 * <p>Split by hand and without JSON: every start of the emulator reads it before it can answer.
 */
final class ContractIndex {
    private static final String NOTHING = "-";
    private static final int COLUMNS = 9;

    private ContractIndex() {}

    static String write(List<String> apiVersions, List<OperationDescription> operations) {
        StringBuilder text = new StringBuilder(String.join("\t", apiVersions)).append('\n');
        for (OperationDescription operation : operations) {
            List<String> responses = new ArrayList<>();
            operation.responses().forEach((status, schema) -> responses.add(status + "=" + schema.orElse(NOTHING)));
            text.append(String.join(
                            "\t",
                            operation.operationId(),
                            operation.method(),
                            operation.path(),
                            operation.since(),
                            operation.until().orElse(NOTHING),
                            Boolean.toString(operation.longRunning()),
                            operation.requestSchema().orElse(NOTHING),
                            Boolean.toString(operation.requestRequired()),
                            String.join(",", responses)))
                    .append('\n');
        }
        return text.toString();
    }

    static List<String> readApiVersions(String firstLine) {
        return List.copyOf(split(firstLine, '\t'));
    }

    static OperationDescription readOperation(String line) {
        List<String> columns = split(line, '\t');
        if (columns.size() != COLUMNS) {
            throw new IllegalStateException("operations.index has a line of " + columns.size() + " columns: " + line);
        }
        Map<String, Optional<String>> responses = new LinkedHashMap<>();
        for (String response : split(columns.get(8), ',')) {
            int equals = response.indexOf('=');
            responses.put(response.substring(0, equals), present(response.substring(equals + 1)));
        }
        return new OperationDescription(
                columns.get(0),
                columns.get(1),
                columns.get(2),
                columns.get(3),
                present(columns.get(4)),
                Boolean.parseBoolean(columns.get(5)),
                present(columns.get(6)),
                Boolean.parseBoolean(columns.get(7)),
                responses);
    }

    private static Optional<String> present(String column) {
        return column.equals(NOTHING) ? Optional.empty() : Optional.of(column);
    }

    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }
}
