package dev.malachite.contract.coverage;

import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import dev.malachite.openapi.OperationDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of every operation of the contract: whether it is served, and how each status is proven. */
final class Coverage {
    private static final List<String> RANKS = List.of("recorded", "published", "inferred");

    private final Path root;
    private final List<OperationDescription> operations;
    private final Set<String> served;
    private final String scenarios;

    /** @param served the ids of the operations that the emulator answers */
    Coverage(Path root, List<OperationDescription> operations, Set<String> served) {
        this.root = root;
        this.operations = operations;
        this.served = served;
        this.scenarios = sources(root.resolve("contract-tests/src"), "scenarios");
    }

    boolean isTold(String operationId) {
        return scenarios.contains(operationId);
    }

    /** The statuses that golden exchanges show, each with its best evidence. */
    Map<String, String> exchanges(String operationId) {
        Path folder = root.resolve("fixtures/golden").resolve(operationId);
        Map<String, String> statuses = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return statuses;
        }
        for (Path file : files(folder)) {
            JsonObject exchange = Json.parseObject(bytes(file));
            String status = Long.toString(
                    exchange.objectOrEmpty("response").integer("status").orElseThrow());
            statuses.merge(status, exchange.string("evidence").orElseThrow(), Coverage::better);
        }
        return statuses;
    }

    private static String better(String one, String other) {
        return RANKS.indexOf(one) <= RANKS.indexOf(other) ? one : other;
    }

    String toMarkdown() {
        long count = operations.stream()
                .filter(operation -> served.contains(operation.operationId()))
                .count();
        StringBuilder text = new StringBuilder()
                .append("# What is proven\n\n")
                .append("Written by `EveryOperationHasAHomeTest` (`-Dcoverage=update`); never edited by hand.\n\n")
                .append("Evidence, best first: **recorded** (real Azure), **published** (Microsoft's own text), ")
                .append("**inferred** (ours, see `docs/adr`).\nA status without evidence is declared in the contract ")
                .append("and shown by no golden exchange.\n\n")
                .append(count)
                .append(" of ")
                .append(operations.size())
                .append(" operations are served.\n\n")
                .append("| Operation | Since | Served | Scenario | Golden exchanges | Declared, not shown |\n")
                .append("|---|---|---|---|---|---|\n");
        operations.forEach(operation -> text.append(row(operation)));
        return text.toString();
    }

    private String row(OperationDescription operation) {
        String id = operation.operationId();
        Map<String, String> shown = exchanges(id);
        String declared = operation.responses().keySet().stream()
                .filter(status -> !status.equals("default") && !shown.containsKey(status))
                .collect(Collectors.joining(", "));
        String proven = shown.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return "| " + id + " | " + operation.since() + " | " + (served.contains(id) ? "yes" : "**not served**") + " | "
                + (isTold(id) ? "yes" : "no") + " | " + proven + " | " + declared + " |\n";
    }

    /** The text of all Java files below a folder whose path has the word. */
    static String sources(Path folder, String word) {
        return files(folder).stream()
                .filter(file -> file.toString().endsWith(".java")
                        && folder.relativize(file).toString().contains(word))
                .map(file -> new String(bytes(file), java.nio.charset.StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
