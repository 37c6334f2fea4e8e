package dev.malachite.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Kind;
import dev.malachite.store.Kinds;
import dev.malachite.store.Race;
import dev.malachite.store.Stored;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store remembers of its tables is what stands in them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RememberedTest {
    private static final String SUBSCRIPTION = "0b352192-dcac-4cc7-992e-a96190ccc68c";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final ResourceId ID = id("one");

    private final AtomicInteger decoded = new AtomicInteger();
    private final Kind<Long> numbers = new Kind<>(
            new ResourceType("Microsoft.Test/numbers"), value -> JsonObject.of("number", value), this::decode);
    private final JdbcStore store = MemoryDatabase.store(1);

    private Long decode(JsonObject document) {
        decoded.incrementAndGet();
        return document.integer("number").orElseThrow();
    }

    private static ResourceId id(String name) {
        return ResourceId.subscription(SUBSCRIPTION).child("resourceGroups", name);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_record_is_decoded_once_for_all_who_read_it() {
        put(ID, 1);

        for (int i = 0; i < 5; i++) {
            assertEquals(Optional.of(1L), read(ID));
        }

        assertEquals(1, decoded.get());
    }

    @Test
    void the_records_of_a_page_are_decoded_once_for_all_who_list_or_read_them() {
        for (int i = 0; i < 4; i++) {
            put(id("n" + i), i);
        }
        read(id("n0"));

        for (int i = 0; i < 3; i++) {
            assertEquals(List.of(0L, 1L, 2L, 3L), listed());
        }
        read(id("n3"));

        assertEquals(4, decoded.get());
    }

    @Test
    void a_list_shows_a_change_within_its_own_transaction_and_to_others_when_it_is_answered() {
        put(id("n0"), 0);
        put(id("n1"), 1);
        listed();

        store.write(SUBSCRIPTION, CLOCK, (transaction, now) -> {
            put(transaction, id("n1"), 7);
            assertEquals(List.of(0L, 7L), listed(transaction));
            assertEquals(List.of(0L, 1L), listed(), "not yet for others");
            return null;
        });

        assertEquals(List.of(0L, 7L), listed());
    }

    @Test
    void rows_that_a_commit_overtook_are_shown_as_they_were_read() {
        Remembered remembered = Remembered.by(new MemoryDatabase());
        Remembered.Changes none = new Remembered.Changes();
        Remembered.Changes change = new Remembered.Changes();
        change.add("a");
        long since = remembered.commits();
        remembered.committing(change);
        remembered.committed();
        remembered.answer("a", none, () -> Optional.of("new"));

        List<String> shown =
                remembered.answers(List.of("a", "b"), Function.identity(), none, since, row -> row + " as read");

        assertEquals(List.of("a as read", "b as read"), shown);
        assertEquals(Optional.of("new"), remembered.answer("a", none, Optional::empty));
        assertEquals(Optional.empty(), remembered.answer("b", none, Optional::empty), "it may be old");
    }

    @Test
    void a_long_list_does_not_drive_out_what_is_remembered() {
        store.write(SUBSCRIPTION, CLOCK, (transaction, now) -> {
            for (int i = 0; i < 3_000; i++) {
                put(transaction, id("n" + i), i);
            }
            return null;
        });
        read(id("n0"));
        listed();
        decoded.set(0);

        read(id("n0"));

        assertEquals(0, decoded.get());
    }

    @Test
    void a_change_is_seen_by_the_next_reader_and_within_its_own_transaction() {
        put(ID, 1);
        read(ID);

        store.write(SUBSCRIPTION, CLOCK, (transaction, now) -> {
            put(transaction, ID, 2);
            assertEquals(Optional.of(2L), transaction.find(numbers, ID, now));
            assertEquals(Optional.of(1L), read(ID), "not yet for others");
            return null;
        });

        assertEquals(Optional.of(2L), read(ID));
    }

    @Test
    void what_a_failed_transaction_changed_is_remembered_by_nobody() {
        put(ID, 1);

        assertThrows(
                IllegalStateException.class,
                () -> store.write(SUBSCRIPTION, CLOCK, (transaction, now) -> {
                    put(transaction, ID, 2);
                    assertEquals(Optional.of(2L), transaction.find(numbers, ID, now));
                    throw new IllegalStateException("gives up");
                }));

        assertEquals(Optional.of(1L), read(ID));
    }

    @Test
    void that_there_is_no_record_is_asked_once_until_there_is_one() {
        Remembered remembered = Remembered.by(new MemoryDatabase());
        AtomicInteger asked = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            remembered.answer("a", new Remembered.Changes(), () -> {
                asked.incrementAndGet();
                return Optional.empty();
            });
        }
        assertEquals(1, asked.get());

        assertEquals(Optional.empty(), read(ID));
        put(ID, 1);
        assertEquals(Optional.of(1L), read(ID));
        store.write(SUBSCRIPTION, CLOCK, (transaction, now) -> {
            transaction.put(numbers, ID, Timeline.empty());
            return null;
        });
        assertEquals(Optional.empty(), read(ID));
        assertEquals(List.of(), listed());
    }

    @Test
    void a_reset_and_an_import_leave_nothing_behind() {
        put(ID, 1);
        JsonObject exported = store.export(Optional.empty());
        put(ID, 2);
        read(ID);

        store.restore(Optional.empty(), exported, new Kinds(List.of(numbers), type -> numbers));
        assertEquals(Optional.of(1L), read(ID));

        store.reset(SUBSCRIPTION);
        assertEquals(Optional.empty(), read(ID));

        put(ID, 3);
        read(ID);
        store.reset();
        assertEquals(Optional.empty(), read(ID));
    }

    @Test
    void more_records_than_are_remembered_are_read_all_the_same() {
        int many = 3_000;
        store.write(SUBSCRIPTION, CLOCK, (transaction, now) -> {
            for (int i = 0; i < many; i++) {
                put(transaction, id("n" + i), i);
            }
            return null;
        });

        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < many; i++) {
                assertEquals(Optional.of((long) i), read(id("n" + i)));
            }
        }
        assertTrue(decoded.get() > many, "none is remembered for ever");
    }

    @Test
    void a_record_without_past_or_future_leaves_no_row() {
        put(ID, 1);

        store.write(SUBSCRIPTION, CLOCK, (transaction, now) -> {
            transaction.put(numbers, ID, Timeline.empty());
            return null;
        });

        assertEquals(Optional.empty(), read(ID));
        assertEquals(
                0, store.export(Optional.of(SUBSCRIPTION)).objects("resource").size());
    }

    /** Readers who began after a change was answered find it, or a later one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void nobody_reads_what_an_answered_change_has_replaced(int ids) throws Exception {
        AtomicLong[] answered = new AtomicLong[ids];
        for (int i = 0; i < ids; i++) {
            answered[i] = new AtomicLong();
            put(id("n" + i), 0);
        }
        List<Callable<Boolean>> work = new ArrayList<>();
        work.add(() -> {
            for (int change = 1; change <= 400; change++) {
                put(id("n" + change % ids), change);
                answered[change % ids].set(change);
            }
            return true;
        });
        for (int reader = 0; reader < 4; reader++) {
            work.add(() -> {
                for (int i = 0; i < 4_000; i++) {
                    long before = answered[i % ids].get();
                    long found = read(id("n" + i % ids)).orElseThrow();
                    assertTrue(found >= before, () -> found + " after " + before);
                }
                return true;
            });
        }
        Race.of(work);
    }

    /** Readers who ask too early remember that there is nothing; those who began after the answer find it. */
    @Test
    void nobody_misses_what_an_answered_change_has_put() throws Exception {
        AtomicInteger answered = new AtomicInteger(-1);
        List<Callable<Boolean>> work = new ArrayList<>();
        work.add(() -> {
            for (int i = 0; i < 400; i++) {
                put(id("fresh" + i), i);
                answered.set(i);
            }
            return true;
        });
        for (int reader = 0; reader < 4; reader++) {
            work.add(() -> {
                for (int last = answered.get(); last < 399; last = answered.get()) {
                    read(id("fresh" + (last + 1)));
                    read(id("fresh" + (last + 2)));
                    if (last >= 0) {
                        assertEquals(Optional.of((long) last), read(id("fresh" + last)));
                    }
                }
                return true;
            });
        }
        Race.of(work);
    }

    /** All of one change or all of another, and none older than what was answered before. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_page_shows_one_moment(int ids) throws Exception {
        AtomicLong answered = new AtomicLong();
        putAll(ids, 0);
        List<Callable<Boolean>> work = new ArrayList<>();
        work.add(() -> {
            for (int change = 1; change <= 400; change++) {
                putAll(ids, change);
                answered.set(change);
            }
            return true;
        });
        for (int reader = 0; reader < 3; reader++) {
            work.add(() -> {
                for (int i = 0; i < 2_000; i++) {
                    long before = answered.get();
                    List<Long> found = listed();
                    assertEquals(ids, found.size());
                    assertEquals(1, found.stream().distinct().count(), found::toString);
                    assertTrue(found.get(0) >= before, () -> found + " after " + before);
                }
                return true;
            });
        }
        Race.of(work);
    }

    private void putAll(int ids, long value) {
        store.write(SUBSCRIPTION, CLOCK, (transaction, now) -> {
            for (int i = 0; i < ids; i++) {
                put(transaction, id("n" + i), value);
            }
            return null;
        });
    }

    private List<Long> listed() {
        return store.read(this::listed);
    }

    private List<Long> listed(Transaction transaction) {
        return transaction.all(numbers, ResourceId.subscription(SUBSCRIPTION), NOW).stream()
                .map(Stored::value)
                .toList();
    }

    private void put(ResourceId id, long value) {
        store.write(SUBSCRIPTION, CLOCK, (transaction, now) -> {
            put(transaction, id, value);
            return null;
        });
    }

    private void put(Transaction transaction, ResourceId id, long value) {
        transaction.put(numbers, id, Timeline.<Long>empty().then(NOW, value));
    }

    private Optional<Long> read(ResourceId id) {
        return store.read(transaction -> transaction.find(numbers, id, NOW));
    }
}
