package dev.malachite.contract.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.Contoso;
import dev.malachite.contract.Recordings;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Provenance;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Response;
import dev.malachite.contract.traffic.Sanitiser;
import dev.malachite.contract.traffic.Traffic;
import dev.malachite.openapi.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DriftTest {
    private final Contract contract = Contract.load();

    @Test
    void a_traffic_does_not_drift_from_itself() {
        assertAlike(Contoso.journey(), Contoso.journey());
        for (Traffic recording : Recordings.need()) {
            assertAlike(recording, recording);
            assertAlike(Sanitiser.sanitise(recording), Sanitiser.sanitise(recording));
        }
    }

    @Test
    void other_ids_names_hosts_times_and_signatures_are_no_drift() {
        Traffic other = rewritten(text -> text.replace(Contoso.SUBSCRIPTION, "5ca1ab1e-1111-4000-8000-000000000001")
                .replace(Contoso.PRINCIPAL, "9217c1ba-1111-4000-8000-000000000003")
                .replace("0b5e55ed-0000", "0b5e55ed-1111")
                .replace(Contoso.operationName(1), Contoso.operationName(101))
                .replace(Contoso.operationName(2), Contoso.operationName(102))
                .replace(Contoso.operationName(3), Contoso.operationName(103))
                .replace(Contoso.HOST, "http://localhost:8080")
                .replace("contoso-vault", "fabrikam-vault")
                .replace("2024-06-26T07", "2026-01-02T03")
                .replace("signature-of", "another"));

        assertAlike(Contoso.journey(), other);
    }

    @Test
    void raw_and_sanitised_traffic_are_alike() {
        assertAlike(Contoso.journey(), Sanitiser.sanitise(Contoso.journey()));
    }

    @Test
    void how_often_one_polls_is_no_drift() {
        List<Exchange> impatient = new ArrayList<>();
        for (Exchange exchange : Contoso.journey().exchanges()) {
            boolean running = exchange.response().body().orElse("").contains("Inprogress");
            impatient.add(exchange);
            if (running) {
                impatient.add(exchange);
            }
        }
        List<Exchange> patient = new ArrayList<>(Contoso.journey().exchanges());
        patient.remove(Contoso.BACKUP_RUNNING);

        assertAlike(Contoso.journey(), new Traffic("impatient", Provenance.COMPLETE, impatient));
        assertAlike(Contoso.journey(), new Traffic("patient", Provenance.COMPLETE, patient));
        assertAlike(new Traffic("patient", Provenance.COMPLETE, patient), Contoso.journey());
    }

    @Test
    void equal_ids_must_stay_equal() {
        Traffic other = answer(
                Contoso.BACKUP_RESULT,
                response -> response.withBody(response.body().orElseThrow().replace("0b5e55ed-0000", "0b5e55ed-1111")));

        assertDifferences(other, "OperationResult_Get of BackupInstances_AdhocBackup #1: value response body $.jobId");
    }

    @Test
    void a_changed_status_value_type_and_member_are_named() {
        assertDifferences(
                answer(Contoso.GET_VAULT, response -> response.withStatus(206)), "BackupVaults_Get #1: status status");
        assertDifferences(
                body(Contoso.GET_VAULT, "\"state\":\"On\"", "\"state\":\"Off\""),
                "BackupVaults_Get #1: value response body $.properties.securitySettings.softDeleteSettings.state");
        assertDifferences(
                body(Contoso.GET_VAULT, "14.0", "\"14.0\""),
                "BackupVaults_Get #1: type response body"
                        + " $.properties.securitySettings.softDeleteSettings.retentionDurationInDays");
        assertDifferences(
                body(Contoso.LIST, "\"friendlyName\"", "\"friendlyNome\""),
                "BackupInstances_List #1: missing response body $.value[0].properties.friendlyName",
                "BackupInstances_List #1: additional response body $.value[0].properties.friendlyNome");
    }

    @Test
    void numbers_are_compared_by_value() {
        assertAlike(Contoso.journey(), body(Contoso.GET_VAULT, "14.0", "14"));
    }

    @Test
    void headers_are_compared_unless_a_recorder_strips_them() {
        Traffic other = answer(
                Contoso.BACKUP,
                response -> response.withHeaders(response.headers().without("Retry-After")));
        Traffic stripped = new Traffic("cli", Provenance.AZURE_CLI, other.exchanges());

        assertDifferences(other, "BackupInstances_AdhocBackup #1: missing response header retry-after");
        assertAlike(Contoso.journey(), stripped);
        assertDifferences(
                answer(
                        Contoso.BACKUP,
                        response -> response.withHeaders(response.headers()
                                .with(
                                        "Azure-AsyncOperation",
                                        Contoso.statusUrl(2).replace("2024-04-01", "2023-01-01")))),
                "BackupInstances_AdhocBackup #1: value response header azure-asyncoperation");
    }

    @Test
    void a_step_that_one_side_lacks_is_named() {
        List<Exchange> shorter = new ArrayList<>(Contoso.journey().exchanges());
        shorter.remove(Contoso.LIST);
        Traffic other = new Traffic("shorter", Provenance.COMPLETE, shorter);

        assertDifferences(other, "BackupInstances_List #1: step-missing status");
        Drift drift = Drift.between(other, Contoso.journey(), contract);
        assertEquals(List.of("BackupInstances_List #1: step-additional status"), differences(drift));
        assertTrue(drift.score() < 1);
        assertTrue(drift.agreeing() < 1);
    }

    private void assertAlike(Traffic left, Traffic right) {
        Drift drift = Drift.between(left, right, contract);
        assertEquals(List.of(), differences(drift));
        assertEquals(1.0, drift.score());
        assertEquals(1.0, drift.agreeing());
    }

    private void assertDifferences(Traffic other, String... expected) {
        Drift drift = Drift.between(Contoso.journey(), other, contract);
        assertEquals(List.of(expected), differences(drift));
        assertTrue(drift.score() < 1);
    }

    private static List<String> differences(Drift drift) {
        return drift.steps().stream()
                .flatMap(step -> step.differences().stream()
                        .map(difference -> step.key() + ": " + difference.kind().id() + " " + difference.place()))
                .toList();
    }

    private static Traffic body(int index, String part, String replacement) {
        return answer(
                index,
                response -> response.withBody(response.body().orElseThrow().replace(part, replacement)));
    }

    private static Traffic answer(int index, UnaryOperator<Response> change) {
        List<Exchange> exchanges = new ArrayList<>(Contoso.journey().exchanges());
        Exchange exchange = exchanges.get(index);
        exchanges.set(index, exchange.withResponse(change.apply(exchange.response())));
        return new Traffic("other", Provenance.COMPLETE, exchanges);
    }

    private static Traffic rewritten(UnaryOperator<String> change) {
        return Contoso.journey().map(exchange -> {
            Request request = exchange.request();
            Response response = exchange.response();
            List<Headers.Header> headers = response.headers().all().stream()
                    .map(header -> new Headers.Header(header.name(), change.apply(header.value())))
                    .toList();
            Optional<String> body = response.body().map(change);
            return new Exchange(
                    new Request(
                            request.method(),
                            change.apply(request.url()),
                            request.headers(),
                            request.body().map(change)),
                    new Response(response.status(), new Headers(headers), body),
                    exchange.at());
        });
    }
}
