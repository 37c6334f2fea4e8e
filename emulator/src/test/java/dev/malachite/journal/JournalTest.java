package dev.malachite.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.Headers;
import dev.malachite.arm.Query;
import dev.malachite.json.Content;
import dev.malachite.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JournalTest {
    private static final String MINE = "0b352192-dcac-4cc7-992e-a96190ccc68c";
    private static final String OTHER = "11111111-2222-3333-4444-555555555555";
    private static final Journal.Filter ALL =
            new Journal.Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final Journal journal = new Journal(1_000);

    private static Capture capture(String subscription, String name, String body) {
        Query query = Query.parse("api-version=2021-01-01");
        Headers headers = Headers.of(Map.of("Accept", List.of("*/*"), "Authorization", List.of("Bearer x")));
        Content content = Content.of(body);
        JsonObject answer = JsonObject.of("name", name);
        return new Capture(
                Instant.EPOCH,
                "BackupInstances_Get",
                subscription,
                "/subscriptions/" + subscription + "/resourceGroups/" + name,
                new ArmRequest.Wire("GET", "/" + name, query, headers, content, "http://localhost"),
                content,
                new ArmResponse(200, Map.of("x-ms-request-id", "1"), Optional.of(answer)),
                Content.of(answer.toBytes()));
    }

    private static Journal.Filter of(String subscription) {
        return new Journal.Filter(Optional.of(subscription), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private List<String> bodies(Journal.Filter filter) {
        return journal.extract(filter).exchanges().stream()
                .map(Exchange::requestBody)
                .toList();
    }

    @Test
    void an_exchange_is_shown_with_all_its_parts() {
        journal.add(capture(MINE, "first", "{\"password\":\"x\"}"));
        journal.add(capture(MINE, "größer", "ünder"));

        Exchange exchange = journal.extract(ALL).exchanges().get(1);

        assertEquals(2, exchange.place());
        assertEquals("GET", exchange.method());
        assertEquals("http://localhost/größer?api-version=2021-01-01", exchange.url());
        assertEquals("/subscriptions/" + MINE + "/resourceGroups/größer", exchange.resourceId());
        assertEquals(MINE, exchange.subscriptionId());
        assertEquals(Map.of("Accept", List.of("*/*")), exchange.requestHeaders());
        assertEquals("ünder", exchange.requestBody());
        assertEquals(Map.of("x-ms-request-id", "1"), exchange.responseHeaders());
        assertEquals(
                "größer", exchange.responseBody().orElseThrow().string("name").orElseThrow());
        assertEquals(List.of("{\"password\":\"***\"}", "ünder"), bodies(ALL));
    }

    @Test
    void what_is_longer_than_the_journal_may_be_goes_the_oldest_first() {
        String mebibyte = "x".repeat(1 << 20);
        for (int i = 0; i < 70; i++) {
            journal.add(capture(MINE, "name", i + " " + mebibyte));
        }

        Journal.Extract extract = journal.extract(ALL);

        assertEquals(70, extract.exchanges().size() + extract.dropped());
        assertTrue(extract.dropped() >= 6, () -> extract.dropped() + " dropped");
        assertEquals(70, extract.exchanges().get(extract.exchanges().size() - 1).place());
        assertTrue(extract.exchanges().get(0).requestBody().startsWith(extract.dropped() + " x"));
    }

    @Test
    void a_subscription_that_is_reset_takes_nothing_of_the_others_with_it() {
        for (int i = 0; i < 50; i++) {
            journal.add(capture(i % 3 == 0 ? MINE.toUpperCase(Locale.ROOT) : OTHER, "name", "body " + i));
        }
        List<String> others = bodies(of(OTHER));

        journal.reset(MINE);

        assertEquals(others, bodies(ALL));
        assertEquals(33, others.size());
        journal.add(capture(MINE, "name", "again"));
        assertEquals(List.of("again"), bodies(of(MINE)));
        assertEquals(1, journal.extract(of(MINE)).exchanges().get(0).place());
    }

    @Test
    void a_journal_of_no_capacity_counts_what_it_drops() {
        Journal none = new Journal(0);

        none.add(capture(MINE, "name", "body"));

        assertEquals(List.of(), none.extract(ALL).exchanges());
        assertEquals(1, none.extract(of(MINE)).dropped());
    }
}
