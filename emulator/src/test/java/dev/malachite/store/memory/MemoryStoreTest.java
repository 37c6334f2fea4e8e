package dev.malachite.store.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.arm.async.Polling;
import dev.malachite.arm.async.Progression;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Kind;
import dev.malachite.store.Kinds;
import dev.malachite.store.Race;
import dev.malachite.store.Stored;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a reader sees of changes, and what the store in memory forgets. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MemoryStoreTest {
    private static final String SUBSCRIPTION = "0b352192-dcac-4cc7-992e-a96190ccc68c";
    private static final ResourceId SCOPE = ResourceId.subscription(SUBSCRIPTION);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final int CHANGES = 2_000;

    private final Kind<Long> numbers = new Kind<>(
            new ResourceType("Microsoft.Test/numbers"),
            value -> JsonObject.of("number", value),
            document -> document.integer("number").orElseThrow());
    private final MemoryStore store = new MemoryStore(1);

    @AfterEach
    void close() {
        store.close();
    }

    private static ResourceId id(int number) {
        return SCOPE.child("resourceGroups", "n" + number);
    }

    private void put(Transaction transaction, int id, long value) {
        transaction.put(numbers, id(id), Timeline.<Long>empty().then(NOW, value));
    }

    private List<Long> listed(Transaction transaction) {
        return transaction.all(numbers, SCOPE, NOW).stream().map(Stored::value).toList();
    }

    private void putBoth(long value) {
        store.write(SUBSCRIPTION, CLOCK, (transaction, now) -> {
            put(transaction, 0, value);
            put(transaction, 1, value);
            return null;
        });
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void nobody_may_count_on_his_turn_while_somebody_waits_to_replace_all_records() throws InterruptedException {
        assertTrue(store.answersAtOnce());
        Thread emptying = new Thread(store::reset);
        store.write(SUBSCRIPTION, CLOCK, (transaction, now) -> {
            emptying.start();
            while (store.answersAtOnce()) {
                Thread.onSpinWait();
            }
            return null;
        });

        emptying.join();

        assertTrue(store.answersAtOnce());
    }

    @Test
    void a_reader_sees_what_was_there_when_it_began_for_as_long_as_it_reads() {
        putBoth(1);

        store.read(transaction -> {
            putBoth(2);
            assertEquals(List.of(1L, 1L), listed(transaction));
            assertEquals(Optional.of(1L), transaction.find(numbers, id(0), NOW));
            return null;
        });

        assertEquals(List.of(2L, 2L), store.read(this::listed));
    }

    @Test
    void a_change_that_fails_changes_nothing() {
        putBoth(1);
        JsonObject before = store.export(Optional.empty());

        assertThrows(
                IllegalStateException.class,
                () -> store.write(SUBSCRIPTION, CLOCK, (transaction, now) -> {
                    put(transaction, 0, 2);
                    transaction.put(numbers, id(1), Timeline.empty());
                    put(transaction, 2, 3);
                    transaction.own("name", id(2));
                    transaction.put(operation("started", SCOPE, NOW));
                    throw new IllegalStateException("gives up");
                }));

        assertEquals(before, store.export(Optional.empty()));
        assertEquals(List.of(1L, 1L), store.read(this::listed));
        assertFalse(isKnown("started"));
        start("started", NOW);
        assertTrue(isKnown("started"));
    }

    @Test
    void a_reader_finds_an_operation_that_is_imported_again_while_it_reads() {
        start("started", NOW);
        JsonObject exported = store.export(Optional.empty());

        store.read(transaction -> {
            store.restore(Optional.empty(), exported, new Kinds(List.of(numbers), type -> numbers));
            assertTrue(transaction.operation("started").isPresent());
            return null;
        });

        assertTrue(isKnown("started"));
        assertEquals(exported, store.export(Optional.empty()));
    }

    @Test
    void the_order_of_beginnings_is_kept_for_kinds_that_ask_for_it_alone() {
        assertThrows(
                IllegalArgumentException.class,
                () -> store.read(transaction -> transaction.begun(numbers, SCOPE, NOW, NOW, 0, 1)));
    }

    @Test
    void readers_beside_a_writer_see_all_of_a_change_or_nothing_and_never_go_back() throws Exception {
        putBoth(0);
        AtomicLong answered = new AtomicLong();
        List<Callable<Boolean>> work = new ArrayList<>();
        work.add(() -> {
            for (long change = 1; change <= CHANGES; change++) {
                putBoth(change);
                answered.set(change);
            }
            return true;
        });
        for (int reader = 0; reader < 3; reader++) {
            work.add(() -> {
                while (answered.get() < CHANGES) {
                    long before = answered.get();
                    List<Long> found = store.read(this::listed);
                    assertEquals(found.get(0), found.get(1));
                    assertTrue(found.get(0) >= before, () -> found + " after " + before);
                }
                return true;
            });
        }
        Race.of(work);
    }

    @Test
    void changes_of_many_subscriptions_at_once_lose_none() throws Exception {
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            String subscription = "s" + writer % 2;
            work.add(() -> {
                for (int i = 0; i < CHANGES; i++) {
                    store.write(subscription, CLOCK, (transaction, now) -> transaction.newGuid());
                }
                return true;
            });
        }
        Race.of(work);

        for (JsonObject row : store.export(Optional.empty()).objects("subscription")) {
            assertEquals(2L * CHANGES, row.integer("sequence").orElseThrow());
        }
    }

    @Test
    void a_change_within_a_change_is_refused() {
        assertThrows(
                IllegalStateException.class,
                () -> store.write(SUBSCRIPTION, CLOCK, (transaction, now) -> {
                    putBoth(1);
                    return null;
                }));

        putBoth(2);
        assertEquals(List.of(2L, 2L), store.read(this::listed));
    }

    @Test
    void of_too_many_operations_that_are_over_the_oldest_are_forgotten_and_none_that_runs() {
        int many = 11_000;
        start("running", NOW.plus(Duration.ofHours(1)));
        for (int i = 0; i < many; i++) {
            start("ended-" + i, NOW.minusMillis(many - i));
        }

        assertFalse(isKnown("ended-0"));
        assertTrue(isKnown("ended-999"));
        assertTrue(isKnown("ended-10999"));
        assertTrue(isKnown("running"));
    }

    @Test
    void operations_of_a_kind_keep_what_they_have_in_common_once() {
        putBoth(1);
        start("first", id(1), NOW);
        start("second", ResourceId.of(id(1).toString()), NOW);

        AsyncOperation first = kept("first");
        AsyncOperation second = kept("second");

        assertSame(first.apiVersion(), second.apiVersion());
        assertSame(first.outcome(), second.outcome());
        assertSame(first.target(), second.target());
        assertEquals("second", second.name());
    }

    @Test
    void an_operation_is_kept_with_its_own_parts_where_they_differ() {
        start("first", id(1), NOW);
        start("second", ResourceId.of(id(1).toString().toUpperCase(Locale.ROOT)), NOW.plusMillis(1));

        assertEquals(id(1).toString(), kept("first").target().toString());
        assertEquals(
                id(1).toString().toUpperCase(Locale.ROOT),
                kept("second").target().toString());
        assertEquals(Optional.of(NOW.plusMillis(1)), kept("second").endsAt());
    }

    @Test
    void what_has_been_closed_answers_no_more() {
        store.close();

        assertFalse(store.answers());
        assertThrows(IllegalStateException.class, () -> store.read(this::listed));
        assertThrows(IllegalStateException.class, () -> putBoth(1));
    }

    private AsyncOperation kept(String name) {
        return store.read(transaction -> transaction.operation(name)).orElseThrow();
    }

    private void start(String name, Instant end) {
        start(name, SCOPE, end);
    }

    private void start(String name, ResourceId target, Instant end) {
        store.write(SUBSCRIPTION, CLOCK, (transaction, now) -> {
            transaction.put(operation(name, target, end));
            return null;
        });
    }

    private static AsyncOperation operation(String name, ResourceId target, Instant end) {
        return new AsyncOperation(
                name,
                new OperationId("BackupVaults_Delete"),
                target,
                "westus",
                new ApiVersion("2024-04-01"),
                NOW,
                Optional.of(end),
                new Progression.Takes(Duration.ZERO),
                0,
                Outcome.succeeded(),
                Optional.empty(),
                Polling.PLAIN);
    }

    private boolean isKnown(String name) {
        return store.read(transaction -> transaction.operation(name)).isPresent();
    }
}
