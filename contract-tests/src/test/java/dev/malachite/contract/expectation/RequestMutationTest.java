package dev.malachite.contract.expectation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.Contoso;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Provenance;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Traffic;
import dev.malachite.openapi.Contract;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What requests may be, and what must not be taken for a mistake. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RequestMutationTest {
    private final Expectations expectations = new Expectations(Contract.load());

    @Test
    void a_path_that_no_operation_has_is_found() {
        assertFound("operation-known - url", asked(Contoso.GET_VAULT, url -> url.replace("?", "/nowhere?")));
    }

    @Test
    void a_request_that_is_served_without_api_version_or_with_one_too_old_is_found() {
        assertFound(
                "api-version-known BackupVaults_Get url",
                asked(Contoso.GET_VAULT, url -> url.substring(0, url.indexOf('?'))));
        assertFound(
                "api-version-known OperationStatusBackupVaultContext_Get url",
                asked(Contoso.VAULT_SUCCEEDED, url -> url.replace(Contoso.VERSION, "2021-01-01")));
    }

    @Test
    void a_refused_api_version_is_right() {
        assertEquals(
                List.of(), check(asked(Contoso.GROUP_NOT_FOUND, url -> url.replace(Contoso.VERSION, "1999-01-01"))));
    }

    @Test
    void an_accepted_body_that_does_not_fit_is_found() {
        assertFound(
                "request-body BackupVaults_CreateOrUpdate request body $.location",
                sent(Contoso.PUT_VAULT, body -> body.replace("\"location\"", "\"place\"")));
        assertFound(
                "request-body BackupVaults_CreateOrUpdate request body $.properties.storageSettings[0].type",
                sent(Contoso.PUT_VAULT, body -> body.replace("LocallyRedundant", "Redundant")));
        assertFound(
                "request-body BackupInstances_ValidateForBackup request body $", sent(Contoso.VALIDATE, body -> ""));
    }

    @Test
    void letter_case_and_members_that_azure_ignores_are_no_mistake() {
        assertEquals(List.of(), check(sent(Contoso.VALIDATE, body -> body.replace("resourceID", "resourceId"))));
        assertEquals(List.of(), check(sent(Contoso.PUT_VAULT, body -> body.replaceFirst("\\{", "{\"more\":1,"))));
    }

    @Test
    void transport_security_is_not_expected_over_plain_http() {
        Exchange read = Contoso.journey().exchanges().get(Contoso.GET_VAULT);
        Headers headers = read.response().headers().without("Strict-Transport-Security");
        Exchange spoilt = read.withResponse(read.response().withHeaders(headers));

        assertFound("fixed-headers BackupVaults_Get response header Strict-Transport-Security", spoilt);
        Request plain =
                new Request("GET", read.request().url().replace("https:", "http:"), Headers.NONE, Optional.empty());
        assertEquals(List.of(), check(spoilt.withRequest(plain)));
    }

    @Test
    void a_406_has_no_body_and_any_other_error_has_one() {
        Exchange failed = Contoso.journey().exchanges().get(Contoso.GROUP_NOT_FOUND);
        Exchange empty = failed.withResponse(failed.response().withBody(""));

        assertFound("error-envelope BackupInstances_Get response body $.error.code", empty);
        assertEquals(List.of(), check(empty.withResponse(empty.response().withStatus(406))));
    }

    @Test
    void what_a_recorder_strips_is_not_missed() {
        Exchange accepted = Contoso.journey().exchanges().get(Contoso.BACKUP);
        Headers headers = accepted.response().headers().without("Retry-After").without("x-ms-request-id");
        Exchange spoilt = accepted.withResponse(accepted.response().withHeaders(headers));

        assertEquals(2, check(spoilt).size());
        Traffic stripped = new Traffic("cli", Provenance.AZURE_CLI, List.of(spoilt));
        assertEquals(List.of(), expectations.check(stripped).findings());
    }

    private void assertFound(String expected, Exchange exchange) {
        List<String> findings = check(exchange).stream()
                .map(finding -> finding.rule().id() + " " + finding.operationId() + " " + finding.place())
                .toList();
        assertTrue(findings.contains(expected), () -> expected + " is not among " + findings);
    }

    private List<Finding> check(Exchange exchange) {
        return expectations
                .check(new Traffic("t", Provenance.COMPLETE, List.of(exchange)))
                .findings();
    }

    private static Exchange asked(int index, UnaryOperator<String> change) {
        Exchange exchange = Contoso.journey().exchanges().get(index);
        Request request = exchange.request();
        return exchange.withRequest(
                new Request(request.method(), change.apply(request.url()), request.headers(), request.body()));
    }

    private static Exchange sent(int index, UnaryOperator<String> change) {
        Exchange exchange = Contoso.journey().exchanges().get(index);
        Request request = exchange.request();
        return exchange.withRequest(new Request(
                request.method(),
                request.url(),
                request.headers(),
                request.body().map(change)));
    }
}
