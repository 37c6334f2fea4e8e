package dev.malachite.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.schema.SelfCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GracefulStopTest {
    private static final String VAULT = "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c/resourceGroups/rg"
            + "/providers/Microsoft.DataProtection/backupVaults/drained?api-version=2021-01-01";
    private static final String BODY = "{\"location\":\"westus\",\"properties\":{\"storageSettings\":"
            + "[{\"datastoreType\":\"VaultStore\",\"type\":\"LocallyRedundant\"}]}}";

    @Test
    void a_request_that_is_under_way_is_answered_before_the_stop() throws IOException {
        Emulator emulator = start();
        CompletableFuture<Void> stopped;
        String status;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("PUT " + VAULT + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Expect: 100-continue\r\nContent-Length: " + BODY.length() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertEquals("HTTP/1.1 100 Continue", in.readLine());
            in.readLine();

            stopped = CompletableFuture.runAsync(emulator::close);
            out.write(BODY.getBytes(StandardCharsets.US_ASCII));
            status = in.readLine();
        }

        assertEquals("HTTP/1.1 201 Created", status);
        stopped.join();
    }

    @Test
    void prometheus_is_told_of_each_exchange() throws IOException, InterruptedException {
        try (Emulator emulator = start()) {
            String missing = get(emulator, VAULT);
            assertTrue(missing.contains("ResourceNotFound"), missing);

            String metrics = get(emulator, "/_malachite/metrics");

            assertTrue(
                    metrics.contains(
                            "malachite_exchanges_seconds_count{operation=\"BackupVaults_Get\",status=\"404\"} 1"),
                    metrics);
        }
    }

    private static Emulator start() {
        return Emulator.start(
                EmulatorConfig.builder().port(0).selfCheck(SelfCheck.FAIL).build());
    }

    private static String get(Emulator emulator, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(emulator.baseUrl() + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
