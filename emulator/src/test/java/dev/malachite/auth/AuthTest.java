package dev.malachite.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.Answer;
import dev.malachite.Trusting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The modes: who looks at tokens, and how closely. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AuthTest extends AtTheDoor {
    @Test
    void off_looks_at_no_token() {
        start(AuthMode.OFF);

        assertEquals(200, call("eyJ.broken.token").status());
        assertEquals(
                200,
                azure.get("/subscriptions" + VERSION, "Authorization", "Basic eDp5")
                        .status());
    }

    @Test
    void shape_lets_curl_without_a_token_pass_over_http_and_not_over_https() {
        start(AuthMode.SHAPE);

        assertEquals(200, azure.get("/subscriptions" + VERSION).status());
        assertRefused("AuthenticationFailed", Trusting.caller(emulator).get("/subscriptions" + VERSION));
    }

    @Test
    void shape_takes_opaque_tokens_and_those_that_others_signed() {
        start(AuthMode.SHAPE);

        assertEquals(200, call("opaque").status());
        assertEquals(
                200,
                call(token(CLIENT, ARM, "other", emulator.clock().instant(), folder.resolve("x")))
                        .status());
        assertEquals(
                200,
                call(token(CLIENT, emulator.baseUrl(), TENANT, emulator.clock().instant(), folder))
                        .status());
    }

    @Test
    void shape_refuses_what_cannot_be_right() {
        start(AuthMode.SHAPE);

        assertRefused("InvalidAuthenticationToken", call("eyJhbGciOi.e30.x"));
        assertRefused(
                "InvalidAuthenticationToken",
                call(token(
                        CLIENT,
                        "https://vault.azure.net",
                        TENANT,
                        emulator.clock().instant(),
                        folder)));
        assertRefused(
                "AuthenticationFailedInvalidHeader",
                azure.get("/subscriptions" + VERSION, "Authorization", "Basic eDp5"));
        assertRefused("AuthenticationFailed", azure.get("/subscriptions" + VERSION, "Authorization", "Bearer "));
    }

    @Test
    void an_expired_token_is_refused_with_a_challenge_that_makes_clients_fetch_another() {
        start(AuthMode.SHAPE);
        String token = token(CLIENT);
        emulator.clock().advance(Duration.ofDays(90));

        Answer refused = call(token);

        assertRefused("ExpiredAuthenticationToken", refused);
        assertTrue(
                refused.json().path("error", "message").orElseThrow().contains("'1/1/2026 11:59:59 PM'"),
                refused::text);
        String challenge = refused.header("WWW-Authenticate").orElseThrow();
        String claims = challenge.replaceFirst("(?s).*claims=\"([^\"]*)\".*", "$1");
        assertTrue(new String(Base64.getDecoder().decode(claims), StandardCharsets.UTF_8).contains("access_token"));
        assertEquals(200, call(token(CLIENT)).status());
    }

    @Test
    void a_refused_token_comes_before_every_other_mistake_of_the_request() {
        start(AuthMode.SHAPE);

        assertRefused(
                "InvalidAuthenticationToken", azure.get("/subscriptions/x", "Authorization", "Bearer eyJ.broken"));
    }
}
