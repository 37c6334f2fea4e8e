package dev.malachite.abuse;

import static dev.malachite.abuse.Victim.AT_2024;
import static dev.malachite.abuse.Victim.SUBSCRIPTION;
import static dev.malachite.abuse.Victim.VAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long-running operations, followed as nobody should. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AsyncAbuseTest {
    private static final String REGION = "/providers/Microsoft.DataProtection/locations/westus";

    private final Victim victim = new Victim();
    private String status;

    @BeforeEach
    void startAnOperation() {
        RawAnswer accepted = victim.wire.send("DELETE " + Victim.INSTANCE + AT_2024);
        assertEquals(202, accepted.status());
        String url = accepted.header("Azure-AsyncOperation").orElseThrow();
        status = url.substring(url.indexOf("/subscriptions/"));
    }

    @AfterEach
    void stop() {
        victim.close();
    }

    private String state(String target) {
        return victim.wire.send("GET " + target).json().string("status").orElse("");
    }

    private void advance(String by) {
        assertEquals(
                200,
                victim.wire
                        .sendJson("POST /_malachite/clock/advance", "{\"by\":\"" + by + "\"}")
                        .status());
    }

    @ParameterizedTest(name = "the operation {0} is unknown")
    @ValueSource(strings = {"x", "bm90aGluZw==", "0b352192-dcac-4cc7-992e-a96190ccc68c", "%27%20OR%201=1--"})
    void an_operation_that_nobody_gave_out_is_not_found(String name) {
        victim.refuses(
                404, "ResourceNotFound", wire -> wire.send("GET " + VAULT + "/operationStatus/" + name + AT_2024));
        victim.refuses(
                404,
                "ResourceNotFound",
                wire -> wire.send("GET " + SUBSCRIPTION + REGION + "/operationResults/" + name + AT_2024));
    }

    @Test
    void a_guessed_operation_of_the_same_vault_is_not_found() {
        String name = status.substring(status.lastIndexOf('/') + 1, status.indexOf('?'));
        String text = new String(Base64.getDecoder().decode(name), StandardCharsets.US_ASCII);
        String guessed = Base64.getEncoder()
                .encodeToString(
                        (text.substring(0, 72) + (text.endsWith("0") ? "1" : "0")).getBytes(StandardCharsets.US_ASCII));

        victim.refuses(
                404, "ResourceNotFound", wire -> wire.send("GET " + VAULT + "/operationStatus/" + guessed + AT_2024));
    }

    @Test
    void another_subscription_does_not_see_the_operation() {
        String name = status.substring(status.lastIndexOf('/') + 1, status.indexOf('?'));

        victim.refuses(
                404,
                "ResourceNotFound",
                wire -> wire.send("GET /subscriptions/ffffffff-ffff-ffff-ffff-ffffffffffff" + REGION
                        + "/operationStatus/" + name + AT_2024));
    }

    @ParameterizedTest(name = "{0} cancels nothing")
    @ValueSource(strings = {"DELETE", "PUT", "POST", "PATCH"})
    void an_operation_can_only_be_read(String method) {
        victim.refuses(405, "MethodNotAllowed", wire -> wire.send(method + " " + status));
        assertEquals("Inprogress", state(status));
    }

    @Test
    void a_storm_of_polls_changes_nothing() {
        for (int i = 0; i < 200; i++) {
            assertEquals("Inprogress", state(status));
        }
        advance("PT2M");
        assertEquals("Succeeded", state(status));
    }

    @Test
    void head_on_a_running_operation_has_no_body() {
        RawAnswer head = victim.wire.send("HEAD " + status);

        assertEquals(200, head.status());
        assertEquals("", head.body());
    }

    @Test
    void an_operation_that_nobody_polled_is_over_all_the_same() {
        advance("P3650D");

        assertEquals("Succeeded", state(status));
        assertEquals(404, victim.wire.send("GET " + Victim.INSTANCE + AT_2024).status());
    }

    @Test
    void a_clock_at_the_end_of_time_is_no_fault() {
        RawAnswer far = victim.wire.sendJson("PUT /_malachite/clock", "{\"now\":\"9999-12-31T23:59:59Z\"}");
        assertTrue(far.status() == 200 || far.status() == 400, () -> Victim.text(far));

        RawAnswer put = victim.wire.sendJson("PUT " + VAULT + "late" + AT_2024, Victim.article("vault.json"));
        RawAnswer poll = victim.wire.send("GET " + status);

        assertTrue(put.status() == 201, () -> Victim.text(put));
        // The operation ended thousands of years ago; it was forgotten a day after its end.
        assertEquals(404, poll.status(), () -> Victim.text(poll));
    }

    @ParameterizedTest(name = "the clock does not move by {0}")
    @ValueSource(strings = {"-PT1S", "P9999999999D", "PT9223372036854775807S", "soon", ""})
    void a_clock_is_moved_by_what_is_a_duration_forward(String by) {
        RawAnswer answer = victim.wire.sendJson("POST /_malachite/clock/advance", "{\"by\":\"" + by + "\"}");

        assertEquals(400, answer.status(), () -> Victim.text(answer));
        assertEquals("Inprogress", state(status));
    }

    @Test
    void a_clock_set_backwards_does_not_undo_what_is_over() {
        advance("PT2M");
        assertEquals("Succeeded", state(status));

        RawAnswer back = victim.wire.sendJson("PUT /_malachite/clock", "{\"now\":\"2025-01-01T00:00:00Z\"}");

        assertTrue(back.status() == 200 || back.status() == 400, () -> Victim.text(back));
        assertTrue(victim.wire.send("GET " + status).status() == 200);
        assertTrue(victim.wire.send("GET " + VAULT + AT_2024).status() < 500);
    }

    @Test
    void a_reset_while_an_operation_runs_forgets_it_and_never_gives_its_name_again() {
        assertEquals(204, victim.wire.send("POST /_malachite/reset").status());

        assertEquals(404, victim.wire.send("GET " + status).status());
        assertEquals(404, victim.wire.send("GET " + VAULT + AT_2024).status());
    }

    @Test
    void the_same_client_request_id_twice_is_two_requests() {
        String[] header = {"x-ms-client-request-id: 11111111-1111-1111-1111-111111111111"};

        RawAnswer first = victim.wire.send("DELETE " + Victim.INSTANCE + AT_2024, header);
        RawAnswer second = victim.wire.send("DELETE " + Victim.INSTANCE + AT_2024, header);

        assertEquals(202, second.status());
        assertEquals(first.header("Azure-AsyncOperation"), second.header("Azure-AsyncOperation"));
        assertTrue(!first.header("x-ms-request-id").equals(second.header("x-ms-request-id")));
    }

    @Test
    void an_operation_is_polled_with_any_version_that_has_the_route() {
        assertEquals(
                200,
                victim.wire
                        .send("GET " + status.replace("2024-04-01", "2026-07-01"))
                        .status());
        victim.refuses(
                400,
                "NoRegisteredProviderFound",
                wire -> wire.send("GET " + status.replace("2024-04-01", "2021-01-01")));
    }
}
