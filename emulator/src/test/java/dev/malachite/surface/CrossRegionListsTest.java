package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists in the other region are asked for by POST; they filter and page like those at home. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CrossRegionListsTest {
    private final Azure azure = new Azure(settings -> settings.pageSize(2));
    private final String place = azure.group() + "/providers/Microsoft.DataProtection/locations/eastus";
    private String instance = "";

    @AfterEach
    void close() {
        azure.close();
    }

    private void protectForWeeks(int weeks) {
        instance = azure.protectedDatabase("Off");
        azure.patchVault(
                "featureSettings", JsonObject.of("crossRegionRestoreSettings", JsonObject.of("state", "Enabled")));
        azure.advance(Duration.ofDays(7L * weeks));
    }

    private JsonObject source() {
        return JsonObject.of("sourceRegion", "westus", "sourceBackupInstanceId", instance);
    }

    /** All pages of a list: the first by POST, the next ones as SDKs ask for them, by GET of the link alone. */
    private List<JsonObject> all(String list, JsonObject body) {
        return all(list, body, false);
    }

    private List<JsonObject> all(String list, JsonObject body, boolean alwaysPosting) {
        Answer page = azure.post(place + "/" + list, body);
        List<JsonObject> items = new ArrayList<>();
        while (true) {
            assertEquals(200, page.status(), page.text());
            assertTrue(page.value().size() <= 2, page.text());
            items.addAll(page.value());
            Optional<String> next = page.body().string("nextLink");
            if (next.isEmpty()) {
                return items;
            }
            String url = next.get();
            String path = url.substring(url.indexOf("/subscriptions/"))
                    .replaceAll("\\?api-version=[^&]*&", "?")
                    .replace("+", " ");
            if (!alwaysPosting) {
                page = azure.follow(url);
                continue;
            }
            page = azure.post(java.net.URLDecoder.decode(path, java.nio.charset.StandardCharsets.UTF_8), body);
        }
    }

    @Test
    void points_come_in_pages_within_the_filters_range() {
        protectForWeeks(7);

        assertEquals(7, all("fetchSecondaryRecoveryPoints", source()).size());
        assertEquals(7, all("fetchSecondaryRecoveryPoints", source(), true).size());
        List<JsonObject> filtered = all(
                "fetchSecondaryRecoveryPoints?$filter=startDate eq '2026-01-10T00:00:00.0000000Z'"
                        + " and endDate eq '2026-02-05T00:00:00.0000000Z'",
                source());

        assertEquals(
                List.of(
                        "2026-02-01T06:30:00.0000000Z",
                        "2026-01-25T06:30:00.0000000Z",
                        "2026-01-18T06:30:00.0000000Z",
                        "2026-01-11T06:30:00.0000000Z"),
                filtered.stream()
                        .map(point ->
                                point.path("properties", "recoveryPointTime").orElse(""))
                        .toList());
    }

    /** The method is one that the place does not have, unless it carries on a list. */
    @ParameterizedTest
    @CsvSource({
        "fetchSecondaryRecoveryPoints, 405",
        "fetchSecondaryRecoveryPoints?$skipToken=, 405",
        "fetchSecondaryRecoveryPoints?$skipToken=nothing, 400",
        "fetchSecondaryRecoveryPoints?$skipToken=a~, 400",
        "fetchSecondaryRecoveryPoints?$skipToken=a~!, 400",
        "fetchSecondaryRecoveryPoints?$skipToken=a~e30, 400",
        "fetchCrossRegionRestoreJobs?$skipToken=a~e30, 400",
        "crossRegionRestore?$skipToken=a~e30, 405",
    })
    void a_get_without_the_rest_of_a_list_is_refused(String list, int status) {
        Answer answer = azure.get(place + "/" + list);

        assertEquals(status, answer.status(), answer.text());
    }

    @ParameterizedTest
    @CsvSource({
        "'', 5",
        "?$filter=status eq 'Completed', 4",
        "?$filter=status eq 'InProgress', 1",
        "?$filter=operation eq 'Backup', 0",
        "?$filter=startTime ge '2026-02-19T00:02:03.5Z', 2",
    })
    void jobs_come_in_pages_by_filter(String filter, int expected) {
        protectForWeeks(7);
        String point = all("fetchSecondaryRecoveryPoints", source())
                .get(0)
                .string("name")
                .orElseThrow();
        JsonObject datasource = azure.get(instance).properties().objectOrEmpty("dataSourceInfo");
        for (int i = 0; i < 5; i++) {
            azure.advance(Duration.ofMinutes(i == 4 ? 5 : 0).plusSeconds(1));
            Answer started = azure.post(
                    place + "/crossRegionRestore",
                    JsonObject.of(
                            "crossRegionRestoreDetails",
                            source(),
                            "restoreRequestObject",
                            Azure.restore(point, Azure.beside(datasource), "eastus")));
            assertEquals(202, started.status(), started.text());
        }

        assertEquals(
                expected,
                all(
                                "fetchCrossRegionRestoreJobs" + filter,
                                JsonObject.of("sourceRegion", "westus", "sourceBackupVaultId", azure.vault()))
                        .size());
    }
}
