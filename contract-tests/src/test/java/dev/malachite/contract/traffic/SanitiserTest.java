package dev.malachite.contract.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.Contoso;
import dev.malachite.contract.Recordings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SanitiserTest {
    private static final String GUID = "5eed5eed-0000-4000-8000-00000000000d";

    @Test
    void ids_become_placeholders_and_equal_stays_equal() {
        Traffic sanitised = Sanitiser.sanitise(Contoso.journey());

        Exchange put = sanitised.exchanges().get(Contoso.PUT_VAULT);
        assertTrue(put.request().url().contains("/subscriptions/<subscription:1>/"));
        assertTrue(put.response().body().orElseThrow().contains("\"id\":\"/subscriptions/<subscription:1>/"));
        assertTrue(put.response().body().orElseThrow().contains("\"principalId\":\"<principal:1>\""));
        assertTrue(put.response().body().orElseThrow().contains("\"tenantId\":\"<tenant:1>\""));
        assertEquals(
                Optional.of("Bearer <credential:1>"), put.request().headers().first("Authorization"));
    }

    @Test
    void numbers_keep_their_spelling() {
        String body = body("{\"a\":14.0,\"b\":1e400,\"c\":12345678901234567890}");

        assertTrue(body.contains("14.0"), body);
        assertTrue(body.contains("12345678901234567890"), body);
    }

    @Test
    void sanitising_twice_changes_nothing() {
        Traffic once = Sanitiser.sanitise(Contoso.journey());

        assertEquals(once, Sanitiser.sanitise(once));
    }

    @Test
    void a_bare_id_is_replaced_wherever_it_occurs() {
        String bare = "{\"x\":\"" + GUID.toUpperCase(Locale.ROOT) + "\",\"" + GUID + "\":{},\"y\":\"("
                + GUID.replace("-", "") + ")\",\"subscriptionId\":\"" + GUID + "\"}";

        assertEquals(
                "{\"x\":\"<subscription:1>\",\"<subscription:1>\":{},\"y\":\"(<subscription:1>)\","
                        + "\"subscriptionId\":\"<subscription:1>\"}",
                body(bare));
    }

    @Test
    void an_id_inside_the_name_of_an_operation_is_replaced() {
        String name = Base64.getEncoder().encodeToString((GUID + ";" + GUID).getBytes(StandardCharsets.US_ASCII));

        assertFalse(body("{\"name\":\"" + name + "\",\"tenantId\":\"" + GUID + "\"}")
                .contains(name));
    }

    @Test
    void secrets_are_replaced_in_json_in_forms_and_where_they_turn_up_again() {
        for (String member :
                List.of("client_secret", "access_token", "adminPassword", "connectionString", "sasToken")) {
            assertClean(body("{\"" + member + "\":\"open/sesame 1\",\"note\":\"it is open/sesame 1\"}"), "sesame");
        }
        assertClean(body("{\"secretStoreType\":\"AzureKeyVault\",\"value\":\"open-sesame\"}"), "sesame");
        assertClean(body("grant_type=client_credentials&client_secret=open-sesame&scope=x"), "sesame");
        assertClean(body("{\"url\":\"https://x/?q=open%2Fsesame\",\"password\":\"open/sesame\"}"), "sesame");
        assertClean(body("{\"inner\":\"{\\\"password\\\":\\\"open-sesame\\\"}\"}"), "sesame");
    }

    @Test
    void tokens_and_signatures_are_replaced_by_their_shape() {
        assertClean(body("{\"note\":\"" + Contoso.TOKEN + "\"}"), "eyJ");
        assertEquals(
                "{\"u\":\"https://x/y?api-version=1&t=<signature:1>&c=<signature:2>&s=<signature:3>&h=<signature:4>\"}",
                body("{\"u\":\"https://x/y?api-version=1&t=638&c=abc&s=def&h=ghi\"}"));
        assertClean(body("see https://contoso.blob.core.windows.net/c?sv=1&sig=a%2Bb"), "a%2Bb");
    }

    @Test
    void names_and_versions_of_key_vault_secrets_are_replaced() {
        assertEquals(
                "{\"uri\":\"https://contoso-kv.vault.azure.net/secrets/<secretName:1>/<secretVersion:1>\"}",
                body("{\"uri\":\"https://contoso-kv.vault.azure.net/secrets/db/0123\"}"));
    }

    @Test
    void the_value_that_a_key_vault_answers_is_replaced() {
        Exchange exchange = exchange("https://contoso-kv.vault.azure.net/secrets/db", "{\"value\":\"open-sesame\"}");

        assertClean(sanitised(exchange).response().body().orElseThrow(), "sesame");
    }

    @Test
    void people_and_machines_are_replaced() {
        assertClean(body("{\"createdBy\":\"jo@contoso.example\"}"), "jo@");
        Headers headers = new Headers(List.of(
                new Headers.Header("x-ms-client-request-id", GUID),
                new Headers.Header("x-ms-arm-resource-system-data", "{\"createdBy\":\"jo@contoso.example\"}"),
                new Headers.Header("x-ms-operation-identifier", "tenantId=" + GUID + ",objectId=x/y"),
                new Headers.Header("Set-Cookie", "session=open-sesame")));
        Exchange exchange = exchange("https://x/y", "{}");
        String answered = sanitised(exchange.withResponse(exchange.response().withHeaders(headers)))
                .toString();
        assertClean(answered, GUID);
        assertClean(answered, "jo@");
        assertClean(answered, "sesame");
    }

    @Test
    void nothing_sensitive_is_left_in_any_recording() {
        for (Traffic recording : Recordings.need()) {
            String har = TrafficFiles.toHar(recording);
            assertFalse(har.matches("(?s).*/subscriptions/[0-9a-f]{8}-.*"), recording.source());
            assertFalse(har.matches("(?s).*\"(principalId|tenantId|subscriptionId)\\\\?\":\\\\?\"[0-9a-f]{8}-.*"));
            assertFalse(har.contains("MIIH"), "a signing certificate in " + recording.source());
            assertFalse(har.matches("(?s).*@[a-z]+\\.com.*"), "an address in " + recording.source());
        }
    }

    private static void assertClean(String text, String planted) {
        assertFalse(text.contains(planted), text);
    }

    private static String body(String body) {
        return sanitised(exchange("https://x/y", body)).response().body().orElseThrow();
    }

    private static Exchange exchange(String url, String body) {
        return new Exchange(
                new Request("GET", url, Headers.NONE, Optional.empty()),
                new Response(200, Headers.NONE, Optional.of(body)),
                Optional.empty());
    }

    private static Exchange sanitised(Exchange exchange) {
        return Sanitiser.sanitise(new Traffic("t", Provenance.COMPLETE, List.of(exchange)))
                .exchanges()
                .get(0);
    }
}
