package dev.malachite.fault;

import dev.malachite.endpoint.EndpointException;
import dev.malachite.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The rules of one sort, found by operation: an exchange looks only at the rules that name its operation or none.
 * Thread-safe; looking takes no lock.
 */
public final class Rules<R extends Rule> {
    /** How many rules there can be, in all subscriptions. */
    public static final int MAX_RULES = 1_000;

    private static final int MAX_REMEMBERED = 4_096;
    private static final int MAX_PATH = 1_024;

    private final Map<String, Armed<R>> byKey = new LinkedHashMap<>();
    private long places;
    private volatile Index<R> index = new Index<>(List.of());

    /** The rules as they lie, in order: those of any operation, and by operation both. */
    private static final class Index<R extends Rule> {
        private final List<Armed<R>> all;
        private final List<Armed<R>> ofAny;
        private final Map<String, List<Armed<R>>> byOperation = new HashMap<>();
        private final boolean asksPolls;
        private final Map<Subject.Place, List<Armed<R>>> remembered = new ConcurrentHashMap<>();

        private Index(List<Armed<R>> all) {
            this.all = all;
            this.ofAny =
                    all.stream().filter(armed -> operation(armed).isEmpty()).toList();
            this.asksPolls =
                    all.stream().map(armed -> armed.rule().header().match()).anyMatch(Index::asksPolls);
            all.stream()
                    .flatMap(armed -> operation(armed).stream())
                    .distinct()
                    .forEach(id -> byOperation.put(
                            id,
                            all.stream()
                                    .filter(armed -> operation(armed).isEmpty()
                                            || operation(armed).get().equals(id))
                                    .toList()));
        }

        /** A poll's URL need not name the vault or the instance, and never names the operation that was started. */
        private static boolean asksPolls(Match match) {
            return match.phase().filter(phase -> phase == Phase.REQUEST).isEmpty()
                    && (match.operationId().isPresent()
                            || match.vault().isPresent()
                            || match.backupInstance().isPresent()
                            || match.resourceGroup().isPresent()
                            || match.nthPoll().isPresent());
        }

        private static Optional<String> operation(Armed<?> armed) {
            return armed.rule().header().match().operationId().map(id -> id.toLowerCase(Locale.ROOT));
        }

        /** The rules that could take an exchange, as far as its place decides; looked for once. */
        private List<Armed<R>> about(Subject exchange) {
            if (all.isEmpty()) {
                return all;
            }
            Subject.Place place = exchange.place();
            List<Armed<R>> known = remembered.get(place);
            return known != null ? known : remember(place, find(exchange));
        }

        private List<Armed<R>> find(Subject exchange) {
            return byOperation.getOrDefault(exchange.operationId().toLowerCase(Locale.ROOT), ofAny).stream()
                    .filter(armed -> owns(armed, exchange.subscription())
                            && armed.rule().header().match().placeVerdict(exchange) == Match.Verdict.MATCHES)
                    .toList();
        }

        private List<Armed<R>> remember(Subject.Place place, List<Armed<R>> found) {
            if (place.path().length() <= MAX_PATH) {
                if (remembered.size() >= MAX_REMEMBERED) {
                    remembered.clear();
                }
                remembered.put(place, found);
            }
            return found;
        }
    }

    /** A rule that took an exchange, and as which of its hits. */
    public record Hit<R extends Rule>(Armed<R> armed, long number) {
        public R rule() {
            return armed.rule();
        }
    }

    public boolean isEmpty() {
        return index.all.isEmpty();
    }

    /** Whether a rule can only be judged knowing which operation a poll is about. */
    boolean asksPolls() {
        return index.asksPolls;
    }

