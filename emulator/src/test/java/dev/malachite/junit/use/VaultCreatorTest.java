package dev.malachite.junit.use;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.malachite.arm.async.Pace;
import dev.malachite.journal.Conduct;
import dev.malachite.json.Json;
import dev.malachite.junit.Malachite;
import dev.malachite.junit.MalachiteTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@MalachiteTest(timing = Pace.MANUAL)
class VaultCreatorTest {
    @Test
    void a_vault_is_created_and_polled_as_azure_asks(Malachite malachite) throws Exception {
        malachite
                .plans()
                .put(
                        "slow",
                        plan -> plan.match(match -> match.operationId("BackupVaults_CreateOrUpdate"))
                                .progression(progression -> progression.polls(2)));

        String status = creator(malachite).create("vault1");

        assertEquals("Succeeded", status);
        malachite.journal().verify(expect -> expect.method("PUT").exactly(1));
        malachite.journal().verifyConduct(Conduct.RETRY_AFTER, Conduct.NEWEST_URL, Conduct.STOPPED);
    }

    @Test
    void a_throttled_request_is_sent_again(Malachite malachite) throws Exception {
        malachite
                .faults()
                .put(
                        "throttled",
                        fault -> fault.match(match -> match.operationId("BackupVaults_CreateOrUpdate"))
                                .when(when -> when.times(1))
                                .effect(effect -> effect.armError(error ->
                                        error.preset("throttled-writes").retryAfter(Duration.ofSeconds(30)))));

        assertEquals("Succeeded", creator(malachite).create("vault1"));
        malachite.journal().verify(expect -> expect.method("PUT").exactly(2));
    }

    @Test
    void what_fails_in_azure_fails_here(Malachite malachite) {
        malachite
                .plans()
                .put(
                        "broken",
                        plan -> plan.match(match -> match.vault("vault*"))
                                .outcome(outcome -> outcome.failed(error -> error.preset("internal-error"))));

        assertThrows(IOException.class, () -> creator(malachite).create("vault1"));
    }

    /** Where production code sleeps, the test moves the emulator's clock. */
    private static VaultCreator creator(Malachite malachite) {
        return new VaultCreator(malachite.baseUri(), malachite.subscriptionId(), malachite.clock()::advance);
    }

    /** The code under test. */
    record VaultCreator(URI arm, String subscription, Consumer<Duration> sleep) {
        private static final String BODY = """
                {"location":"westus","properties":{"storageSettings":
                  [{"datastoreType":"VaultStore","type":"LocallyRedundant"}]}}""";

        String create(String name) throws IOException, InterruptedException {
            URI vault = arm.resolve("/subscriptions/" + subscription + "/resourceGroups/rg/providers"
                    + "/Microsoft.DataProtection/backupVaults/" + name + "?api-version=2024-04-01");
            HttpResponse<String> answer = send(HttpRequest.newBuilder(vault)
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(BODY))
                    .build());
            URI poll = URI.create(
                    answer.headers().firstValue("Azure-AsyncOperation").orElseThrow());
            String status = "Inprogress";
            while (status.equals("Inprogress")) {
                sleep.accept(retryAfter(answer));
                answer = send(HttpRequest.newBuilder(poll).build());
                status = Json.parseObject(answer.body().getBytes(StandardCharsets.UTF_8))
                        .string("status")
                        .orElseThrow();
            }
            if (!status.equals("Succeeded")) {
                throw new IOException("The vault was not created: " + answer.body());
            }
            return status;
        }

        private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
            HttpClient http = HttpClient.newHttpClient();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            while (answer.statusCode() == 429) {
                sleep.accept(retryAfter(answer));
                answer = http.send(request, BodyHandlers.ofString());
            }
            return answer;
        }

        private static Duration retryAfter(HttpResponse<?> answer) {
            return Duration.ofSeconds(
                    answer.headers().firstValueAsLong("Retry-After").orElse(10));
        }
    }
}
