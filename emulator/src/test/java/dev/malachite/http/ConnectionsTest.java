package dev.malachite.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.Caller;
import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.schema.SelfCheck;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** How the HTTP libraries below Azure's clients use a connection. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConnectionsTest {
    private static final String GROUP = "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c/resourceGroups/rg";
    private static final String VAULT =
            GROUP + "/providers/Microsoft.DataProtection/backupVaults/vault1?api-version=2024-04-01";
    private static final String BODY = "{\"location\":\"westus\",\"properties\":{\"storageSettings\":"
            + "[{\"datastoreType\":\"VaultStore\",\"type\":\"LocallyRedundant\"}]}}";

    private final Emulator emulator = Emulator.start(EmulatorConfig.builder()
            .port(0)
            .pace(Pace.MANUAL)
            .selfCheck(SelfCheck.FAIL)
            .build());

    @AfterEach
    void stop() {
        emulator.close();
    }

    /** A connection that is kept: one request after the other. */
    private final class Kept implements AutoCloseable {
        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port());
        private final InputStream in = socket.getInputStream();

        Kept() throws IOException {
            socket.setSoTimeout(10_000);
        }

        void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }

        /** The first line and the headers of the next answer, its body read. */
        String answer(boolean body) throws IOException {
            String head = line();
            StringBuilder lines = new StringBuilder(head);
            int length = 0;
            for (String line = line(); !line.isEmpty(); line = line()) {
                lines.append('\n').append(line.toLowerCase(Locale.ROOT));
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length: ")) {
                    length = Integer.parseInt(line.substring("content-length: ".length()));
                }
            }
            if (body) {
                assertEquals(length, in.readNBytes(length).length);
            }
            return lines.toString();
        }

        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException("The connection was closed");
                }
                line.write(c);
            }
            return line.toString(StandardCharsets.UTF_8).strip();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static String request(String line, String body, String... headers) {
        StringBuilder text = new StringBuilder(line + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return text.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }

    private static void assertStatus(int status, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
    }

    @Test
    void a_connection_serves_on_after_every_kind_of_refusal() throws IOException {
        String json = "Content-Type: application/json";
        try (Kept connection = new Kept()) {
            connection.write(request("PUT " + VAULT, "{broken", json));
            assertStatus(400, connection.answer(true));
            connection.write(request("GET " + VAULT, ""));
            assertStatus(404, connection.answer(true));
            connection.write(request("PUT " + VAULT, BODY, "Content-Type: text/plain"));
            assertStatus(415, connection.answer(true));
            connection.write(request("POST " + VAULT, ""));
            assertStatus(405, connection.answer(true));
            connection.write(request("GET /subscriptions?api-version=2022-12-01", "", "Authorization: Basic eDp5"));
            assertStatus(401, connection.answer(true));
            connection.write(request("DELETE " + VAULT, ""));
            assertStatus(204, connection.answer(true));
            connection.write(request("PUT " + VAULT, BODY, json));
            assertStatus(201, connection.answer(true));
        }
    }

    @Test
    void bodies_that_come_in_pieces_keep_no_other_from_being_answered() throws IOException {
        String put = request("PUT " + VAULT, BODY, "Content-Type: application/json");
        int half = put.length() - BODY.length() / 2;
        List<Kept> slow = new ArrayList<>();
        try (Kept other = new Kept()) {
            for (int i = 0; i < 20; i++) {
                slow.add(new Kept());
                slow.get(i).write(put.substring(0, half));
            }
            other.write(put);
            assertStatus(201, other.answer(true));
            other.write(request("GET " + VAULT, ""));
            assertStatus(200, other.answer(true));
            for (Kept each : slow) {
                each.write(put.substring(half, half + 1));
                each.write(put.substring(half + 1));
                assertStatus(201, each.answer(true));
            }
        } finally {
            for (Kept each : slow) {
                each.close();
            }
        }
    }

    @Test
    void an_answer_to_head_has_a_length_and_no_body_that_would_be_read_as_the_next_answer() throws IOException {
        try (Kept connection = new Kept()) {
            connection.write(request("PUT " + VAULT, BODY, "Content-Type: application/json"));
            connection.answer(true);
            connection.write(request("HEAD " + VAULT, ""));
            assertStatus(200, connection.answer(false));
            connection.write(request("HEAD " + GROUP + "?api-version=2021-04-01", ""));
            assertStatus(204, connection.answer(false));
            connection.write(request("HEAD " + VAULT.replace("vault1", "none"), ""));
            assertStatus(404, connection.answer(false));
            connection.write(request("GET " + VAULT, ""));
            assertStatus(200, connection.answer(true));
        }
    }

    @Test
    void a_body_in_chunks_is_read_whole() throws IOException {
        try (Kept connection = new Kept()) {
            String half = Integer.toHexString(20) + "\r\n" + BODY.substring(0, 20) + "\r\n";
            String rest = Integer.toHexString(BODY.length() - 20) + "\r\n" + BODY.substring(20) + "\r\n0\r\n\r\n";
            connection.write("PUT " + VAULT + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n" + half + rest);

            assertStatus(201, connection.answer(true));
            connection.write(request("GET " + VAULT, ""));
            assertStatus(200, connection.answer(true));
        }
    }

    @Test
    void who_waits_for_100_continue_is_told_to_go_on_and_then_answered() throws IOException {
        try (Kept connection = new Kept()) {
            connection.write("PUT " + VAULT + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Expect: 100-continue\r\nContent-Length: " + BODY.length() + "\r\n\r\n");
            assertStatus(100, connection.answer(false));
            connection.write(BODY);

            assertStatus(201, connection.answer(true));
        }
    }

    @Test
    void who_takes_gzip_gets_what_it_can_read() {
        String body = new Caller(emulator)
                .get("/subscriptions?api-version=2022-12-01", "Accept-Encoding", "gzip, deflate, br")
                .text();

        assertTrue(body.startsWith("{\"value\":"), "either plain, or unpacked by who asked");
    }

    @Test
    void a_get_that_says_its_length_is_0_and_carries_the_clients_own_date_is_read() throws IOException {
        try (Kept connection = new Kept()) {
            connection.write(request(
                    "GET /subscriptions?api-version=2022-12-01",
                    "",
                    "Date: Mon, 01 Jan 2001 00:00:00 GMT",
                    "x-ms-return-client-request-id: true",
                    "Content-Type: application/json"));

            assertStatus(200, connection.answer(true));
        }
    }

    @Test
    void an_answer_without_content_says_neither_type_nor_length_where_http_forbids_it() throws IOException {
        try (Kept connection = new Kept()) {
            connection.write(request("DELETE " + VAULT, ""));

            String head = connection.answer(true);

            assertStatus(204, head);
            assertFalse(head.contains("\ncontent-type:"), head);
            assertFalse(head.contains("\ncontent-length:"), head);
            assertFalse(head.contains("\ntransfer-encoding:"), head);
        }
    }
}
