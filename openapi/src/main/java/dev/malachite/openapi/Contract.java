package dev.malachite.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contract of the served surface: a table of operations, and OpenAPI documents for those who need schemas.
 *
 * <p>Loading reads only the table. A document is parsed when it is first asked for and then kept. Thread-safe, but
 * the documents are the shared copies: callers must not change them.
 */
public final class Contract {
    private static final String INDEX = "/openapi/operations.index";
    private static final String DOCUMENT = "/openapi/openapi.json";
    private static final String EVERY_VERSION = "";

    private final List<String> apiVersions;
    private final List<OperationDescription> operations;
    private final Map<String, OperationDescription> byId;
    private final Map<String, JsonNode> documents = new ConcurrentHashMap<>();

    private Contract(List<String> apiVersions, List<OperationDescription> operations) {
        this.apiVersions = apiVersions;
        this.operations = List.copyOf(operations);
        Map<String, OperationDescription> ids = new HashMap<>();
        for (OperationDescription operation : operations) {
            ids.put(operation.operationId(), operation);
        }
        this.byId = Map.copyOf(ids);
    }

    /**
     * Reads the table of operations.
     *
     * @throws IllegalStateException if the build left the table out or broke it
     */
    public static Contract load() {
        List<String> lines = ContractIndex.split(new String(bytes(INDEX), StandardCharsets.UTF_8), '\n');
        List<OperationDescription> operations = new ArrayList<>(lines.size());
        for (String line : lines.subList(1, lines.size())) {
            if (!line.isEmpty()) {
                operations.add(ContractIndex.readOperation(line));
            }
        }
        return new Contract(ContractIndex.readApiVersions(lines.get(0)), operations);
    }

    /** Every operation of every stable api-version, ordered by id. */
    public List<OperationDescription> operations() {
        return operations;
    }

    /** The operation with this id, in its exact letter case. */
    public Optional<OperationDescription> operation(String operationId) {
        return Optional.ofNullable(byId.get(operationId));
    }

    /** The stable api-versions, oldest first. */
    public List<String> apiVersions() {
        return apiVersions;
    }

    /** The OpenAPI 3.1 document of every version in one, with its {@code x-since} and {@code x-until} marks. */
    public JsonNode document() {
        return documents.computeIfAbsent(EVERY_VERSION, all -> parse());
    }

    /**
     * The OpenAPI 3.1 document of one api-version: what that version does not have is left out, and no mark remains.
     *
     * @throws IllegalArgumentException if {@code apiVersion} is not one of {@link #apiVersions()}
     */
    public JsonNode document(String apiVersion) {
        if (!apiVersions.contains(apiVersion)) {
            throw new IllegalArgumentException("not a stable api-version: " + apiVersion);
        }
        JsonNode everyVersion = document();
        return documents.computeIfAbsent(apiVersion, version -> VersionedDocument.of(everyVersion, version));
    }

    /** {@link #document()} as text. */
    public String text() {
        return document().toString();
    }

    /** {@link #document(String)} as text. */
    public String text(String apiVersion) {
        return document(apiVersion).toString();
    }

    private static JsonNode parse() {
        return JsonMapper.shared().readTree(bytes(DOCUMENT));
    }

    private static byte[] bytes(String resource) {
        try (InputStream stream = Contract.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing; ContractBundler writes it during the build");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
