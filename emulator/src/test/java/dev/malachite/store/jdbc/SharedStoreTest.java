package dev.malachite.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.schema.SelfCheck;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Three emulators on one PostgreSQL server, behind a client that asks one after the other. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SharedStoreTest {
    private static final String SUBSCRIPTION = "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c";
    private static final String VAULT = SUBSCRIPTION
            + "/resourceGroups/TestBkpVaultRG/providers/Microsoft.DataProtection/backupVaults/testBkpVault";
    private static final String VERSION = "?api-version=2021-01-01";
    private static final int REPLICAS = 3;

    private static EmbeddedPostgres postgres;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Emulator> replicas = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    @BeforeAll
    static void startPostgres() {
        try {
            postgres = EmbeddedPostgres.start();
        } catch (IOException | IllegalStateException e) {
            abort("no PostgreSQL server runs on this machine: " + e);
        }
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @BeforeEach
    void startReplicas() throws Exception {
        for (int i = 0; i < REPLICAS; i++) {
            replicas.add(start());
        }
        send("PUT", VAULT, "vault");
        send("PUT", VAULT + "/backupPolicies/osspol3", "policy");
    }

    @AfterEach
    void stopReplicas() throws Exception {
        replicas.forEach(Emulator::close);
    }

    private static Emulator start() {
        return Emulator.start(EmulatorConfig.builder()
                .port(0)
                .selfCheck(SelfCheck.FAIL)
                .databaseUrl(java.util.Optional.of(postgres.getJdbcUrl("postgres", "postgres")))
                .build());
    }

    @Test
    void any_replica_answers_what_another_accepted() throws Exception {
        HttpResponse<String> accepted = send("POST", VAULT + "/validateForBackup", "validate");
        assertEquals(202, accepted.statusCode(), accepted.body());
        String poll = URI.create(
                        accepted.headers().firstValue("Azure-AsyncOperation").orElseThrow())
                .getPath();

        for (int i = 0; i < REPLICAS; i++) {
            assertEquals(200, send("GET", poll, "").statusCode());
            assertEquals(200, send("GET", VAULT, "").statusCode());
        }
    }

    @Test
    void changes_of_one_subscription_are_serialised_while_a_replica_is_killed() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(6);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                calls.add(this::acceptedValidation);
            }
            List<Future<String>> first = clients.invokeAll(calls);
            replicas.remove(1).close();
            List<Future<String>> second = clients.invokeAll(calls);

            Set<String> names = new HashSet<>();
            for (Future<String> poll : concat(first, second)) {
                assertTrue(names.add(result(poll)), "an operation's name was given out twice");
            }
            for (String poll : names) {
                assertEquals(200, send("GET", poll, "").statusCode(), poll);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static <T> List<T> concat(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static String result(Future<String> future) throws ExecutionException, InterruptedException {
        return future.get();
    }

    private String acceptedValidation() throws IOException, InterruptedException {
        HttpResponse<String> accepted = send("POST", VAULT + "/validateForBackup", "validate");
        assertEquals(202, accepted.statusCode(), accepted.body());
        return URI.create(accepted.headers().firstValue("Azure-AsyncOperation").orElseThrow())
                .getPath();
    }

    private HttpResponse<String> send(String method, String path, String fixture)
            throws IOException, InterruptedException {
        Emulator next = replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
        String body = fixture.isEmpty()
                ? ""
                : Files.readString(
                        Path.of(System.getProperty("malachite.root"), "fixtures/article", fixture + ".json"));
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + next.port() + path + VERSION))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
