package dev.malachite.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.Answer;
import dev.malachite.Caller;
import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.schema.SelfCheck;
import dev.malachite.tls.DataFolder;
import dev.malachite.world.Directory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of who is let in have in common: an emulator, callers, tokens and refusals. */
abstract class AtTheDoor {
    static final String TENANT = Directory.DEFAULT_TENANT;
    static final String OWNER = "11111111-1111-1111-1111-111111111111";
    static final String CLIENT = "22222222-2222-2222-2222-222222222222";
    static final String GROUP = "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c/resourceGroups/rg";
    static final String VERSION = "?api-version=2021-04-01";
    static final String INSTANCE = GROUP + "/providers/Microsoft.DataProtection/backupVaults/v1/backupInstances/b1";
    static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    static final String ARM = "https://management.azure.com/";

    @TempDir
    Path folder;

    Emulator emulator;
    Caller azure;

    void start(AuthMode mode) {
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

    String token(String clientId) {
        return token(clientId, ARM, TENANT, emulator.clock().instant(), folder);
    }

    static String token(String clientId, String audience, String tenant, Instant from, Path keys) {
        return new TokenAuthority(new SigningKey(new DataFolder(keys)))
                .issue(new TokenAuthority.Grant(tenant, clientId, audience, "id", false), from);
    }

    Answer call(String token) {
        return azure.get("/subscriptions" + VERSION, "Authorization", "Bearer " + token);
    }

    static void assertRefused(String code, Answer answer) {
        assertEquals(401, answer.status(), answer::text);
        assertEquals(code, answer.errorCode());
        assertEquals("gateway", answer.header("x-ms-failure-cause").orElseThrow());
        String challenge = answer.header("WWW-Authenticate").orElseThrow();
        assertTrue(challenge.startsWith("Bearer authorization_uri=\"http"), challenge);
        assertTrue(challenge.contains("/" + TENANT + "\""), challenge);
        assertTrue(challenge.contains("error=\""), challenge);
        assertFalse(answer.header("Retry-After").isPresent());
    }
}
