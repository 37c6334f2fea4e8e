package dev.malachite.contract.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.Contoso;
import dev.malachite.contract.operation.OperationRoutes;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Response;
import dev.malachite.openapi.Contract;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RekeyingTest {
    private static final String LIVE_SUBSCRIPTION = "11111111-0000-4000-8000-000000000001";

    private final OperationRoutes routes = new OperationRoutes(Contract.load());
    private final Rekeying rekeying = new Rekeying();

    @Test
    void what_was_not_learned_stays() {
        assertEquals("/a/b", rekeying.apply("/a/b"));
        assertEquals(Map.of(), rekeying.changes());
    }

    @Test
    void a_recorded_poll_is_sent_to_the_live_operation() {
        Exchange recorded = Contoso.journey().exchanges().get(Contoso.BACKUP);
        Exchange live = live(recorded, Contoso.operationName(2), Contoso.operationName(77));
        Request poll = Contoso.journey().exchanges().get(Contoso.BACKUP_RUNNING).request();

        rekeying.learn(recorded, live, routes);

        String url = rekeying.apply(poll).url();
        assertTrue(url.startsWith("http://localhost:8080/subscriptions/" + LIVE_SUBSCRIPTION + "/"), url);
        assertTrue(url.contains("/backupVaults/v2/operationStatus/" + Contoso.operationName(77) + "?"), url);
    }

    @Test
    void ids_in_bodies_are_learned_and_applied_to_bodies() {
        Exchange recorded = Contoso.journey().exchanges().get(Contoso.PUT_VAULT);
        Exchange live = live(recorded, Contoso.PRINCIPAL, "22222222-0000-4000-8000-000000000003");

        rekeying.learn(recorded, live, routes);

        Request request = new Request(
                "PUT",
                Contoso.HOST + "/x",
                Headers.NONE,
                Optional.of("{\"principalId\":\"" + Contoso.PRINCIPAL + "\"}"));
        assertEquals(
                Optional.of("{\"principalId\":\"22222222-0000-4000-8000-000000000003\"}"),
                rekeying.apply(request).body());
    }

    @Test
    void two_recorded_ids_never_become_one() {
        rekeying.learn(
                exchange("{\"a\":\"%s\",\"b\":\"%s\"}", 1, 2), exchange("{\"a\":\"%s\",\"b\":\"%s\"}", 3, 3), routes);

        assertEquals(guid(3) + " " + guid(2), rekeying.apply(guid(1) + " " + guid(2)));
    }

    @Test
    void a_short_name_is_not_replaced_inside_of_a_longer_one() {
        rekeying.learn(read("v"), read("w"), routes);

        assertEquals("/backupVaults/w/archive-v/v2", rekeying.apply("/backupVaults/v/archive-v/v2"));
    }

    private static Exchange live(Exchange recorded, String id, String liveId) {
        Request request = recorded.request();
        Response response = recorded.response();
        Headers headers = new Headers(response.headers().all().stream()
                .map(header -> new Headers.Header(header.name(), live(header.value(), id, liveId)))
                .toList());
        return new Exchange(
                new Request(request.method(), live(request.url(), id, liveId), request.headers(), request.body()),
                new Response(response.status(), headers, response.body().map(body -> live(body, id, liveId))),
                recorded.at());
    }

    private static String live(String text, String id, String liveId) {
        return text.replace(Contoso.HOST, "http://localhost:8080")
                .replace(Contoso.SUBSCRIPTION, LIVE_SUBSCRIPTION)
                .replace("contoso-vault", "v2")
                .replace(id, liveId);
    }

    private static Exchange read(String vault) {
        return new Exchange(
                new Request(
                        "GET",
                        Contoso.HOST + Contoso.VAULT.replace("contoso-vault", vault),
                        Headers.NONE,
                        Optional.empty()),
                new Response(200, Headers.NONE, Optional.empty()),
                Optional.empty());
    }

    private static Exchange exchange(String body, int first, int second) {
        return new Exchange(
                new Request("GET", Contoso.HOST + "/x", Headers.NONE, Optional.empty()),
                new Response(200, Headers.NONE, Optional.of(body.formatted(guid(first), guid(second)))),
                Optional.empty());
    }

    private static String guid(int number) {
        return "%08d-0000-4000-8000-000000000000".formatted(number);
    }
}
