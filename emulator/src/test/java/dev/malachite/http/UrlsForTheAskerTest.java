package dev.malachite.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.json.JsonObject;
import dev.malachite.schema.SelfCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every URL that we give leads back to us by the name under which the client knows us, and by no other. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UrlsForTheAskerTest {
    private static final String VAULT = "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c/resourceGroups/rg"
            + "/providers/Microsoft.DataProtection/backupVaults/vault1?api-version=2024-04-01";
    private static final String BODY = "{\"location\":\"westus\",\"properties\":{\"storageSettings\":"
            + "[{\"datastoreType\":\"VaultStore\",\"type\":\"LocallyRedundant\"}]}}";

    private Emulator emulator;

    private void start(UnaryOperator<EmulatorConfig.Builder> settings) {
        emulator = Emulator.start(settings.apply(
                        EmulatorConfig.builder().port(0).pace(Pace.MANUAL).selfCheck(SelfCheck.FAIL))
                .build());
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    /** Sends exactly this host, which no client of the JDK does. */
    private String[] send(String method, String path, String body, String host, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Connection: close\r\nAuthorization: Bearer opaque\r\n");
        head.append("Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.split("\r\n\r\n", 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst();
    }

    /** Under what a client finds the operation that it started. */
    private String polled(String host, String... headers) {
        String[] answer = send("PUT", VAULT, BODY, host, headers);
        String url = header(answer[0], "Azure-AsyncOperation").orElseThrow(() -> new AssertionError(answer[0]));
        return url.substring(0, url.indexOf("/subscriptions/"));
    }

    private String login(String host, String... headers) {
        String body = send("GET", "/metadata/endpoints?api-version=2015-01-01", "", host, headers)[1];
        return JsonObject.parseTrusted(body)
                .path("authentication", "loginEndpoint")
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "localhost",
                "localhost:1",
                "localhost:65535",
                "LOCALHOST:8080",
                "127.0.0.1:9999",
                "[::1]:8452",
                "[::1]",
                "[fe80::1]:80",
                "host.docker.internal:8452",
                "management.azure.com",
                "login.microsoftonline.com"
            })
    void a_host_that_is_ours_comes_back_with_its_port(String host) {
        start(config -> config);

        assertEquals("http://" + host.toLowerCase(Locale.ROOT), polled(host));
        assertEquals("http://" + host.toLowerCase(Locale.ROOT) + "/adfs", login(host));
    }

    @Test
    void with_a_hosts_file_the_authority_and_arm_each_answer_by_their_own_name() {
        start(config -> config);

        String document =
                send("GET", "/common/v2.0/.well-known/openid-configuration", "", "login.microsoftonline.com")[1];

        JsonObject openId = JsonObject.parseTrusted(document);
        assertEquals(
                "http://login.microsoftonline.com/common/oauth2/v2.0/token",
                openId.string("token_endpoint").orElseThrow());
        assertEquals("http://management.azure.com", polled("management.azure.com"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "evil.example:8452",
                "localhost:8452@evil.example",
                "localhost:99999999",
                "localhost:x",
                "[::1",
                "a b",
                "management.azure.com.evil.example",
                "xn--localhost"
            })
    void a_host_that_is_not_ours_is_refused_and_in_no_url(String host) {
        start(config -> config);

        for (String path : List.of(VAULT, "/metadata/endpoints", "/common/v2.0/.well-known/openid-configuration")) {
            String[] answer = send("GET", path, "", host);
            assertTrue(answer[0].startsWith("HTTP/1.1 4"), answer[0]);
            assertFalse(answer[1].contains("http://" + host), answer[1]);
            assertFalse(header(answer[0], "Location").isPresent());
        }
    }

    @Test
    void the_public_base_url_is_in_every_url_whatever_the_client_or_a_proxy_says() {
        start(config ->
                config.publicBaseUrl(Optional.of("https://azure.example:444/")).trustProxy(true));

        assertEquals("https://azure.example:444", polled("localhost:1"));
        assertEquals("https://azure.example:444", polled("azure.example:444"));
        assertEquals("https://azure.example:444", polled("azure.example", "X-Forwarded-Host: other.example"));
        assertEquals("https://azure.example:444/adfs", login("localhost"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-Host: azure.example~X-Forwarded-Proto: https | https://azure.example",
                "X-Forwarded-Host: azure.example:444~X-Forwarded-Proto: HTTPS | https://azure.example:444",
                "X-Forwarded-Host: first.example, second.example | http://first.example",
                "X-Forwarded-Proto: https | https://localhost:7",
                "Forwarded: for=1.2.3.4;host=azure.example;proto=https | https://azure.example",
                "Forwarded: host=\"azure.example:444\";proto=https, host=inner.example | https://azure.example:444",
                "Forwarded: host=\"[2001:db8::1]:444\";proto=https | https://[2001:db8::1]:444",
                "Forwarded: host=one.example~X-Forwarded-Host: two.example | http://one.example",
                "X-Forwarded-Host: evil/path | http://localhost:7",
                "X-Forwarded-Host: user@evil.example | http://localhost:7",
                "X-Forwarded-Host: azure.example~X-Forwarded-Proto: javascript | http://azure.example",
                "Forwarded: proto=https | https://localhost:7"
            })
    void what_a_trusted_proxy_says_counts_as_far_as_it_is_a_host_or_a_scheme(String headers, String url) {
        start(config -> config.trustProxy(true));

        assertEquals(url, polled("localhost:7", headers.split("~")));
    }

    @Test
    void a_proxy_that_is_not_trusted_is_not_heard() {
        start(config -> config);

        assertEquals(
                "http://localhost:7",
                polled(
                        "localhost:7",
                        "X-Forwarded-Host: azure.example",
                        "X-Forwarded-Proto: https",
                        "Forwarded: host=azure.example;proto=https"));
    }
}