    /** The first rule, by priority, that takes the exchange. */
    Optional<Hit<R>> first(Subject exchange) {
        for (Armed<R> armed : index.about(exchange)) {
            if (armed.rule().header().match().contentVerdict(exchange) == Match.Verdict.MATCHES) {
                long number = armed.take(exchange.request().now());
                if (number > 0) {
                    return Optional.of(new Hit<>(armed, number));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean owns(Armed<?> armed, Optional<String> subscription) {
        Optional<String> owner = armed.rule().header().owner();
        return owner.isEmpty() || (subscription.isPresent() && owner.get().equalsIgnoreCase(subscription.get()));
    }

    /** What each rule would say to an exchange; nothing is counted. */
    List<JsonObject> explain(Subject exchange) {
        List<JsonObject> said = new ArrayList<>();
        boolean taken = false;
        for (Armed<R> armed : index.all) {
            Match.Verdict verdict = armed.rule().header().match().verdict(exchange);
            Optional<String> why = !owns(armed, exchange.subscription())
                    ? Optional.of("the rule belongs to another subscription")
                    : verdict != Match.Verdict.MATCHES
                            ? Optional.of(verdict.selector() + " does not match")
                            : armed.reluctance(exchange.request().now());
            boolean first = why.isEmpty() && !taken;
            taken |= why.isEmpty();
            said.add(JsonObject.builder()
                    .put("id", armed.rule().header().id())
                    .put("subscription", armed.rule().header().owner())
                    .put("takes", first)
                    .put("reason", why.orElse(first ? "it matches" : "it matches, but another rule comes first"))
                    .build());
        }
        return said;
    }

    public synchronized Armed<R> put(R rule, Instant now) {
        return putAll(List.of(rule), now).get(0);
    }

    /** Puts rules, all of them or, when they are too many, none. */
    public synchronized List<Armed<R>> putAll(List<R> rules, Instant now) {
        requireRoom(rules);
        List<Armed<R>> armed = new ArrayList<>();
        for (R rule : rules) {
            Armed<R> one = new Armed<>(rule, places++, now);
            byKey.put(key(rule), one);
            armed.add(one);
        }
        reindex();
        return armed;
    }

    /**
     * Refuses rules that are too many.
     *
     * @throws EndpointException 400
     */
    synchronized void requireRoom(List<R> rules) {
        long added =
                rules.stream().filter(rule -> !byKey.containsKey(key(rule))).count();
        if (byKey.size() + added > MAX_RULES) {
            throw EndpointException.badRequest("", "There can be at most " + MAX_RULES + " rules.");
        }
    }

    /** A rule with the counters that it once had. */
    public record Kept<T extends Rule>(T rule, JsonObject state) {}

    /** Puts kept rules in place of those of a subscription, or of all. */
    synchronized void replace(Optional<String> owner, List<Kept<R>> kept) {
        byKey.values().removeIf(belongsTo(owner));
        for (Kept<R> one : kept) {
            Instant since = one.state.string("since").map(Instant::parse).orElseThrow();
            byKey.put(key(one.rule), new Armed<>(one.rule, places++, since).restored(one.state));
        }
        reindex();
    }

    /**
     * Refuses rules that are too many in place of those of a subscription, or of all.
     *
     * @throws EndpointException 400
     */
    synchronized void requireRoom(Optional<String> owner, List<Kept<R>> kept) {
        long others = byKey.values().stream().filter(belongsTo(owner).negate()).count();
        if (others + kept.size() > MAX_RULES) {
            throw EndpointException.badRequest("", "There can be at most " + MAX_RULES + " rules.");
        }
    }

    private static String key(Rule rule) {
        return key(rule.header().owner(), rule.header().id());
    }

    private static String key(Optional<String> owner, String id) {
        return owner.orElse("").toLowerCase(Locale.ROOT) + " " + id;
    }

    private void reindex() {
        index = new Index<>(byKey.values().stream()
                .sorted(Comparator.comparingInt(
                                (Armed<R> armed) -> armed.rule().header().priority())
                        .thenComparingLong(Armed::place))
                .toList());
    }

    public Optional<Armed<R>> find(Optional<String> owner, String id) {
        return index.all.stream()
                .filter(armed -> key(armed.rule()).equals(key(owner, id)))
                .findFirst();
    }

    /** The rules in their order: those of a subscription, or of all. */
    public List<Armed<R>> list(Optional<String> owner) {
        return index.all.stream().filter(belongsTo(owner)).toList();
    }

    private Predicate<Armed<R>> belongsTo(Optional<String> owner) {
        return armed -> owner.isEmpty()
                || armed.rule()
                        .header()
                        .owner()
                        .filter(owner.get()::equalsIgnoreCase)
                        .isPresent();
    }

    public synchronized boolean remove(Optional<String> owner, String id) {
        boolean removed = byKey.remove(key(owner, id)) != null;
        reindex();
        return removed;
    }

    /** Removes the rules of a subscription, or of all. */
    public synchronized void clear(Optional<String> owner) {
        byKey.values().removeIf(belongsTo(owner));
        reindex();
    }

    /** The rules with their counters. */
    public List<JsonObject> state(Optional<String> owner) {
        return list(owner).stream().map(Armed::state).toList();
    }
}
