package dev.malachite.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.rest.Response;
import com.azure.core.http.rest.SimpleResponse;
import com.azure.core.management.Region;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.polling.PollResult;
import com.azure.core.management.polling.PollerFactory;
import com.azure.core.management.serializer.SerializerFactory;
import com.azure.core.util.polling.AsyncPollResponse;
import com.azure.core.util.polling.LongRunningOperationStatus;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The Azure SDK for Java with its ordinary credential and its own pollers. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JavaSdkScenarios extends JavaSdk {
    private static final String GROUP = "/subscriptions/" + Served.SUBSCRIPTION + "/resourceGroups/java";
    private static final String VAULT = GROUP + "/providers/Microsoft.DataProtection/backupVaults/vault1";
    private static final String INSTANCE = VAULT + "/backupInstances/instance1";
    private static final String VAULT_BODY = "{\"location\":\"westus\",\"identity\":{\"type\":\"SystemAssigned\"},"
            + "\"properties\":{\"storageSettings\":[{\"datastoreType\":\"VaultStore\","
            + "\"type\":\"LocallyRedundant\"}],\"securitySettings\":{\"softDeleteSettings\":{\"state\":\"Off\"}}}}";
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Test
    void the_whole_journey_ends_in_seconds() {
        azure.resourceGroups().define("java").withRegion(Region.US_WEST).create();
        assertTrue(azure.resourceGroups().contain("java"));
        azure.genericResources()
                .define("server1")
                .withRegion(Region.US_WEST)
                .withExistingResourceGroup("java")
                .withResourceType("servers")
                .withProviderNamespace("Microsoft.DBforPostgreSQL")
                .withoutPlan()
                .withApiVersion("2017-12-01")
                .withProperties(Map.of("version", "11"))
                .create();
        assertEquals(
                1L,
                azure.genericResources().listByResourceGroup("java").stream().count());

        run(HttpMethod.PUT, VAULT, VAULT_BODY);
        run(HttpMethod.PUT, VAULT + "/backupPolicies/pol1", article("policy.json"));
        run(HttpMethod.POST, VAULT + "/validateForBackup", article("validate.json"));
        run(HttpMethod.PUT, INSTANCE, article("backup-instance.json"));
        until("ProtectionConfigured");
        Object job = run(
                HttpMethod.POST,
                INSTANCE + "/backup",
                "{\"backupRuleOptions\":{\"ruleName\":\"BackupWeekly\",\"triggerOption\":{}}}");
        assertTrue(((Map<?, ?>) job).get("jobId").toString().startsWith(VAULT + "/backupJobs/"), job::toString);
        run(HttpMethod.POST, INSTANCE + "/stopProtection", "");
        until("ProtectionStopped");
        run(HttpMethod.POST, INSTANCE + "/resumeProtection", "");
        until("ProtectionConfigured");
        run(HttpMethod.DELETE, INSTANCE, "");
        run(HttpMethod.DELETE, VAULT + "/backupPolicies/pol1", "");
        run(HttpMethod.DELETE, VAULT, "");

        azure.resourceGroups().deleteByName("java");
        assertFalse(azure.resourceGroups().contain("java"));
    }

    @Test
    void a_refusal_is_an_exception_with_azures_code() {
        ManagementException refused = assertThrows(
                ManagementException.class, () -> azure.genericResources().getById(VAULT, "2024-04-01"));

        assertEquals("ResourceNotFound", refused.getValue().getCode());
        assertEquals(404, refused.getResponse().getStatusCode());
    }

    private void until(String state) {
        String last = "";
        for (int i = 0; i < 20 && !last.equals(state); i++) {
            Object properties =
                    azure.genericResources().getById(INSTANCE, "2024-04-01").properties();
            last = String.valueOf(((Map<?, ?>) properties).get("currentProtectionState"));
            Mono.delay(Duration.ofMillis(last.equals(state) ? 0 : 500)).block();
        }
        assertEquals(state, last);
    }

    private static String article(String name) {
        return Served.text(Served.ROOT.resolve("fixtures/article").resolve(name))
                .replaceAll("\"policyId\"\\s*:\\s*\"[^\"]*\"", "\"policyId\":\"" + VAULT + "/backupPolicies/pol1\"");
    }

    /** Sends a request and follows it to a good end, as every management client of the SDK does. */
    private Object run(HttpMethod method, String path, String body) {
        HttpRequest request = new HttpRequest(method, served.url() + path + "?api-version=2024-04-01");
        if (!body.isEmpty()) {
            request.setBody(body).setHeader(HttpHeaderName.CONTENT_TYPE, "application/json");
        }
        Mono<Response<Flux<ByteBuffer>>> sent =
                azure.httpPipeline().send(request).map(JavaSdkScenarios::response);
        AsyncPollResponse<PollResult<Object>, Object> last = PollerFactory.<Object, Object>create(
                        SerializerFactory.createDefaultManagementSerializerAdapter(),
                        azure.httpPipeline(),
                        Object.class,
                        Object.class,
                        Duration.ofSeconds(1),
                        sent)
                .blockLast(LONGEST);
        assertEquals(LongRunningOperationStatus.SUCCESSFULLY_COMPLETED, last.getStatus(), path);
        return last.getFinalResult().block(LONGEST);
    }

    private static Response<Flux<ByteBuffer>> response(HttpResponse response) {
        return new SimpleResponse<>(
                response.getRequest(), response.getStatusCode(), response.getHeaders(), response.getBody());
    }
}
