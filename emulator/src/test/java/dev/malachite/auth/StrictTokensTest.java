package dev.malachite.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import dev.malachite.Answer;
import dev.malachite.json.JsonObject;
import dev.malachite.tls.DataFolder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tokens strict mode takes: those of our own authority, whole, in time and for us. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StrictTokensTest extends AtTheDoor {
    @Test
    void strict_wants_a_token_of_ours() {
        start(AuthMode.STRICT);

        assertRefused("AuthenticationFailed", azure.get("/subscriptions" + VERSION));
        assertRefused("InvalidAuthenticationToken", call("opaque"));
        assertEquals(200, call(token(OWNER)).status());
    }

    @Test
    void strict_refuses_alg_none_a_foreign_key_and_a_changed_claim() {
        start(AuthMode.STRICT);
        String[] good = token(CLIENT).split("\\.", -1);
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        String payload = new String(Base64.getUrlDecoder().decode(good[1]), StandardCharsets.UTF_8);
        String changed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(payload.replace(CLIENT, OWNER).getBytes(StandardCharsets.UTF_8));

        assertRefused("InvalidAuthenticationToken", call(none + "." + good[1] + "."));
        assertRefused("InvalidAuthenticationToken", call(none + "." + good[1] + "." + good[2]));
        assertRefused("InvalidAuthenticationToken", call(good[0] + "." + changed + "." + good[2]));
        assertRefused(
                "InvalidAuthenticationToken",
                call(token(OWNER, ARM, TENANT, emulator.clock().instant(), folder.resolve("other"))));
    }

    @Test
    void strict_refuses_another_audience_another_tenant_and_another_time() {
        start(AuthMode.STRICT);
        Instant now = emulator.clock().instant();

        assertRefused(
                "InvalidAuthenticationToken", call(token(OWNER, "https://graph.microsoft.com", TENANT, now, folder)));
        assertRefused(
                "InvalidAuthenticationTokenTenant",
                call(token(OWNER, ARM, "99999999-9999-9999-9999-999999999999", now, folder)));
        assertRefused("InvalidAuthenticationToken", call(token(OWNER, ARM, TENANT, now.plusSeconds(600), folder)));
        assertRefused("ExpiredAuthenticationToken", call(token(OWNER, ARM, TENANT, now.minusSeconds(90_000), folder)));
    }

    @Test
    void a_token_of_another_tenant_is_refused_in_arms_words() {
        start(AuthMode.STRICT);
        String other = "99999999-9999-9999-9999-999999999999";

        Answer refused = call(token(OWNER, ARM, other, emulator.clock().instant(), folder));

        String message = refused.json().path("error", "message").orElseThrow();
        assertTrue(
                message.startsWith("The access token is from the wrong issuer '" + TokenAuthority.issuer(other)
                        + "'. It must match the tenant '" + TokenAuthority.issuer(TENANT)
                        + "' associated with this subscription."),
                message);
        assertTrue(message.endsWith("see this error message, please try back later."), message);
        assertTrue(refused.header("WWW-Authenticate")
                .orElseThrow()
                .endsWith("error=\"invalid_token\", error_description=\"The access token is from the wrong issuer."
                        + " It must match the tenant associated with this subscription. Please use correct authority"
                        + " to get the token.\""));
    }

    @Test
    void a_token_of_64_kb_is_refused() {
        start(AuthMode.STRICT);

        assertEquals(431, call("eyJ" + "a".repeat(64 << 10)).status());
    }

    @Test
    void strict_refuses_a_public_key_that_is_used_as_a_secret() throws JOSEException {
        start(AuthMode.STRICT);
        RSAKey key = new SigningKey(new DataFolder(folder)).get();
        for (byte[] secret : List.of(
                key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                key.toRSAPublicKey().getEncoded(),
                ("-----BEGIN PUBLIC KEY-----\n"
                                + Base64.getMimeEncoder()
                                        .encodeToString(key.toRSAPublicKey().getEncoded())
                                + "\n-----END PUBLIC KEY-----\n")
                        .getBytes(StandardCharsets.UTF_8))) {
            JWSObject forged = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    new Payload(payload(token(OWNER)).toString()));
            forged.sign(new MACSigner(secret));

            assertRefused("InvalidAuthenticationToken", call(forged.serialize()));
        }
    }

    @Test
    void strict_takes_no_key_from_the_token_itself() throws JOSEException {
        start(AuthMode.STRICT);
        RSAKey own = new SigningKey(new DataFolder(folder)).get();
        RSAKey foreign = new SigningKey(new DataFolder(folder.resolve("foreign"))).get();
        JWSObject embedded = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(own.getKeyID())
                        .jwk(foreign.toPublicJWK())
                        .jwkURL(URI.create("https://evil.example/keys"))
                        .build(),
                new Payload(payload(token(OWNER)).toString()));
        embedded.sign(new RSASSASigner(foreign));

        assertRefused("InvalidAuthenticationToken", call(embedded.serialize()));
    }

    @ParameterizedTest(name = "without {0}: {1}")
    @CsvSource({
        "aud, InvalidAuthenticationToken",
        "exp, InvalidAuthenticationToken",
        "nbf, InvalidAuthenticationToken",
        "iss, InvalidAuthenticationTokenTenant",
        "tid, InvalidAuthenticationTokenTenant"
    })
    void strict_misses_no_claim(String claim, String code) throws JOSEException {
        start(AuthMode.STRICT);

        assertRefused(code, call(signed(payload(token(OWNER)).without(claim))));
    }

    @Test
    void strict_refuses_a_claim_of_another_kind_and_an_issuer_that_only_begins_like_ours() throws JOSEException {
        start(AuthMode.STRICT);
        JsonObject good = payload(token(OWNER));
        String issuer = good.string("iss").orElseThrow();

        assertRefused("InvalidAuthenticationToken", call(signed(good.with("exp", "tomorrow"))));
        assertRefused("InvalidAuthenticationToken", call(signed(good.with("nbf", List.of()))));
        assertRefused("InvalidAuthenticationToken", call(signed(good.with("aud", 1))));
        assertRefused("InvalidAuthenticationTokenTenant", call(signed(good.with("iss", issuer + "x"))));
        assertEquals(200, call(signed(good)).status(), "the same claims, unchanged");
    }

    @Test
    void a_token_without_a_principal_may_do_nothing() throws JOSEException {
        start(AuthMode.STRICT);
        String nobody = signed(payload(token(CLIENT)).without("oid", "appid"));

        assertEquals(
                403,
                azure.get(GROUP + VERSION, "Authorization", "Bearer " + nobody).status());
    }

    /** Signed with our own key, whatever it says. */
    private String signed(JsonObject claims) throws JOSEException {
        RSAKey key = new SigningKey(new DataFolder(folder)).get();
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new Payload(claims.toString()));
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static JsonObject payload(String token) {
        String part = token.split("\\.", -1)[1];
        return JsonObject.parseTrusted(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }
}
