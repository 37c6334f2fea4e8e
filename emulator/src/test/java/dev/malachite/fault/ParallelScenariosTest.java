package dev.malachite.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.fault.Azure.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Eight clients in eight subscriptions, each with a shipped scenario of its own, see at once and on one server what
 * they see one after the other on another: every status, header and body, their journals and their worlds, to the
 * byte. Left out of the comparison is what belongs to the server: its port, and the ids of control requests, which it
 * counts over all subscriptions.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ParallelScenariosTest {
    private static final int CLIENTS = 8;

    /** All scenarios take part, in two runs. */
    @ParameterizedTest(name = "from the {0}th scenario on")
    @ValueSource(ints = {0, 7})
    void eight_clients_at_once_see_what_they_see_one_after_the_other(int first) throws Exception {
        List<String> scenarios = ScenariosTest.scenarios().toList().subList(first, first + CLIENTS);

        List<String> inTurn = new ArrayList<>();
        try (Azure azure = new Azure(EmulatorConfig.builder().pace(Pace.MANUAL))) {
            for (int i = 0; i < CLIENTS; i++) {
                inTurn.add(new Client(azure, subscription(i), scenarios.get(i), () -> {}).seen());
            }
        }
        List<String> atOnce;
        try (Azure azure = new Azure(EmulatorConfig.builder().pace(Pace.MANUAL))) {
            atOnce = atOnce(azure, scenarios);
        }

        for (int i = 0; i < CLIENTS; i++) {
            assertTrue(inTurn.get(i).contains("\"format\":1"), inTurn.get(i));
            assertEquals(inTurn.get(i), atOnce.get(i), scenarios.get(i));
        }
        assertEquals(CLIENTS, inTurn.stream().distinct().count());
    }

    /** Before each of their requests the clients wait for one another, so that every request meets seven others. */
    private static List<String> atOnce(Azure azure, List<String> scenarios) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(CLIENTS);
        Runnable together = () -> {
            try {
                barrier.await(60, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException("another client has failed", e);
            }
        };
        ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<String>> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> new Client(azure, subscription(i), scenarios.get(i), together))
                    .map(client -> pool.submit(client::seen))
                    .toList();
            List<String> seen = new ArrayList<>();
            for (Future<String> client : clients) {
                seen.add(client.get());
            }
            return seen;
        } finally {
            pool.shutdown();
        }
    }

    private static String subscription(int i) {
        return UUID.nameUUIDFromBytes(new byte[] {(byte) i}).toString();
    }

    /** A client of one subscription, and all that it is told. Every client sends as many requests. */
    private static final class Client {
        private final Azure azure;
        private final String subscription;
        private final String scenario;
        private final Runnable before;
        private final StringBuilder seen = new StringBuilder();

        Client(Azure azure, String subscription, String scenario, Runnable before) {
            this.azure = azure;
            this.subscription = subscription;
            this.scenario = scenario;
            this.before = before;
        }

        String seen() {
            String vault = Azure.vault(subscription);
            String instance = Azure.versioned(Azure.instance(subscription));
            send("PUT", Azure.versioned(vault), article("vault.json"));
            advance("PT1M");
            send("PUT", Azure.versioned(vault + "/backupPolicies/" + Azure.POLICY), article("policy.json"));
            send(
                    "PUT",
                    "/_malachite/scenarios/" + scenario,
                    ScenariosTest.document(scenario).toString());
            control("POST", "scenarios/" + scenario + "/activate", "");
            for (int i = 0; i < 2; i++) {
                follow(send("POST", Azure.versioned(vault + "/validateForBackup"), article("validate.json")), vault);
            }
            for (int i = 0; i < 2; i++) {
                follow(send("PUT", instance, article("backup-instance.json")), vault);
                send("GET", instance, "");
            }
            follow(send("PUT", Azure.versioned(vault + "2"), article("vault.json")), vault);
            follow(send("DELETE", instance, ""), vault);
            for (String list : List.of("backupInstances", "backupPolicies", "backupJobs", "deletedBackupInstances")) {
                send("GET", Azure.versioned(vault + "/" + list), "");
            }
            for (String read : List.of("clock", "operations", "operation-plans", "faults", "exchanges", "world")) {
                control("GET", read, "");
            }
            return seen.toString();
        }

        /** Three polls of either URL, later and later; without a URL the vault is asked, so that all send as much. */
        private void follow(Answer accepted, String vault) {
            for (String by : List.of("PT10S", "PT1M", "PT5M")) {
                for (String header : List.of("Azure-AsyncOperation", "Location")) {
                    String url = accepted == null ? "" : accepted.header(header);
                    send("GET", url.isEmpty() ? Azure.versioned(vault) : url, "");
                }
                advance(by);
            }
        }

        private void advance(String by) {
            control("POST", "clock/advance", "{\"by\":\"" + by + "\"}");
        }

        private String article(String name) {
            return Azure.article(name, subscription);
        }

        private void control(String method, String path, String body) {
            send(method, "/_malachite/" + path + "?subscription=" + subscription, body);
        }

        /** The answer; nothing when the connection broke. */
        private Answer send(String method, String url, String body) {
            before.run();
            try {
                Answer answer = azure.sendOrFail(method, url, body);
                Map<String, List<String>> headers =
                        new TreeMap<>(answer.http().headers().map());
                if (url.startsWith("/_malachite/")) {
                    headers.remove("x-ms-request-id");
                }
                tell(answer.status() + " " + headers + " " + answer.http().body());
                return answer;
            } catch (IOException e) {
                tell("broken");
                return null;
            }
        }

        private void tell(String line) {
            seen.append(line.replace(azure.emulator().baseUrl().replace("http://", ""), "localhost"))
                    .append('\n');
        }
    }
}
