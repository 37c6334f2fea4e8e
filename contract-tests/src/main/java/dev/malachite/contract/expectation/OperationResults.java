package dev.malachite.contract.expectation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Rules on what {@code Location} answers, and on resources, once the status of the operation is known. */
final class OperationResults {
    /** The operations that answer an outcome. */
    static final List<String> OPERATIONS = List.of(
            "OperationResult_Get",
            "BackupVaultOperationResults_Get",
            "BackupInstances_GetBackupInstanceOperationResult",
            "ExportJobsOperationResult_Get");

    /** ARM's terminal states; clients take anything else for "not yet". */
    private static final Set<String> TERMINAL = Set.of("Succeeded", "Failed", "Canceled");

    private OperationResults() {}

    static void check(Step step, AsyncState state) {
        Optional<String> ended = state.terminal();
        if (step.status() == 202) {
            ended.ifPresent(status -> step.report(
                    AsyncRule.RESULT_FOLLOWS_STATUS, Place.STATUS, "202 although the status was " + status));
        } else if (!step.failed() && ended.filter(AsyncState::endedBadly).isPresent()) {
            step.report(
                    AsyncRule.RESULT_HAS_THE_ERROR, Place.STATUS, "no error although the status was " + ended.get());
        } else if (step.failed()) {
            // "Not found" is about the URL: the operation may be known elsewhere.
            if (step.status() != 404) {
                checkError(step, state);
            }
        } else {
            // The outcome of a success: from here on a status that runs goes backwards.
            state.ended(AsyncState.SUCCEEDED, "");
        }
    }

    private static void checkError(Step step, AsyncState state) {
        String code = step.body().path("error").path("code").asString("");
        if (state.terminal().filter(AsyncState.SUCCEEDED::equals).isPresent() && step.status() < 429) {
            step.report(AsyncRule.RESULT_FOLLOWS_STATUS, Place.STATUS, "an error although the status was Succeeded");
        } else if (!state.errorCode().orElse(code).equals(code)) {
            step.report(
                    AsyncRule.RESULT_HAS_THE_ERROR, Place.body("$.error.code"), "not the error of the status document");
        }
    }

    /** A resource that is read after the last operation that changed it ended. */
    static void checkResource(Step step, AsyncState lastChange) {
        JsonNode state = step.body().path("properties").path("provisioningState");
        if (step.status() == 200
                && lastChange.terminal().isPresent()
                && state.isString()
                && !TERMINAL.contains(state.asString())) {
            step.report(
                    AsyncRule.RESOURCE_FOLLOWS_STATUS,
                    Place.body("$.properties.provisioningState"),
                    state.asString() + " although its operation ended");
        }
    }
}
