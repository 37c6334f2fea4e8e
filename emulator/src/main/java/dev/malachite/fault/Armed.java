package dev.malachite.fault;

import dev.malachite.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** A rule with what became of it. Thread-safe. */
public final class Armed<R extends Rule> {
    private final R rule;
    private final long place;
    private final Instant since;
    private long seen;
    private long hits;
    private Optional<Instant> lastHit = Optional.empty();
    private Optional<Instant> before = Optional.empty();

    Armed(R rule, long place, Instant since) {
        this.rule = rule;
        this.place = place;
        this.since = since;
    }

    public R rule() {
        return rule;
    }

    long place() {
        return place;
    }

    /** Counts a matching exchange, and says whether the rule takes it and as which hit, counted from 1; 0 when not. */
    synchronized long take(Instant now) {
        When when = rule.header().when();
        if (when.isOver(since, now)) {
            return 0;
        }
        seen++;
        if (!when.takes(rule.header().id(), seen, hits)) {
            return 0;
        }
        hits++;
        before = lastHit;
        lastHit = Optional.of(now);
        return hits;
    }

    /** Takes back the last hit, of an exchange in which the rule had nothing to do. */
    synchronized void giveBack() {
        seen--;
        hits--;
        lastHit = before;
    }

    /** Why the rule would not take the next matching exchange; empty when it would. */
    synchronized Optional<String> reluctance(Instant now) {
        When when = rule.header().when();
        if (when.isOver(since, now)) {
            return Optional.of(
                    "activeFor is over since " + since.plus(when.activeFor().orElseThrow()));
        }
        if (seen + 1 <= when.skip()) {
            return Optional.of("skip lets " + (when.skip() - seen) + " more through");
        }
        if (when.times().filter(most -> hits >= most).isPresent()) {
            return Optional.of("times is used up after " + hits + " hits");
        }
        return when.takes(rule.header().id(), seen + 1, hits)
                ? Optional.empty()
                : Optional.of("probability decides against it");
    }

    public synchronized long hits() {
        return hits;
    }

    public synchronized JsonObject toJson() {
        JsonObject.Builder shown = JsonObject.builder()
                .put("id", rule.header().id())
                .put("subscription", rule.header().owner());
        JsonObject source = rule.header().source();
        return shown.build()
                .overlaid(source.without("id", "subscription"))
                .with("hits", hits)
                .with("lastHit", (Object) lastHit.map(Instant::toString).orElse(null));
    }

    /** The rule with its counters, to be put back by {@link Rules#replace}. */
    synchronized JsonObject state() {
        return JsonObject.builder()
                .put("id", rule.header().id())
                .put("subscription", rule.header().owner())
                .put("rule", rule.header().source())
                .put("since", since.toString())
                .put("seen", seen)
                .put("hits", hits)
                .put("lastHit", lastHit.map(Instant::toString))
                .build();
    }

    synchronized Armed<R> restored(JsonObject state) {
        seen = state.integer("seen").orElse(0);
        hits = state.integer("hits").orElse(0);
        lastHit = state.string("lastHit").map(Instant::parse);
        return this;
    }
}
