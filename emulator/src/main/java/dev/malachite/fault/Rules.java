package dev.malachite.fault;

import dev.malachite.endpoint.EndpointException;
import dev.malachite.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The rules of one sort, in their order. Thread-safe; looking takes no lock. */
public final class Rules<R extends Rule> {
    /** How many rules there can be, in all subscriptions. */
    public static final int MAX_RULES = 1_000;

    private final Map<String, Armed<R>> byKey = new LinkedHashMap<>();
    private long places;
    private volatile RuleIndex<R> index = new RuleIndex<>(List.of());

    /** A rule that took an exchange, and as which of its hits. */
    public record Hit<R extends Rule>(Armed<R> armed, long number) {
        public R rule() {
            return armed.rule();
        }
    }

    public boolean isEmpty() {
        return index.all().isEmpty();
    }

    /** Whether a rule can only be judged knowing which operation a poll is about. */
    boolean asksPolls() {
        return index.asksPolls();
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

    /** What each rule would say to an exchange; nothing is counted. */
    List<JsonObject> explain(Subject exchange) {
        List<JsonObject> said = new ArrayList<>();
        boolean taken = false;
        for (Armed<R> armed : index.all()) {
            Match.Verdict verdict = armed.rule().header().match().verdict(exchange);
            Optional<String> why = !RuleIndex.owns(armed.rule().header(), exchange.place())
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
        index = new RuleIndex<>(byKey.values().stream()
                .sorted(Comparator.comparingInt(
                                (Armed<R> armed) -> armed.rule().header().priority())
                        .thenComparingLong(Armed::place))
                .toList());
    }

    public Optional<Armed<R>> find(Optional<String> owner, String id) {
        return index.all().stream()
                .filter(armed -> key(armed.rule()).equals(key(owner, id)))
                .findFirst();
    }

    /** The rules in their order: those of a subscription, or of all. */
    public List<Armed<R>> list(Optional<String> owner) {
        return index.all().stream().filter(belongsTo(owner)).toList();
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
