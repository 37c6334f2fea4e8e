package dev.malachite.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import dev.malachite.schema.SelfCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sixty-four threads at one instance, over many seeds: one winner, nothing lost, nothing undone, no 500. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RaceProperties {
    private static final int THREADS = 64;
    private static final int ROUNDS = 6;
    private static final String ARTICLE_VAULTS = "0b352192-dcac-4cc7-992e-a96190ccc68c";
    private static final String ARTICLE_DATA = "f75d8d8b-6735-4697-82e1-1a7a3ff0d5d4";
    private static final String INSTANCE =
            "/backupInstances/testpostgresql-empdb11-957d23b1-c679-4c94-ade6-c4d34635e149";
    private static final Map<String, Set<Integer>> ALLOWED = Map.of(
            "PUT", Set.of(201, 400, 409),
            "DELETE", Set.of(202, 204, 409),
            "GET", Set.of(200, 404),
            "POST", Set.of(202, 400));

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpClient client = HttpClient.newHttpClient();
    private Emulator emulator;

    /** What a thread asked and was told. */
    private record Seen(String method, int status, String operation, JsonObject body) {}

    static List<Integer> seeds() {
        return java.util.stream.IntStream.rangeClosed(1, 20).boxed().toList();
    }

    @BeforeAll
    void start() {
        emulator = Emulator.start(EmulatorConfig.builder()
                .port(0)
                .pace(Pace.MANUAL)
                .selfCheck(SelfCheck.FAIL)
                .journalCapacity(1_000_000)
                .build());
    }

    @AfterAll
    void stop() {
        threads.shutdownNow();
        emulator.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void of_many_creations_at_once_one_wins(int seed) throws Exception {
        Place place = new Place("create", seed);

        List<Seen> seen = together(thread -> place.put());

        assertEquals(1, seen.stream().filter(one -> one.status() == 201).count(), seen::toString);
        assertEquals(
                THREADS - 1, seen.stream().filter(one -> one.status() == 409).count());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void of_two_vaults_one_protects_the_database(int seed) throws Exception {
        Place place = new Place("two vaults", seed);
        place.vault("second");

        List<Seen> seen = together(thread -> thread % 2 == 0 ? place.put() : place.putInto("second"));

        assertEquals(1, seen.stream().filter(one -> one.status() == 201).count(), seen::toString);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void many_deletions_at_once_are_one_operation(int seed) throws Exception {
        Place place = new Place("delete", seed);
        place.put();
        emulator.clock().advance(Duration.ofMinutes(2));

        List<Seen> seen = together(thread -> place.delete());

        assertTrue(seen.stream().allMatch(one -> one.status() == 202), seen::toString);
        assertEquals(1, seen.stream().map(Seen::operation).distinct().count());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_is_mixed_the_rules_hold(int seed) throws Exception {
        Place place = new Place("mix", seed);
        Queue<String> operations = new ConcurrentLinkedQueue<>();

        List<Seen> seen = together(thread -> place.mix(new Random(seed * 1_000L + thread), operations));
        emulator.clock().advance(Duration.ofMinutes(10));

        assertEquals(THREADS, seen.size());
        for (String operation : Set.copyOf(operations)) {
            assertEquals(
                    "Succeeded",
                    place.send("GET", operation, "").body().string("status").orElse(""));
        }
        Seen instance = place.send("GET", place.instance(), "");
        Seen validation = place.validate();
        boolean there = instance.status() == 200;
        assertEquals(there ? 400 : 202, validation.status(), "The instance and the validation disagree");
        if (there) {
            assertEquals(
                    "ProtectionConfigured",
                    instance.body().path("properties", "currentProtectionState").orElse(""));
        }
        assertEquals(place.sent(), place.journalled(), "The journal has not what was sent");
    }

    private <T> List<T> together(IntFunction<T> action) throws InterruptedException, ExecutionException {
        CyclicBarrier barrier = new CyclicBarrier(THREADS);
        List<Future<T>> futures = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            Callable<T> task = () -> {
                barrier.await();
                return action.apply(thread);
            };
            futures.add(threads.submit(task));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    /** A vault with its policy in subscriptions that belong to the test and seed. */
    private final class Place {
        private final String subscription;
        private final String data;
        private final java.util.concurrent.atomic.AtomicInteger sent = new java.util.concurrent.atomic.AtomicInteger();

        Place(String test, int seed) {
            subscription = guid(test + seed);
            data = guid(test + seed + "data");
            vault("testBkpVault");
        }

        private String guid(String name) {
            return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        }

        String vaultPath(String name) {
            return "/subscriptions/" + subscription
                    + "/resourceGroups/TestBkpVaultRG/providers/Microsoft.DataProtection/backupVaults/" + name;
        }

        void vault(String name) {
            assertEquals(
                    201, send("PUT", vaultPath(name), article("vault.json")).status());
            assertEquals(
                    200,
                    client("PUT", vaultPath(name) + "/backupPolicies/osspol3", article("policy.json"))
                            .statusCode());
        }

        String instance() {
            return vaultPath("testBkpVault") + INSTANCE;
        }

        Seen put() {
            return send("PUT", instance(), article("backup-instance.json"));
        }

        Seen putInto(String vault) {
            String body = article("backup-instance.json").replace("/testBkpVault/", "/" + vault + "/");
            return send("PUT", vaultPath(vault) + INSTANCE, body);
        }

        Seen delete() {
            return send("DELETE", instance(), "");
        }

        Seen validate() {
            return send("POST", vaultPath("testBkpVault") + "/validateForBackup", article("validate.json"));
        }

        /** Some rounds of anything; what is over stays over. */
        Seen mix(Random random, Queue<String> operations) {
            Seen last = null;
            for (int round = 0; round < ROUNDS; round++) {
                last = switch (random.nextInt(5)) {
                    case 0 -> put();
                    case 1 -> delete();
                    case 2 -> validate();
                    case 3 -> send("GET", instance(), "");
                    default -> {
                        emulator.clock().advance(Duration.ofSeconds(random.nextInt(60)));
                        yield send("GET", instance(), "");
                    }
                };
                if (!last.operation().isEmpty()) {
                    operations.add(last.operation());
                    pollTwice(last.operation());
                }
            }
            return last;
        }

        private void pollTwice(String operation) {
            String first = send("GET", operation, "").body().string("status").orElse("");
            String second = send("GET", operation, "").body().string("status").orElse("");
            assertTrue(first.equals(second) || first.equals("Inprogress"), () -> first + " became " + second);
        }

        Seen send(String method, String path, String body) {
            HttpResponse<String> answer = client(method, path, body);
            assertTrue(
                    ALLOWED.get(method).contains(answer.statusCode()),
                    () -> method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            String operation =
                    answer.headers().firstValue("Azure-AsyncOperation").orElse("");
            return new Seen(
                    method,
                    answer.statusCode(),
                    operation.isEmpty() ? "" : operation.substring(operation.indexOf("/subscriptions/")),
                    answer.body().isEmpty()
                            ? JsonObject.empty()
                            : Json.parseObject(answer.body().getBytes(StandardCharsets.UTF_8)));
        }

        private HttpResponse<String> client(String method, String path, String body) {
            sent.incrementAndGet();
            return RaceProperties.this.send(method, path, body);
        }

        int sent() {
            return sent.get();
        }

        int journalled() {
            HttpResponse<String> answer =
                    RaceProperties.this.send("GET", "/_malachite/exchanges?subscription=" + subscription, "");
            return Json.parseObject(answer.body().getBytes(StandardCharsets.UTF_8))
                    .objects("value")
                    .size();
        }

        private String article(String name) {
            try (var stream = RaceProperties.class.getResourceAsStream("/fixtures/article/" + name)) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                        .replace(ARTICLE_VAULTS, subscription)
                        .replace(ARTICLE_DATA, data);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private HttpResponse<String> send(String method, String path, String body) {
        String target = path.contains("?") ? path : path + "?api-version=2024-04-01";
        HttpRequest request = HttpRequest.newBuilder(URI.create(emulator.baseUrl() + target))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
