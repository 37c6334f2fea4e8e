package dev.malachite.surface.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure;
import dev.malachite.surface.Azure.Answer;
import dev.malachite.surface.examples.Published.Example;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * Every published example of all thirteen described versions, sent as a request with its prerequisites in place: the
 * answer has a status that the example has, and a body that fits the published schema of that version.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PublishedExamplesTest {
    /** Examples that cannot hold, by the file's name, and why; docs/boundaries.md tells them. */
    private static final Map<String, String> EXCUSED = Map.of(
            "PutBackupVault.json",
            "softDeleteSettings.state is Enabled, which no version's enumeration has",
            "PutBackupVaultWithMSI.json",
            "softDeleteSettings.state is Enabled, which no version's enumeration has",
            "DeleteResourceGuardProxy.json",
            "the description has no body; recorded traffic has an empty object");

    private final Map<String, List<String>> wrong = new TreeMap<>();
    private int sent;

    @Test
    void ninety_eight_of_a_hundred_published_examples_are_answered_as_published() {
        try (Azure azure = new Azure()) {
            for (Published published : Published.all()) {
                PublishedSchemas schemas = new PublishedSchemas(published);
                for (Example example : published.examples()) {
                    azure.reset();
                    azure.seed(ExampleWorld.of(example));
                    sent++;
                    List<String> problems = new Exchange(azure, example, schemas).problems();
                    if (!problems.isEmpty()) {
                        wrong.put(example.name(), problems);
                    }
                }
            }
        }

        double right = 100.0 * (sent - wrong.size()) / sent;
        String measured = String.format(
                Locale.ROOT, "%d of %d published examples hold: %.1f %%", sent - wrong.size(), sent, right);
        System.out.println(measured);
        Map<String, List<String>> unexplained = new TreeMap<>(wrong);
        unexplained.keySet().removeIf(name -> EXCUSED.containsKey(name.substring(name.indexOf(' ') + 1)));
        assertEquals(Map.of(), unexplained, measured);
        Set<String> met = wrong.keySet().stream()
                .map(name -> name.substring(name.indexOf(' ') + 1))
                .collect(Collectors.toSet());
        assertEquals(EXCUSED.keySet(), met, "an excuse that is needed no more");
        assertTrue(right >= 98, measured);
        assertTrue(sent > 800, measured);
    }

    /** One example's request and what is wrong with the answer. */
    private record Exchange(Azure azure, Example example, PublishedSchemas schemas) {
        List<String> problems() {
            List<String> problems = new ArrayList<>();
            if (example.template().contains("{operationId}")) {
                String operation = started();
                String path = example.path(Map.of("operationId", operation));
                if (example.statuses().contains(202)) {
                    check(azure.send("GET", path, example.version(), Optional.empty()), problems);
                }
                azure.advance(Duration.ofMinutes(3));
                check(azure.send("GET", path, example.version(), Optional.empty()), problems);
                return problems;
            }
            prepare();
            boolean empty = example.body().isEmpty();
            check(
                    azure.send(
                            example.method(),
                            example.path(),
                            example.version(),
                            empty ? Optional.empty() : Optional.of(body())),
                    problems);
            return problems;
        }

        private void check(Answer answer, List<String> problems) {
            if (!example.statuses().contains(answer.status())) {
                problems.add("status " + answer.status() + " instead of " + example.statuses() + ": " + answer.text());
                return;
            }
            Optional<JsonObject> body = answer.text().isEmpty() ? Optional.empty() : Optional.of(answer.body());
            problems.addAll(schemas.violations(example, answer.status(), body));
        }

        /** An operation that is under way in the place of the one that the example names. */
        private String started() {
            String vault = ExampleWorld.vault(example);
            Answer answer = switch (example.operationId()) {
                case "ExportJobsOperationResult_Get" -> post(vault + "/exportBackupJobs");
                case "BackupInstances_GetBackupInstanceOperationResult" ->
                    post(ExampleWorld.instance(example) + "/stopProtection");
                default -> azure.send("DELETE", ExampleWorld.instance(example), example.version(), Optional.empty());
            };
            String url = answer.header("Location").orElseThrow(() -> new IllegalStateException(answer.text()));
            return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
        }

        private Answer post(String path) {
            return azure.send("POST", path, example.version(), Optional.empty());
        }

        private void prepare() {
            if (example.operationId().equals("DppResourceGuardProxy_Delete")) {
                JsonObject proxy = azure.send("GET", example.path(), example.version(), Optional.empty())
                        .properties();
                String guard = proxy.string("resourceGuardResourceId").orElseThrow();
                azure.send(
                        "POST",
                        example.path() + "/unlockDelete",
                        example.version(),
                        Optional.of(JsonObject.of(
                                "resourceGuardOperationRequests",
                                List.of(guard + "/deleteResourceGuardProxyRequests/default"))));
            }
        }

        private JsonObject body() {
            return example.operationId().equals("FetchCrossRegionRestoreJob_Get")
                    ? example.body().with("jobId", restoredElsewhere())
                    : example.body();
        }

        /** A restore in the other region, whose job the example asks for. */
        private String restoredElsewhere() {
            String instance = ExampleWorld.instance(example);
            String place = "/subscriptions/" + example.parameter("subscriptionId") + "/resourceGroups/"
                    + example.parameter("resourceGroupName")
                    + "/providers/Microsoft.DataProtection/locations/" + example.parameter("location");
            JsonObject datasource = azure.send("GET", instance, example.version(), Optional.empty())
                    .properties()
                    .objectOrEmpty("dataSourceInfo");
            JsonObject target = JsonObject.of(
                    "objectType",
                    "RestoreTargetInfo",
                    "recoveryOption",
                    "FailIfExists",
                    "restoreLocation",
                    example.parameter("location"),
                    "datasourceInfo",
                    datasource.with(
                            "resourceID", datasource.string("resourceID").orElseThrow() + "2"));
            Answer answer = azure.send(
                    "POST",
                    place + "/crossRegionRestore",
                    example.version(),
                    Optional.of(JsonObject.of(
                            "restoreRequestObject",
                            JsonObject.of(
                                    "objectType",
                                    "AzureBackupRecoveryPointBasedRestoreRequest",
                                    "recoveryPointId",
                                    "point",
                                    "sourceDataStoreType",
                                    "VaultStore",
                                    "restoreTargetInfo",
                                    target),
                            "crossRegionRestoreDetails",
                            JsonObject.of(
                                    "sourceBackupInstanceId",
                                    instance,
                                    "sourceRegion",
                                    ExampleWorld.region(example)))));
            String url = answer.header("Location").orElseThrow(() -> new IllegalStateException(answer.text()));
            azure.advance(Duration.ofMinutes(1));
            return azure.follow(url).body().string("jobId").orElseThrow();
        }
    }
}
