package dev.malachite.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.json.JsonObject;
import dev.malachite.schema.SelfCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * An emulator that holds the article's vault, policy and instance, and the rule that every abuse must leave standing: a
 * well-formed ARM error, the right status, a request id, nothing changed, nothing about our insides, an entry in the
 * journal.
 */
final class Victim implements AutoCloseable {
    static final String SUBSCRIPTION = "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c";
    static final String VAULT = SUBSCRIPTION
            + "/resourceGroups/TestBkpVaultRG/providers/Microsoft.DataProtection/backupVaults/testBkpVault";
    static final String INSTANCE =
            VAULT + "/backupInstances/testpostgresql-empdb11-957d23b1-c679-4c94-ade6-c4d34635e149";
    static final String POLICY = VAULT + "/backupPolicies/osspol3";
    static final String AT_2024 = "?api-version=2024-04-01";

    private final Emulator emulator = Emulator.start(EmulatorConfig.builder()
            .port(0)
            .pace(Pace.MANUAL)
            .selfCheck(SelfCheck.FAIL)
            .journalCapacity(100_000)
            .build());
    final Wire wire = new Wire(emulator.port());

    Victim() {
        put(VAULT, "vault.json");
        put(POLICY, "policy.json");
        put(INSTANCE, "backup-instance.json");
        wire.sendJson("POST /_malachite/clock/advance", "{\"by\":\"PT2M\"}");
        assertTrue(state().contains("ProtectionConfigured"), state());
    }

    Emulator emulator() {
        return emulator;
    }

    private void put(String path, String fixture) {
        RawAnswer answer = wire.sendJson("PUT " + path + AT_2024, article(fixture));
        assertTrue(answer.status() < 300, () -> path + " " + answer.status());
    }

    static String article(String name) {
        try (InputStream stream = Victim.class.getResourceAsStream("/fixtures/article/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the subscription holds. */
    private String state() {
        StringBuilder all = new StringBuilder();
        for (String path : new String[] {
            SUBSCRIPTION + "/providers/Microsoft.DataProtection/backupVaults",
            VAULT + "/backupPolicies",
            VAULT + "/backupInstances"
        }) {
            RawAnswer answer = wire.send("GET " + path + AT_2024);
            assertEquals(200, answer.status());
            all.append(answer.body());
        }
        return all.toString();
    }

    private int journalled() {
        JsonObject journal = wire.send("GET /_malachite/exchanges").json();
        return journal.objects("value").size();
    }

    /** Something that is asked of the wire. */
    interface Abuse {
        RawAnswer against(Wire wire);
    }

    /** The abuse is answered with this status and code, and leaves no trace but in the journal. */
    RawAnswer refuses(int status, String code, Abuse abuse) {
        String before = state();
        int entries = journalled();
        RawAnswer answer = abuse.against(wire);
        assertEquals(entries + 1, journalled(), () -> "The journal has no entry for it: " + text(answer));
        assertEquals(before, state(), "Something changed");
        assertRefusal(status, code, answer);
        return answer;
    }

    static void assertRefusal(int status, String code, RawAnswer answer) {
        assertEquals(status, answer.status(), () -> text(answer));
        assertEquals(code, answer.errorCode(), () -> text(answer));
        assertTrue(answer.json().path("error", "message").orElse("").length() > 5, () -> text(answer));
        assertEquals(
                "application/json; charset=utf-8", answer.header("Content-Type").orElse(""));
        for (String name : new String[] {"x-ms-request-id", "x-ms-correlation-request-id", "x-ms-routing-request-id"}) {
            assertTrue(answer.header(name).orElse("").length() >= 36, () -> name + " is missing");
        }
        assertEquals("nosniff", answer.header("X-Content-Type-Options").orElse(""));
        assertTrue(!text(answer).contains("dev.malachite") && !text(answer).contains("Exception:"), () -> text(answer));
        assertTrue(answer.header("Server").isEmpty());
    }

    static String text(RawAnswer answer) {
        return answer.status() + " " + answer.headers() + " " + answer.body();
    }

    @Override
    public void close() {
        emulator.close();
    }
}
