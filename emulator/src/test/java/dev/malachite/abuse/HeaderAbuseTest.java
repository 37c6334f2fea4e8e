package dev.malachite.abuse;

import static dev.malachite.abuse.Victim.AT_2024;
import static dev.malachite.abuse.Victim.VAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that lie, overflow or smuggle, and the admin surface seen from a web page. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeaderAbuseTest {
    private static final String GET = "GET " + VAULT + AT_2024;
    private static final String ECHO = "x-ms-return-client-request-id: true";

    private Victim victim;

    @BeforeAll
    void start() {
        victim = new Victim();
    }

    @AfterAll
    void stop() {
        victim.close();
    }

    @Test
    void a_client_request_id_comes_back_when_it_is_asked_for() {
        RawAnswer asked = victim.wire.send(GET, "x-ms-client-request-id: my-own-1", ECHO);
        RawAnswer silent = victim.wire.send(GET, "x-ms-client-request-id: my-own-1");

        assertEquals("my-own-1", asked.header("x-ms-client-request-id").orElse(""));
        assertTrue(silent.header("x-ms-client-request-id").isEmpty());
    }

    @ParameterizedTest(name = "the client request id {0} is not repeated")
    @ValueSource(strings = {"a b", "a\tb", "\u00e4\u00f6", "", "a\u0001b"})
    void a_client_request_id_of_another_form_is_not_repeated(String id) {
        RawAnswer answer = victim.wire.send(GET, "x-ms-client-request-id: " + id, ECHO);

        assertTrue(answer.status() == 200 || answer.status() == 400, () -> Victim.text(answer));
        assertTrue(answer.header("x-ms-client-request-id").isEmpty());
    }

    @Test
    void an_endless_client_request_id_is_not_repeated() {
        RawAnswer answer = victim.wire.send(GET, "x-ms-client-request-id: " + "x".repeat(20_000), ECHO);

        assertEquals(200, answer.status());
        assertTrue(answer.header("x-ms-client-request-id").isEmpty());
    }

    @Test
    void a_line_break_in_a_request_id_makes_no_header() {
        RawAnswer answer = victim.wire.send(GET, "x-ms-correlation-request-id: a%0d%0aX-Evil: 1", ECHO);

        assertTrue(answer.header("X-Evil").isEmpty());
        assertTrue(answer.status() < 500);
    }

    @Test
    void headers_above_32_kib_are_431() {
        RawAnswer answer = victim.wire.send(GET, "X-Long: " + "x".repeat(40_000));

        Victim.assertRefusal(431, "BadRequest", answer);
    }

    @Test
    void two_hundred_headers_are_read() {
        String[] many = new String[200];
        for (int i = 0; i < many.length; i++) {
            many[i] = "X-Header-" + i + ": " + i;
        }

        assertEquals(200, victim.wire.send(GET, many).status());
    }

    @ParameterizedTest(name = "Accept: {0} is answered in JSON")
    @ValueSource(strings = {"text/html", "*/*;q=0", "application/json;odata=nometadata", "nonsense", ""})
    void json_is_what_there_is(String accept) {
        RawAnswer answer = victim.wire.send(GET, "Accept: " + accept);

        assertEquals(200, answer.status());
        assertEquals(
                "application/json; charset=utf-8", answer.header("Content-Type").orElse(""));
    }

    @Test
    void a_range_is_overlooked() {
        RawAnswer answer = victim.wire.send(GET, "Range: bytes=0-1");

        assertEquals(200, answer.status());
        assertTrue(answer.body().length() > 100);
    }

    @ParameterizedTest(name = "If-Match: {0} is no fault")
    @ValueSource(strings = {"*", "\"none\"", "W/\"x\"", "not quoted", ""})
    void a_condition_is_never_a_fault(String condition) {
        assertTrue(victim.wire.send(GET, "If-Match: " + condition).status() < 500);
        assertTrue(victim.wire.send(GET, "If-None-Match: " + condition).status() < 500);
    }

    @ParameterizedTest(name = "the host {0} is not ours")
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "evil.example:80", "localhost@evil.example"})
    void a_foreign_host_is_refused_and_never_in_a_poll_url(String host) {
        RawAnswer answer = victim.wire.exchange((GET + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));

        assertTrue(answer.status() == 421 || answer.status() == 400, () -> Victim.text(answer));
        assertTrue(answer.header("x-ms-request-id").isPresent());
    }

    @Test
    void a_forwarded_host_is_not_believed() {
        RawAnswer accepted = victim.wire.sendJson(
                "PUT " + VAULT + "fwd" + AT_2024,
                Victim.article("vault.json"),
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: https",
                "Forwarded: host=evil.example");

        assertFalse(accepted.header("Azure-AsyncOperation").orElseThrow().contains("evil"));
    }

    @Test
    void a_request_without_a_host_is_refused() {
        RawAnswer answer = victim.wire.exchange(
                (GET + " HTTP/1.1\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

        Victim.assertRefusal(400, "BadRequest", answer);
    }

    @Test
    void an_absolute_target_of_a_foreign_host_is_refused() {
        RawAnswer answer = victim.wire.exchange(("GET http://evil.example" + VAULT + AT_2024
                        + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));

        assertTrue(answer.status() == 421 || answer.status() == 400, () -> Victim.text(answer));
    }

    @ParameterizedTest(name = "{0} is refused in ARM's words")
    @ValueSource(strings = {"HTTP/0.9", "HTTP/3.7", "HTTQ/1.1", ""})
    void another_protocol_is_refused(String protocol) {
        RawAnswer answer =
                victim.wire.exchange((GET + " " + protocol + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));

        assertTrue(answer.status() == 400 || answer.status() == 505, () -> Victim.text(answer));
        assertTrue(answer.errorCode().length() > 3, () -> Victim.text(answer));
    }

    @ParameterizedTest(name = "a page of another origin cannot reset: {0}")
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void a_web_page_of_another_origin_reaches_no_control(String header) {
        RawAnswer reset = victim.wire.send("POST /_malachite/reset", "Content-Length: 0", header);
        RawAnswer read = victim.wire.send("GET /_malachite/exchanges", header);

        assertEquals(403, reset.status());
        assertEquals(403, read.status());
        assertTrue(reset.header("Access-Control-Allow-Origin").isEmpty());
        assertEquals(200, victim.wire.send(GET).status());
    }

    @Test
    void a_preflight_is_not_granted() {
        RawAnswer answer = victim.wire.send(
                "OPTIONS /_malachite/reset", "Origin: https://evil.example", "Access-Control-Request-Method: POST");

        assertTrue(answer.status() >= 400, () -> Victim.text(answer));
        assertTrue(answer.header("Access-Control-Allow-Origin").isEmpty());
    }

    @ParameterizedTest(name = "a control call with {0} is refused")
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded"})
    void a_control_call_must_say_json(String type) {
        String body = "{\"by\":\"PT1S\"}";
        RawAnswer answer = victim.wire.send(
                "POST /_malachite/clock/advance",
                body.getBytes(StandardCharsets.US_ASCII),
                "Content-Type: " + type,
                "Content-Length: " + body.length());

        assertEquals(415, answer.status());
    }

    @Test
    void a_rebound_name_reaches_no_control() {
        String request = String.join(
                "\r\n",
                "POST /_malachite/reset HTTP/1.1",
                "Host: rebound.example",
                "Content-Length: 0",
                "Connection: close",
                "",
                "");

        RawAnswer answer = victim.wire.exchange(request.getBytes(StandardCharsets.US_ASCII));

        Victim.assertRefusal(421, "MisdirectedRequest", answer);
        assertEquals(200, victim.wire.send(GET).status());
    }

    @Test
    void tokens_and_secrets_are_in_no_journal() {
        victim.wire.send(GET, "Authorization: Bearer top-secret-token");
        victim.wire.sendJson(
                "PUT " + VAULT + "/backupInstances/x" + AT_2024,
                "{\"properties\":{\"datasourceAuthCredentials\":{"
                        + "\"secretStoreResource\":{\"value\":\"top-secret-value\"}}}}");

        String journal = victim.wire.send("GET /_malachite/exchanges").body();

        assertFalse(journal.contains("top-secret"), "A secret was kept");
    }

    @Test
    void the_admin_prefix_is_no_arm_path_and_the_reverse() {
        RawAnswer below = victim.wire.send("GET /subscriptions/x/_malachite/reset" + AT_2024);
        RawAnswer unknown = victim.wire.send("GET /_malachite/nothing");

        assertTrue(below.status() == 400 || below.status() == 404);
        assertEquals(404, unknown.status());
        assertEquals("HttpResourceNotFound", unknown.errorCode());
    }

    @Test
    void a_wrong_method_on_control_is_405_with_allow() {
        RawAnswer answer = victim.wire.send("GET /_malachite/reset");

        assertEquals(405, answer.status());
        assertEquals("POST", answer.header("Allow").orElse(""));
    }
}
