package dev.malachite.contract.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.allowed.AllowedDifferences;
import dev.malachite.contract.report.Report;
import dev.malachite.contract.report.RunReport;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Response;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A service that goes wrong in one way is caught by the first two layers, by operation and place. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MutatedTargetTest {
    @Test
    void a_service_that_is_left_alone_passes() {
        Report report = run((request, answer) -> answer, "Policy");

        assertTrue(report.alike(), report::summary);
    }

    @Test
    void a_header_that_is_removed_is_named() {
        assertFound(
                (request, answer) -> answer.withHeaders(answer.headers().without("x-ms-request-id")),
                "BackupPolicies_Get",
                "response header x-ms-request-id");
    }

    @Test
    void a_property_that_is_renamed_is_named() {
        assertFound(
                (request, answer) -> body(answer, "\"datasourceTypes\"", "\"dataSourceTypez\""),
                "BackupPolicies_Get",
                "response body $.properties.dataSourceTypez");
    }

    @Test
    void a_status_that_is_changed_is_named() {
        assertFound(
                (request, answer) -> answer.status() == 201 ? answer.withStatus(203) : answer,
                "BackupVaults_CreateOrUpdate",
                "status");
    }

    @Test
    void an_enum_value_that_is_swapped_is_named() {
        assertFound(
                (request, answer) -> body(answer, "\"status\":\"Inprogress\"", "\"status\":\"Running\""),
                "OperationStatus_Get",
                "response body $.status");
    }

    @Test
    void an_operation_that_ends_early_is_named() {
        assertFound(
                (request, answer) -> body(answer, "\"status\":\"Inprogress\"", "\"status\":\"Succeeded\""),
                "OperationStatus_Get",
                "response body $.endTime");
    }

    @Test
    void a_poll_url_that_loses_its_api_version_is_named() {
        assertFound(
                (request, answer) -> answer.headers()
                        .first("Azure-AsyncOperation")
                        .map(url -> answer.withHeaders(answer.headers()
                                .with("Azure-AsyncOperation", url.replaceAll("api-version=[^&]*&?", ""))))
                        .orElse(answer),
                "BackupVaults_CreateOrUpdate",
                "response header Azure-AsyncOperation");
    }

    private static Response body(Response answer, String from, String to) {
        return answer.body()
                .map(text -> answer.withBody(text.replace(from, to)))
                .orElse(answer);
    }

    private static void assertFound(
            BiFunction<Request, Response, Response> mutation, String operationId, String place) {
        // The journey polls while something runs; the policies' scenarios are fewer.
        Report report = run(mutation, operationId.startsWith("OperationStatus") ? "Journey" : "Policy");

        assertTrue(
                report.entries().stream()
                        .anyMatch(entry -> entry.operationId().equals(operationId)
                                && entry.place().equals(place)
                                && !entry.column().equals("scenario")),
                () -> operationId + " " + place + " is not among " + report.entries());
    }

    private static Report run(BiFunction<Request, Response, Response> mutation, String group) {
        return RunReport.of(new ScenarioRunner(group).on(new MutatingProxy(mutation)), AllowedDifferences.NONE);
    }
}
