package dev.malachite.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.Answer;
import dev.malachite.Caller;
import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.Trusting;
import dev.malachite.json.JsonObject;
import dev.malachite.schema.SelfCheck;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What breaks Azure's clients when it is otherwise, rule by rule, over HTTPS. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClientRulesTest {
    private static final String SUBSCRIPTION = "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c";
    private static final String VAULTS =
            SUBSCRIPTION + "/resourceGroups/rg/providers/Microsoft.DataProtection/backupVaults";
    private static final String VERSION = "?api-version=2024-04-01";
    private static final String VAULT_BODY = "{\"location\":\"westus\",\"identity\":{\"type\":\"SystemAssigned\"},"
            + "\"properties\":{\"storageSettings\":[{\"datastoreType\":\"VaultStore\","
            + "\"type\":\"LocallyRedundant\"}]}}";
    private static final String[] TOKEN = {"Authorization", "Bearer opaque"};

    @TempDir
    private Path folder;

    private Emulator emulator;
    private Caller azure;

    @BeforeEach
    void start() {
        emulator = Emulator.start(EmulatorConfig.builder()
                .port(0)
                .httpsPort(OptionalInt.of(0))
                .dataFolder(folder)
                .selfCheck(SelfCheck.FAIL)
                .build());
        // Only the test moves the clock: a slow machine sees operations run too.
        emulator.clock().set(emulator.clock().instant(), false);
        azure = Trusting.caller(emulator);
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    private Answer createVault() {
        return azure.put(VAULTS + "/vault1" + VERSION, VAULT_BODY, TOKEN);
    }

    private Answer ended(Answer accepted) {
        emulator.clock().advance(Duration.ofSeconds(5));
        return azure.get(accepted.header("Azure-AsyncOperation").orElseThrow(), TOKEN);
    }

    @Test
    void rule_3_every_url_is_absolute_and_names_the_host_that_was_asked() {
        String url = createVault().header("Azure-AsyncOperation").orElseThrow();

        assertTrue(url.startsWith(emulator.secureBaseUrl().orElseThrow() + "/subscriptions/"), url);
        assertTrue(url.contains("api-version=2024-04-01"), url);
    }

    @Test
    void rule_4_accepting_answers_and_running_polls_say_retry_after_one_second() {
        Answer created = createVault();

        assertEquals("1", created.header("Retry-After").orElseThrow());
        Answer running = azure.get(created.header("Azure-AsyncOperation").orElseThrow(), TOKEN);
        assertEquals("Inprogress", running.json().string("status").orElseThrow());
        assertEquals("1", running.header("Retry-After").orElseThrow());
    }

    @Test
    void rule_5_no_refusal_says_retry_after() {
        assertFalse(azure.get(VAULTS + "/none" + VERSION, TOKEN)
                .header("Retry-After")
                .isPresent());
        assertFalse(azure.put(VAULTS + "/vault1" + VERSION, "{}", TOKEN)
                .header("Retry-After")
                .isPresent());
        assertFalse(azure.get(VAULTS).header("Retry-After").isPresent());
    }

    @Test
    void rule_6_an_operation_ends_with_one_of_the_three_words() {
        assertEquals("Succeeded", ended(createVault()).json().string("status").orElseThrow());
    }

    @Test
    void rule_7_a_created_resource_is_not_succeeded_while_work_is_pending() {
        assertNotEquals(
                "Succeeded",
                createVault().json().path("properties", "provisioningState").orElseThrow());
    }

    @Test
    void rule_8_a_put_has_a_status_url_and_no_location() {
        assertEquals(201, createVault().status());
        assertFalse(createVault().header("Location").isPresent());
    }

    @Test
    void rule_9_the_location_of_a_post_answers_json_once_it_succeeded() throws IOException {
        ended(createVault());
        Path file = Path.of(System.getProperty("malachite.root", ".."), "fixtures/article/policy.json");
        assertEquals(
                200,
                azure.put(VAULTS + "/vault1/backupPolicies/pol1?api-version=2021-01-01", Files.readString(file), TOKEN)
                        .status());
        String body = Files.readString(file.resolveSibling("validate.json"))
                .replaceAll(
                        "\"policyId\"\\s*:\\s*\"[^\"]*\"",
                        "\"policyId\":\"" + VAULTS + "/vault1/backupPolicies/pol1\"");

        Answer accepted = azure.post(VAULTS + "/vault1/validateForBackup" + VERSION, body, TOKEN);

        assertEquals(202, accepted.status(), accepted::text);
        assertEquals("", accepted.text());
        ended(accepted);
        Answer result = azure.get(accepted.header("Location").orElseThrow(), TOKEN);
        assertEquals(200, result.status());
        assertEquals(
                "OperationJobExtendedInfo", result.json().string("objectType").orElseThrow());
    }

    @Test
    void fast_operations_end_within_300_ms_and_protection_within_a_second_of_the_put() throws IOException {
        Answer vault = createVault();
        emulator.clock().advance(Duration.ofMillis(300));
        assertEquals(
                "Succeeded",
                azure.get(vault.header("Azure-AsyncOperation").orElseThrow(), TOKEN)
                        .json()
                        .string("status")
                        .orElseThrow());
        Path file = Path.of(System.getProperty("malachite.root", ".."), "fixtures/article/policy.json");
        azure.put(VAULTS + "/vault1/backupPolicies/pol1?api-version=2021-01-01", Files.readString(file), TOKEN);
        String instance = VAULTS + "/vault1/backupInstances/instance1" + VERSION;
        Answer created = azure.put(
                instance,
                Files.readString(file.resolveSibling("backup-instance.json"))
                        .replaceAll(
                                "\"policyId\"\\s*:\\s*\"[^\"]*\"",
                                "\"policyId\":\"" + VAULTS + "/vault1/backupPolicies/pol1\""),
                TOKEN);

        emulator.clock().advance(Duration.ofMillis(300));
        String status = azure.get(created.header("Azure-AsyncOperation").orElseThrow(), TOKEN)
                .json()
                .string("status")
                .orElseThrow();
        String then = state(instance);
        emulator.clock().advance(Duration.ofMillis(700));

        assertEquals("Succeeded", status);
        assertEquals("ConfiguringProtection", then);
        assertEquals("ProtectionConfigured", state(instance));
    }

    private String state(String instance) {
        return azure.get(instance, TOKEN)
                .json()
                .path("properties", "currentProtectionState")
                .orElseThrow();
    }

    @Test
    void rule_11_paths_are_taken_in_every_case_and_operation_names_unescaped() {
        Answer created = createVault();
        ended(created);

        String lower = (VAULTS + "/vault1").toLowerCase(java.util.Locale.ROOT);
        assertEquals(200, azure.get(lower + VERSION, TOKEN).status());
        assertEquals(
                200,
                azure.get(("/S" + VAULTS.substring(2)) + "/VAULT1" + VERSION, TOKEN)
                        .status());
        String url = created.header("Azure-AsyncOperation").orElseThrow();
        assertTrue(url.contains("==?"), url);
        assertEquals(
                200, azure.get(url.replace("2024-04-01", "2022-12-01"), TOKEN).status());
    }

    @Test
    void rule_12_errors_are_json_with_a_code_and_a_message() {
        Answer missing = azure.get(VAULTS + "/none" + VERSION, TOKEN);

        assertEquals(404, missing.status());
        assertTrue(missing.header("Content-Type").orElseThrow().startsWith("application/json"));
        JsonObject error = missing.json().objectOrEmpty("error");
        assertEquals("ResourceNotFound", error.string("code").orElseThrow());
        assertFalse(error.string("message").orElseThrow().isBlank());
    }

    @Test
    void an_empty_filter_is_none_and_lists_end_without_a_next_link() {
        ended(createVault());

        Answer list = azure.get(VAULTS + VERSION + "&$filter=", TOKEN);

        assertEquals(1, list.items().size());
        assertFalse(list.json().has("nextLink"));
    }

    @Test
    void deleting_what_is_not_there_is_204() {
        assertEquals(204, azure.delete(VAULTS + "/none" + VERSION, TOKEN).status());
    }

    @Test
    void nothing_asks_for_a_way_out_while_a_client_logs_in_and_works() {
        List<URI> asked = new ArrayList<>();
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new Recorder(asked));
        try {
            createVault();
            azure.post(
                    "/common/oauth2/v2.0/token",
                    "grant_type=client_credentials&client_id=a&client_secret=b"
                            + "&scope=https://management.azure.com/.default",
                    "Content-Type",
                    "application/x-www-form-urlencoded");
        } finally {
            ProxySelector.setDefault(before);
        }
        assertTrue(asked.stream().allMatch(uri -> uri.getHost().equals("localhost")), asked::toString);
    }

    /** Hears of every connection that the process is about to open, and lets it go. */
    private static final class Recorder extends ProxySelector {
        private final List<URI> asked;

        Recorder(List<URI> asked) {
            this.asked = asked;
        }

        @Override
        public List<Proxy> select(URI uri) {
            asked.add(uri);
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException e) {
            asked.add(uri);
        }
    }
}
