package dev.malachite.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.Page;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.arm.async.Polling;
import dev.malachite.arm.async.Progression;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Transaction.Stretch;
import dev.malachite.store.jdbc.MemoryDatabase;
import dev.malachite.store.memory.MemoryStore;
import dev.malachite.time.Timeline;
import dev.malachite.time.Timeline.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The store in memory and the one on tables answer every question alike, whatever has been changed. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StoresAgreeProperties {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> SUBSCRIPTIONS = List.of("aaa", "aaa-b", "ccc");
    private static final List<Kind<Long>> KINDS =
            List.of(kind("Microsoft.Test/plain"), kind("Microsoft.Test/lasting").remembered());
    private static final Kinds ALL = new Kinds(List.copyOf(KINDS), type -> KINDS.get(0));
    private static final int STEPS = 120;

    private final Store memory = new MemoryStore(1);
    private final Store tables = MemoryDatabase.store(1);

    /** Numbers that depend on the resource that their last digit names. */
    private static Kind<Long> kind(String type) {
        return new Kind<>(
                        new ResourceType(type),
                        value -> JsonObject.of("number", value),
                        document -> document.integer("number").orElseThrow(),
                        value -> value % 10 < 4 ? Optional.of("/depended/" + value % 10) : Optional.empty())
                .inOrder();
    }

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @AfterEach
    void close() {
        memory.close();
        tables.close();
    }

    /** What both stores answer. */
    private <R> R both(Function<Store, R> work) {
        R found = work.apply(memory);
        R expected = work.apply(tables);
        if (expected instanceof Map<?, ?> answers) {
            answers.forEach(
                    (question, answer) -> assertEquals(answer, ((Map<?, ?>) found).get(question), () -> "" + question));
        }
        assertEquals(expected, found);
        return found;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_has_been_changed_they_answer_alike(long seed) {
        Random random = new Random(seed);
        Instant now = START;
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(random.nextInt(100) == 0 ? 8_000_000 : random.nextInt(400));
            change(random.nextLong(), now);
            if (step % 10 == 0) {
                Instant at = now;
                long question = random.nextLong();
                both(store -> store.read(transaction -> answers(transaction, new Random(question), at)));
            }
        }
        JsonObject exported = both(store -> store.export(Optional.empty()));
        both(store -> store.export(Optional.of("AAA")));
        both(store -> {
            store.reset("aaa");
            return store.export(Optional.empty());
        });
        both(store -> {
            store.restore(Optional.empty(), exported, ALL);
            return store.export(Optional.empty());
        });
        assertEquals(exported, memory.export(Optional.empty()));
        both(store -> {
            store.reset();
            return store.export(Optional.empty());
        });
    }

    private void change(long seed, Instant now) {
        boolean fails = seed % 7 == 0;
        Function<Store, Object> change = store -> {
            Random random = new Random(seed);
            String subscription = SUBSCRIPTIONS.get(random.nextInt(SUBSCRIPTIONS.size()));
            return store.write(subscription, InstantSource.fixed(now), (transaction, at) -> {
                for (int i = 0; i < 3; i++) {
                    once(transaction, random, subscription, at);
                }
                if (fails) {
                    throw new IllegalStateException("gives up");
                }
                return answers(transaction, random, at);
            });
        };
        if (fails) {
            assertThrows(IllegalStateException.class, () -> change.apply(memory));
            assertThrows(IllegalStateException.class, () -> change.apply(tables));
        } else {
            both(change);
        }
    }

    private static ResourceId id(Random random, String subscription) {
        ResourceId group = ResourceId.subscription(subscription).child("resourceGroups", "G" + random.nextInt(2));
        return switch (random.nextInt(6)) {
            case 0 -> ResourceId.subscription(subscription);
            case 1 -> group;
            default -> group.child("providers", "Microsoft.Test").child("things", "T" + random.nextInt(6));
        };
    }

    private static void once(Transaction transaction, Random random, String subscription, Instant now) {
        List<AsyncOperation> operations = transaction.operations(Optional.empty());
        ResourceId id = id(random, subscription);
        Kind<Long> kind = KINDS.get(Math.floorMod(id.key().hashCode(), KINDS.size()));
        Timeline<Long> history = transaction.history(kind, id);
        Timeline<Long> grown = history.kept(now).then(now, (long) random.nextInt(1_000));
        AsyncOperation operation = operation(random, transaction.newGuid(), id, now);
        switch (random.nextInt(8)) {
            case 0 -> transaction.put(kind, id, Timeline.empty());
            case 1 -> transaction.put(kind, id, grown.thenNothing(Moment.at(now.plusSeconds(random.nextInt(900)))));
            case 2, 3 -> {
                transaction.put(operation);
                transaction.put(kind, id, grown.then(operation.end(), (long) random.nextInt(1_000)));
            }
            case 4 -> transaction.own("name-" + random.nextInt(4), id);
            case 5 ->
                operations.stream()
                        .filter(one -> one.endsAt().isEmpty())
                        .findFirst()
                        .ifPresent(one -> transaction.end(one, now));
            case 6 -> operations.stream().findFirst().ifPresent(one -> transaction.countPoll(one.name()));
            default -> transaction.put(kind, id, grown);
        }
    }

    private static AsyncOperation operation(Random random, String name, ResourceId target, Instant now) {
        boolean waits = random.nextBoolean();
        Duration takes = Duration.ofSeconds(random.nextInt(600));
        return new AsyncOperation(
                name,
                new OperationId("BackupVaults_Delete"),
                target,
                "westus",
                new ApiVersion("2024-04-01"),
                now,
                waits ? Optional.empty() : Optional.of(now.plus(takes)),
                waits ? new Progression.Manual() : new Progression.Takes(takes),
                0,
                random.nextBoolean()
                        ? Outcome.succeeded()
                        : new Outcome.Failed(JsonObject.of("error", JsonObject.of("code", "X"))),
                random.nextBoolean() ? Optional.of("10") : Optional.empty(),
                Polling.PLAIN);
    }

    /** Every question that there is. */
    private static Map<String, Object> answers(Transaction transaction, Random random, Instant now) {
        Map<String, Object> answers = new LinkedHashMap<>();
        String subscription = SUBSCRIPTIONS.get(random.nextInt(SUBSCRIPTIONS.size()));
        ResourceId scope = id(random, subscription);
        Page.Request page = new Page.Request(random.nextInt(40) - 1, 1 + random.nextInt(3));
        Instant earlier = now.minusSeconds(random.nextInt(3_000));
        Stretch stretch = new Stretch(earlier, now, random.nextInt(20) - 1, 1 + random.nextInt(5));
        String key = "/depended/" + random.nextInt(4);
        for (Kind<Long> kind : KINDS) {
            answers.put("history of " + kind.type(), transaction.history(kind, scope));
            answers.put(
                    "storedId of " + kind.type(),
                    transaction.storedId(kind, scope).map(ResourceId::toString));
            answers.put("list of " + kind.type(), transaction.list(kind, scope, now, page));
            answers.put("all of " + kind.type(), transaction.all(kind, ResourceId.subscription(subscription), earlier));
            answers.put("exists of " + kind.type(), transaction.exists(kind, scope, now));
            answers.put("isReferenced of " + kind.type(), transaction.isReferenced(kind, key, now));
            answers.put("referencing of " + kind.type(), sorted(transaction.referencing(kind, key, now)));
            answers.put("lived of " + kind.type(), transaction.lived(kind, scope, stretch));
            answers.put("lived since of " + kind.type(), transaction.lived(kind, scope, Stretch.since(earlier)));
            answers.put(
                    "begun of " + kind.type(), transaction.begun(kind, scope, earlier, now, random.nextInt(10) - 1, 3));
            answers.put("at of " + kind.type(), transaction.at(kind, subscription, random.nextInt(60)));
            answers.put("listReferencing of " + kind.type(), transaction.listReferencing(kind, key, scope, now, page));
        }
        answers.put("subscriptions", transaction.subscriptions());
        answers.put("operations", transaction.operations(Optional.of(subscription)));
        answers.put(
                "owner",
                IntStream.range(0, 4)
                        .mapToObj(i -> transaction.owner("name-" + i))
                        .toList());
        answers.put("owners", transaction.owners("name-"));
        transaction.operations(Optional.empty()).stream()
                .findFirst()
                .ifPresent(one -> answers.put("operation", transaction.operation(one.name())));
        return answers;
    }

    @Test
    void a_poll_of_an_operation_that_is_forgotten_meanwhile_counts_nothing() {
        both(store -> store.write("aaa", () -> START, (transaction, now) -> {
            transaction.put(operation(new Random(1), "started", ResourceId.subscription("aaa"), now));
            return null;
        }));

        int before = both(store -> store.read(transaction -> {
            store.reset();
            return transaction.countPoll("started");
        }));

        assertEquals(0, before);
    }

    /** Records of two subscriptions may have the same position. */
    private static List<String> sorted(List<Stored<Long>> stored) {
        return stored.stream().map(Stored::toString).sorted().toList();
    }
}
