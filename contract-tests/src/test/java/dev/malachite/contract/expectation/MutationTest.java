package dev.malachite.contract.expectation;

import static dev.malachite.contract.expectation.Mutation.body;
import static dev.malachite.contract.expectation.Mutation.changed;
import static dev.malachite.contract.expectation.Mutation.header;
import static dev.malachite.contract.expectation.Mutation.status;
import static dev.malachite.contract.expectation.Mutation.swapped;
import static dev.malachite.contract.expectation.Mutation.without;
import static dev.malachite.contract.expectation.Mutation.withoutQuery;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.Contoso;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Sanitiser;
import dev.malachite.contract.traffic.Traffic;
import dev.malachite.openapi.Contract;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Spoils one thing in good traffic; it has to be found and named by rule, operation and place. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MutationTest {
    private static final String STATUS_GET = "OperationStatusBackupVaultContext_Get";

    private final Expectations expectations = new Expectations(Contract.load());

    @Test
    void good_traffic_has_no_findings_sanitised_or_not() {
        assertEquals(List.of(), expectations.check(Contoso.journey()).findings());
        assertEquals(
                List.of(),
                expectations.check(Sanitiser.sanitise(Contoso.journey())).findings());
    }

    @Test
    void a_removed_status_url_of_a_creation_is_found() {
        Traffic spoilt = without(Contoso.PUT_VAULT, "Azure-AsyncOperation");

        assertFound(
                spoilt, "created-can-be-polled", "BackupVaults_CreateOrUpdate", "response header Azure-AsyncOperation");
        assertFound(spoilt, "header-present", "BackupVaults_CreateOrUpdate", "response header Azure-AsyncOperation");
    }

    @Test
    void a_removed_result_url_is_found() {
        assertFound(
                without(Contoso.BACKUP, "Location"),
                "header-present",
                "BackupInstances_AdhocBackup",
                "response header Location");
    }

    @Test
    void an_accepted_request_with_nothing_to_poll_is_found() {
        Traffic spoilt = changed(
                without(Contoso.BACKUP, "Location"),
                Contoso.BACKUP,
                answer -> answer.withHeaders(answer.headers().without("Azure-AsyncOperation")));

        assertFound(spoilt, "accepted-can-be-polled", "BackupInstances_AdhocBackup", "status");
    }

    @Test
    void a_removed_retry_after_is_found() {
        assertFound(
                without(Contoso.VALIDATE, "Retry-After"),
                "header-present",
                "BackupInstances_ValidateForBackup",
                "response header Retry-After");
    }

    @Test
    void a_retry_after_that_is_a_date_is_found() {
        assertFound(
                header(Contoso.VALIDATE, "Retry-After", "Wed, 26 Jun 2024 07:00:10 GMT"),
                "retry-after-seconds",
                "BackupInstances_ValidateForBackup",
                "response header Retry-After");
    }

    @Test
    void a_retry_after_where_waiting_does_not_help_is_found() {
        assertFound(
                header(Contoso.GROUP_NOT_FOUND, "Retry-After", "5"),
                "retry-after-when-waiting-helps",
                "BackupInstances_Get",
                "response header Retry-After");
    }

    @Test
    void a_removed_fixed_header_and_a_removed_id_are_found() {
        assertFound(without(Contoso.LIST, "Pragma"), "fixed-headers", "BackupInstances_List", "response header Pragma");
        assertFound(
                without(Contoso.LIST, "x-ms-correlation-request-id"),
                "request-ids",
                "BackupInstances_List",
                "response header x-ms-correlation-request-id");
    }

    @Test
    void a_polling_header_where_none_is_declared_is_found() {
        assertFound(
                header(Contoso.GET_VAULT, "Location", Contoso.resultUrl(1)),
                "header-declared",
                "BackupVaults_Get",
                "response header Location");
    }

    @Test
    void a_renamed_member_is_found() {
        Traffic spoilt = body(Contoso.LIST, "\"friendlyName\"", "\"friendlyNome\"");

        assertFound(
                spoilt, "member-described", "BackupInstances_List", "response body $.value[0].properties.friendlyNome");
    }

    @Test
    void a_renamed_required_member_is_found_twice() {
        Traffic spoilt = body(Contoso.LIST, "\"policyInfo\"", "\"policy\"");

        assertFound(spoilt, "response-body", "BackupInstances_List", "response body $.value[0].properties.policyInfo");
        assertFound(spoilt, "member-described", "BackupInstances_List", "response body $.value[0].properties.policy");
    }

    @Test
    void a_member_of_a_later_version_is_found() {
        Traffic spoilt = Contoso.journey()
                .map(exchange -> new Exchange(
                        new Request(
                                exchange.request().method(),
                                exchange.request().url().replace(Contoso.VERSION, "2022-05-01"),
                                exchange.request().headers(),
                                exchange.request().body()),
                        exchange.response(),
                        exchange.at()));

        assertFound(
                spoilt, "member-of-another-version", "BackupVaults_Get", "response body $.properties.securitySettings");
    }

    @Test
    void a_changed_status_is_found() {
        assertFound(status(Contoso.GET_VAULT, 206), "status-declared", "BackupVaults_Get", "status");
    }

    @Test
    void a_swapped_enum_value_is_found() {
        assertFound(
                body(
                        Contoso.LIST,
                        "\"currentProtectionState\":\"ProtectionConfigured\"",
                        "\"currentProtectionState\":\"Protected\""),
                "response-body",
                "BackupInstances_List",
                "response body $.value[0].properties.currentProtectionState");
    }

    @Test
    void a_swapped_discriminator_is_found() {
        assertFound(
                body(Contoso.BACKUP_RESULT, "OperationJobExtendedInfo", "OperationNoInfo"),
                "response-body",
                "OperationResult_Get",
                "response body $.objectType");
    }

    @Test
    void a_changed_type_and_a_broken_time_are_found() {
        assertFound(
                body(Contoso.GET_VAULT, "14.0", "\"14\""),
                "response-body",
                "BackupVaults_Get",
                "response body $.properties.securitySettings.softDeleteSettings.retentionDurationInDays");
        assertFound(
                body(Contoso.VAULT_SUCCEEDED, "2024-06-26T07:00:31Z", "yesterday"),
                "response-body",
                STATUS_GET,
                "response body $.endTime");
    }

    @Test
    void an_operation_that_ends_early_is_found() {
        Traffic spoilt = body(Contoso.VAULT_RUNNING, "Inprogress", "Succeeded");

        assertFound(spoilt, "end-time-when-ended", STATUS_GET, "response body $.endTime");
        Traffic early = body(Contoso.BACKUP_RUNNING, "Inprogress", "Failed");
        assertFound(early, "status-monotonic", STATUS_GET, "response body $.status");
        assertFound(early, "failed-has-error", STATUS_GET, "response body $.error.code");
    }

    @Test
    void a_status_that_goes_backwards_is_found() {
        assertFound(
                swapped(Contoso.VAULT_RUNNING, Contoso.VAULT_SUCCEEDED),
                "status-monotonic",
                STATUS_GET,
                "response body $.status");
    }

    @Test
    void a_misspelled_status_is_found() {
        assertFound(
                body(Contoso.VAULT_RUNNING, "Inprogress", "InProgress"),
                "status-spelled",
                STATUS_GET,
                "response body $.status");
    }

    @Test
    void a_poll_url_that_loses_its_api_version_is_found() {
        assertFound(
                header(Contoso.BACKUP, "Azure-AsyncOperation", withoutQuery(Contoso.statusUrl(2))),
                "poll-url-api-version",
                "BackupInstances_AdhocBackup",
                "response header Azure-AsyncOperation");
    }

    @Test
    void a_poll_url_with_another_api_version_is_found() {
        assertFound(
                header(Contoso.BACKUP, "Location", Contoso.resultUrl(2).replace(Contoso.VERSION, "2023-01-01")),
                "poll-url-api-version",
                "BackupInstances_AdhocBackup",
                "response header Location");
    }

    @Test
    void a_relative_poll_url_is_found() {
        assertFound(
                header(Contoso.BACKUP, "Location", Contoso.resultUrl(2).substring(Contoso.HOST.length())),
                "poll-url-absolute",
                "BackupInstances_AdhocBackup",
                "response header Location");
    }

    @Test
    void poll_urls_of_different_operations_or_of_none_are_found() {
        assertFound(
                header(Contoso.BACKUP, "Location", Contoso.resultUrl(9)),
                "poll-urls-agree",
                "BackupInstances_AdhocBackup",
                "response header Location");
        assertFound(
                header(Contoso.BACKUP, "Location", Contoso.resultUrl(2).replace("operationResults", "operations")),
                "poll-url-served",
                "BackupInstances_AdhocBackup",
                "response header Location");
    }

    @Test
    void a_failure_without_its_error_is_found() {
        Traffic spoilt = body(Contoso.VALIDATE_FAILED, "\"error\"", "\"reason\"");

        assertFound(spoilt, "failed-has-error", STATUS_GET, "response body $.error.code");
        assertFound(spoilt, "failed-has-error", STATUS_GET, "response body $.error.message");
    }

    @Test
    void an_error_in_a_success_and_an_outcome_in_a_failure_are_found() {
        assertFound(
                body(
                        Contoso.BACKUP_SUCCEEDED,
                        "\"properties\":{",
                        "\"error\":{\"code\":\"A\",\"message\":\"B\"},\"properties\":{"),
                "only-failed-has-error",
                STATUS_GET,
                "response body $.error");
        assertFound(
                body(
                        Contoso.VALIDATE_FAILED,
                        "\"error\":{",
                        "\"properties\":{\"objectType\":\"OperationJobExtendedInfo\"},\"error\":{"),
                "properties-when-succeeded",
                STATUS_GET,
                "response body $.properties");
    }

    @Test
    void an_error_that_differs_between_both_urls_is_found() {
        assertFound(
                body(Contoso.VALIDATE_RESULT, "UserErrorContoso", "UserErrorFabrikam"),
                "result-has-the-error",
                "OperationResult_Get",
                "response body $.error.code");
    }

    @Test
    void a_result_that_does_not_follow_the_status_is_found() {
        assertFound(status(Contoso.BACKUP_RESULT, 202), "result-follows-status", "OperationResult_Get", "status");
        assertFound(
                swapped(Contoso.BACKUP_RUNNING, Contoso.BACKUP_RESULT),
                "status-monotonic",
                STATUS_GET,
                "response body $.status");
    }

    @Test
    void a_changing_start_time_and_a_wrong_name_are_found() {
        assertFound(
                body(Contoso.VAULT_SUCCEEDED, "07:00:00.1234567Z", "07:00:02Z"),
                "start-time-constant",
                STATUS_GET,
                "response body $.startTime");
        assertFound(
                body(
                        Contoso.VAULT_SUCCEEDED,
                        "\"name\":\"" + Contoso.operationName(1),
                        "\"name\":\"" + Contoso.operationName(2)),
                "status-named",
                STATUS_GET,
                "response body $.name");
    }

    @Test
    void a_resource_that_contradicts_its_operation_is_found() {
        for (String state : List.of("Provisioning", "Updating", "Unknown")) {
            assertFound(
                    body(
                            Contoso.GET_VAULT,
                            "\"provisioningState\":\"Succeeded\"",
                            "\"provisioningState\":\"" + state + "\""),
                    "resource-follows-status",
                    "BackupVaults_Get",
                    "response body $.properties.provisioningState");
        }
        assertFound(
                body(Contoso.PUT_VAULT, "\"Provisioning\"", "\"Succeeded\""),
                "created-is-not-terminal",
                "BackupVaults_CreateOrUpdate",
                "response body $.properties.provisioningState");
    }

    @Test
    void an_odd_error_envelope_and_an_empty_next_link_are_found() {
        assertFound(
                body(Contoso.GROUP_NOT_FOUND, "\"message\":\"It is gone.\"", "\"message\":\"\""),
                "error-envelope",
                "BackupInstances_Get",
                "response body $.error.message");
        Traffic spoilt = changed(
                Contoso.journey(),
                Contoso.LIST,
                answer -> answer.withBody(
                        answer.body().orElseThrow().replaceAll("\"nextLink\":\"[^\"]*\"", "\"nextLink\":\"\"")));
        assertFound(spoilt, "next-link", "BackupInstances_List", "response body $.nextLink");
    }

    private void assertFound(Traffic spoilt, String rule, String operationId, String place) {
        List<Finding> findings = expectations.check(spoilt).findings();
        assertTrue(
                findings.stream()
                        .anyMatch(finding -> finding.rule().id().equals(rule)
                                && finding.operationId().equals(operationId)
                                && finding.place().toString().equals(place)),
                () -> rule + " is not among " + findings);
    }
}
