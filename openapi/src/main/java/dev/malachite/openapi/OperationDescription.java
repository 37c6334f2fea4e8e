package dev.malachite.openapi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the contract says about one operation. Immutable, hence thread-safe.
 *
 * @param operationId OpenAPI {@code operationId}, such as {@code BackupVaults_Get}
 * @param method HTTP method in upper case
 * @param path path template, starting with a slash
 * @param since first stable api-version that has the operation; {@code any} for an operation of another provider
 * @param until last one, if the operation was removed
 * @param longRunning whether the operation may answer before it ends
 * @param requestSchema name of the body's schema below {@code components.schemas}, if there is a body
 * @param requestRequired whether a request without body is wrong
 * @param responses schema name by status code ({@code default} is the error), in the order of the description;
 *     empty where the response has no body
 */
public record OperationDescription(
        String operationId,
        String method,
        String path,
        String since,
        Optional<String> until,
        boolean longRunning,
        Optional<String> requestSchema,
        boolean requestRequired,
        Map<String, Optional<String>> responses) {

    public OperationDescription {
        responses = Collections.unmodifiableMap(new LinkedHashMap<>(responses));
    }

    /** Whether this belongs to another provider, whose every well-formed api-version is served alike. */
    public boolean isOfAnyVersion() {
        return since.equals(Marks.ANY);
    }

    /** Whether {@code apiVersion} has this operation. Stable api-versions compare as strings. */
    public boolean servedIn(String apiVersion) {
        boolean begun = isOfAnyVersion() || since.compareTo(apiVersion) <= 0;
        return begun && (until.isEmpty() || until.get().compareTo(apiVersion) >= 0);
    }
}
