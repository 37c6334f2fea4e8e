package dev.malachite.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Who may use the control API: ADR 0407. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdminTokenTest {
    private static final String TOKEN = "correct-horse-battery";
    private static final List<String> OPEN = List.of(
            "/_malachite/live",
            "/_malachite/ready",
            "/_malachite/tls/ca.pem",
            "/_malachite/openapi.json",
            "/_malachite/control-openapi.json",
            "/_malachite/scenario.schema.json",
            "/health");

    private static Emulator start(String bind, Optional<String> token) {
        return Emulator.start(
                EmulatorConfig.builder().bind(bind).port(0).adminToken(token).build());
    }

    private static String ask(Emulator emulator, InetAddress to, String request, String... headers) {
        try (Socket socket = new Socket(to, emulator.port())) {
            String head = request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n"
                    + String.join(
                            "",
                            List.of(headers).stream().map(line -> line + "\r\n").toList()) + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String status(String answer) {
        return answer.split(" ", 3)[1];
    }

    private static InetAddress here() {
        return InetAddress.getLoopbackAddress();
    }

    @Nested
    class With_a_token {
        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = ';',
                value = {
                    "Accept: */*;401",
                    "Authorization: Bearer;401",
                    "Authorization: Bearer correct-horse-batter;401",
                    "Authorization: Bearer correct-horse-batteryy;401",
                    "Authorization: Basic correct-horse-battery;401",
                    "Authorization: correct-horse-battery;401",
                    "Authorization: Bearer correct-horse-battery;204",
                    "authorization: bearer correct-horse-battery;204",
                })
        void everybody_has_to_bring_it(String header, String status) {
            try (Emulator emulator = start("localhost", Optional.of(TOKEN))) {
                String answer = ask(emulator, here(), "POST /_malachite/reset", header);

                assertEquals(status, status(answer));
                assertEquals(status.equals("401"), answer.contains("WWW-Authenticate: Bearer"));
                assertFalse(answer.contains(TOKEN), answer);
            }
        }

        @Test
        void what_tells_nothing_is_open_and_azure_is_not_concerned() {
            try (Emulator emulator = start("localhost", Optional.of(TOKEN))) {
                for (String path : OPEN) {
                    assertEquals("200", status(ask(emulator, here(), "GET " + path)), path);
                }
                for (String path : List.of("info", "metrics", "exchanges", "clock", "world", "faults", "presets")) {
                    assertEquals("401", status(ask(emulator, here(), "GET /_malachite/" + path)), path);
                    assertEquals("401", status(ask(emulator, here(), "GET //_MALACHITE/" + path)), path);
                }
                assertEquals("200", status(ask(emulator, here(), "GET /subscriptions?api-version=2022-12-01")));
            }
        }

        @Test
        void a_foreign_web_page_is_kept_out_although_it_has_the_token() {
            try (Emulator emulator = start("localhost", Optional.of(TOKEN))) {
                String answer = ask(
                        emulator,
                        here(),
                        "POST /_malachite/reset",
                        "Authorization: Bearer " + TOKEN,
                        "Origin: https://evil.example");

                assertEquals("403", status(answer));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"option", "environment", "none"})
        void the_commands_send_it(String from) {
            try (Emulator emulator = start("localhost", Optional.of(TOKEN))) {
                CommandLine commandLine = Main.commandLine(
                        from.equals("environment") ? Map.of("MALACHITE_ADMIN_TOKEN", TOKEN) : Map.of());
                StringWriter said = new StringWriter();
                commandLine.setOut(new PrintWriter(said));
                commandLine.setErr(new PrintWriter(said));

                int exit = from.equals("option")
                        ? commandLine.execute("clock", "--url", emulator.baseUrl(), "--admin-token", TOKEN, "show")
                        : commandLine.execute("clock", "--url", emulator.baseUrl(), "show");

                assertEquals(from.equals("none") ? 1 : 0, exit, said::toString);
                assertEquals(from.equals("none"), said.toString().contains("admin token"), said::toString);
            }
        }
    }

    @Nested
    class Without_a_token {
        @Test
        void other_machines_are_kept_out_of_control_alone() throws SocketException {
            Optional<InetAddress> outside = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .findFirst();
            assumeTrue(outside.isPresent(), "needs an address beside loopback");
            try (Emulator emulator = start("0.0.0.0", Optional.empty())) {
                String answer = ask(emulator, outside.get(), "GET /_malachite/exchanges");

                assertEquals("403", status(answer));
                assertTrue(answer.contains("--admin-token"), answer);
                assertEquals("200", status(ask(emulator, here(), "GET /_malachite/exchanges")));
                for (String path : OPEN) {
                    assertEquals("200", status(ask(emulator, outside.get(), "GET " + path)), path);
                }
                assertEquals("200", status(ask(emulator, outside.get(), "GET /subscriptions?api-version=2022-12-01")));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"X-Forwarded-For: 127.0.0.1", "Forwarded: for=127.0.0.1", "Via: 1.1 proxy"})
        void what_a_proxy_on_this_machine_forwards_is_kept_out_too(String header) {
            try (Emulator emulator = start("0.0.0.0", Optional.empty())) {
                assertEquals("403", status(ask(emulator, here(), "GET /_malachite/exchanges", header)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with a blank in it, and long", "ümläute-are-not-ascii"})
    void a_token_that_is_no_good_is_refused_at_the_start_and_not_shown(String token) {
        CommandLine commandLine = Main.commandLine(Map.of());
        StringWriter said = new StringWriter();
        commandLine.setErr(new PrintWriter(said));

        assertEquals(2, commandLine.execute("start", "--port", "0", "--no-https", "--admin-token", token));
        assertTrue(said.toString().contains("--admin-token has 16 to 256"), said::toString);
        assertFalse(said.toString().contains(token), said::toString);
    }
}
