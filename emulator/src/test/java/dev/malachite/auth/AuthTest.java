package dev.malachite.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.Answer;
import dev.malachite.Caller;
import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.Trusting;
import dev.malachite.arm.async.Pace;
import dev.malachite.json.JsonObject;
import dev.malachite.schema.SelfCheck;
import dev.malachite.tls.DataFolder;
import dev.malachite.world.Directory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AuthTest {
    private static final String TENANT = Directory.DEFAULT_TENANT;
    private static final String OWNER = "11111111-1111-1111-1111-111111111111";
    private static final String CLIENT = "22222222-2222-2222-2222-222222222222";
    private static final String GROUP = "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c/resourceGroups/rg";
    private static final String VERSION = "?api-version=2021-04-01";
    private static final String INSTANCE =
            GROUP + "/providers/Microsoft.DataProtection/backupVaults/v1/backupInstances/b1";
    private static final String ARM = "https://management.azure.com/";

    @TempDir
    private Path folder;

    private Emulator emulator;
    private Caller azure;

    private void start(AuthMode mode) {
        emulator = Emulator.start(EmulatorConfig.builder()
                .port(0)
                .httpsPort(OptionalInt.of(0))
                .dataFolder(folder)
                .auth(mode)
                .owners(List.of(OWNER))
                .pace(Pace.MANUAL)
                .selfCheck(SelfCheck.FAIL)
                .build());
        azure = new Caller(emulator);
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    private String token(String clientId) {
        return token(clientId, ARM, TENANT, emulator.clock().instant(), folder);
    }

    private static String token(String clientId, String audience, String tenant, Instant from, Path keys) {
        return new TokenAuthority(new SigningKey(new DataFolder(keys)))
                .issue(new TokenAuthority.Grant(tenant, clientId, audience, "id", false), from);
    }

    private Answer call(String token) {
        return azure.get("/subscriptions" + VERSION, "Authorization", "Bearer " + token);
    }

    private static void assertRefused(String code, Answer answer) {
        assertEquals(401, answer.status(), answer::text);
        assertEquals(code, answer.errorCode());
        assertEquals("gateway", answer.header("x-ms-failure-cause").orElseThrow());
        String challenge = answer.header("WWW-Authenticate").orElseThrow();
        assertTrue(challenge.startsWith("Bearer authorization_uri=\"http"), challenge);
        assertTrue(challenge.contains("/" + TENANT + "\""), challenge);
        assertTrue(challenge.contains("error=\""), challenge);
        assertFalse(answer.header("Retry-After").isPresent());
    }

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
    void a_token_of_64_kb_is_refused() {
        start(AuthMode.STRICT);

        assertEquals(431, call("eyJ" + "a".repeat(64 << 10)).status());
    }

    @Test
    void strict_enforces_the_callers_roles() {
        start(AuthMode.STRICT);
        String[] owner = {"Authorization", "Bearer " + token(OWNER)};
        String[] client = {"Authorization", "Bearer " + token(CLIENT)};
        assertEquals(
                201,
                azure.put(GROUP + VERSION, "{\"location\":\"westus\"}", owner).status());

        Answer refused = azure.put(INSTANCE + "?api-version=2024-04-01", "{\"properties\":null}", client);

        assertEquals(403, azure.get(GROUP + VERSION, client).status());
        assertEquals(403, refused.status(), refused::text);
        assertEquals(
                "The client '" + CLIENT + "' with object id '" + TokenAuthority.objectIdOf(CLIENT)
                        + "' does not have authorization to perform action"
                        + " 'Microsoft.DataProtection/backupVaults/backupInstances/write' over scope '" + INSTANCE
                        + "' or the scope is invalid. If access was recently granted, please refresh your credentials.",
                refused.json().path("error", "message").orElseThrow());

        assign("acdd72a7-3385-48ef-bd42-f606fba81ae7", owner);

        assertEquals(200, azure.get(GROUP + VERSION, client).status());
        assertEquals(403, azure.delete(GROUP + VERSION, client).status());
    }

    private void assign(String role, String... headers) {
        JsonObject properties = JsonObject.of(
                "roleDefinitionId",
                GROUP + "/providers/Microsoft.Authorization/roleDefinitions/" + role,
                "principalId",
                TokenAuthority.objectIdOf(CLIENT));
        Answer made = azure.put(
                GROUP + "/providers/Microsoft.Authorization/roleAssignments/33333333-3333-3333-3333-333333333333"
                        + VERSION,
                JsonObject.of("properties", properties).toString(),
                headers);
        assertEquals(201, made.status(), made::text);
    }
}
