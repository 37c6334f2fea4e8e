package dev.malachite.contract.expectation;

import dev.malachite.contract.traffic.Url;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Rules on what {@code Azure-AsyncOperation} answers, alone and one after the other. */
final class StatusDocuments {
    /** The operations that answer a status document. */
    static final List<String> OPERATIONS = List.of(
            "OperationStatus_Get",
            "OperationStatusBackupVaultContext_Get",
            "OperationStatusResourceGroupContext_Get",
            "OperationStatusResourceGroupLocationContext_Get");

    private static final Set<String> SPELLINGS = Set.of("Inprogress", "Succeeded", "Failed", "Canceled");
    private static final String NOT_YET = "0001-01-01T00:00:00";

    private StatusDocuments() {}

    static void check(Step step, AsyncState state) {
        if (step.status() != 200) {
            return;
        }
        JsonNode document = step.body();
        String status = document.path("status").asString("");
        checkNames(step, document);
        if (!SPELLINGS.contains(status)) {
            step.report(
                    AsyncRule.STATUS_SPELLED,
                    Place.body("$.status"),
                    status.isEmpty() ? "the status is missing" : "'" + status + "' is not a status of this provider");
        }
        checkTimes(step, document, status, state);
        checkOutcome(step, document, status);
        checkOrder(step, status, state);
        if (AsyncState.isTerminal(status)) {
            state.ended(status, document.path("error").path("code").asString(""));
        }
    }

    private static void checkNames(Step step, JsonNode document) {
        Url url = step.exchange().request().location();
        if (!document.path("name").asString("").equals(url.lastSegment())) {
            step.report(AsyncRule.STATUS_NAMED, Place.body("$.name"), "not the last segment of the URL");
        }
        if (!document.path("id").asString("").equalsIgnoreCase(url.path())) {
            step.report(AsyncRule.STATUS_NAMED, Place.body("$.id"), "not the path of the URL");
        }
    }

    private static void checkTimes(Step step, JsonNode document, String status, AsyncState state) {
        String startTime = document.path("startTime").asString("");
        if (startTime.isEmpty()) {
            step.report(AsyncRule.START_TIME_CONSTANT, Place.body("$.startTime"), "missing");
        } else if (!state.startTime().orElse(startTime).equals(startTime)) {
            step.report(AsyncRule.START_TIME_CONSTANT, Place.body("$.startTime"), "changed since the poll before");
        }
        state.startTime(startTime);
        String endTime = document.path("endTime").asString("");
        boolean pending = endTime.isEmpty() || endTime.startsWith(NOT_YET);
        if (pending == AsyncState.isTerminal(status)) {
            step.report(
                    AsyncRule.END_TIME_WHEN_ENDED,
                    Place.body("$.endTime"),
                    pending ? "no end although the operation ended" : "an end although the operation runs");
        }
    }

    private static void checkOutcome(Step step, JsonNode document, String status) {
        JsonNode error = document.path("error");
        if (AsyncState.endedBadly(status)) {
            for (String member : List.of("code", "message")) {
                if (error.path(member).asString("").isEmpty()) {
                    step.report(
                            AsyncRule.FAILED_HAS_ERROR,
                            Place.body("$.error." + member),
                            status.toLowerCase(Locale.ROOT) + " without it");
                }
            }
        } else if (error.isObject()) {
            step.report(AsyncRule.ONLY_FAILED_HAS_ERROR, Place.body("$.error"), "an error in status " + status);
        }
        if (document.path("properties").isObject() && !status.equals(AsyncState.SUCCEEDED)) {
            step.report(
                    AsyncRule.PROPERTIES_WHEN_SUCCEEDED, Place.body("$.properties"), "an outcome in status " + status);
        }
    }

    private static void checkOrder(Step step, String status, AsyncState state) {
        Optional<String> before = state.terminal();
        if (before.isPresent() && !before.get().equals(status)) {
            step.report(
                    AsyncRule.STATUS_MONOTONIC,
                    Place.body("$.status"),
                    "'" + status + "' after '" + before.get() + "'");
        }
    }
}
