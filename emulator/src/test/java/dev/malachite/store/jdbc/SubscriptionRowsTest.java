package dev.malachite.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.arm.async.Polling;
import dev.malachite.arm.async.Progression;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Kind;
import dev.malachite.store.Kinds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A subscription's row: the place in its sequence, its last change, and what has been cleared. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SubscriptionRowsTest {
    private static final String SUBSCRIPTION = "0b352192-dcac-4cc7-992e-a96190ccc68c";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant EARLIER = NOW.minusSeconds(60);

    private final JdbcStore store = MemoryDatabase.store(1);

    @AfterEach
    void close() {
        store.close();
    }

    private Instant changedAt(Instant clock) {
        return store.write(SUBSCRIPTION, InstantSource.fixed(clock), (transaction, now) -> {
            transaction.newGuid();
            return now;
        });
    }

    private String guid() {
        return store.write(SUBSCRIPTION, InstantSource.fixed(NOW), (transaction, now) -> transaction.newGuid());
    }

    @Test
    void a_change_is_never_before_the_last_one() {
        assertEquals(NOW, changedAt(NOW));
        assertEquals(NOW, changedAt(EARLIER));
    }

    @Test
    void after_a_reset_or_an_import_a_change_is_when_the_clock_says() {
        JsonObject exported = store.export(Optional.empty());
        changedAt(NOW);

        store.reset(SUBSCRIPTION);
        assertEquals(EARLIER, changedAt(EARLIER));
        changedAt(NOW);

        store.reset();
        assertEquals(EARLIER, changedAt(EARLIER));
        changedAt(NOW);

        store.restore(
                Optional.empty(),
                exported,
                new Kinds(List.of(), type -> new Kind<>(type, value -> value, value -> value)));
        assertEquals(EARLIER, changedAt(EARLIER));
    }

    @Test
    void a_change_that_fails_takes_nothing_from_the_sequence() {
        guid();
        AtomicReference<String> lost = new AtomicReference<>();
        assertThrows(
                IllegalStateException.class,
                () -> store.write(SUBSCRIPTION, InstantSource.fixed(NOW), (transaction, now) -> {
                    lost.set(transaction.newGuid());
                    throw new IllegalStateException("gives up");
                }));

        String next = guid();

        assertEquals(lost.get(), next);
        assertNotEquals(next, guid());
    }

    /** On a clock that stands still two clearings happen at the same instant. */
    @Test
    void an_operation_that_is_cleared_away_is_forgotten_here_as_well() {
        start("first", NOW);
        start("old", NOW.minus(Duration.ofHours(25)));
        assertTrue(store.read(transaction -> transaction.operation("old")).isPresent());

        for (int i = 1; i < 1_000; i++) {
            start("other-" + i, NOW);
        }

        assertEquals(Optional.empty(), store.read(transaction -> transaction.operation("old")));
    }

    private void start(String name, Instant end) {
        AsyncOperation operation = new AsyncOperation(
                name,
                new OperationId("BackupVaults_Delete"),
                ResourceId.subscription(SUBSCRIPTION),
                "westus",
                new ApiVersion("2024-04-01"),
                end,
                Optional.of(end),
                new Progression.Takes(Duration.ZERO),
                0,
                Outcome.succeeded(),
                Optional.empty(),
                Polling.PLAIN);
        store.write(SUBSCRIPTION, InstantSource.fixed(NOW), (transaction, now) -> {
            transaction.put(operation);
            return null;
        });
    }
}
