package dev.malachite.junit;

import dev.malachite.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The clock that a test's subscription lives by; other tests have their own. Thread-safe. */
public final class MalachiteClock {
    private final ControlDoor door;

    MalachiteClock(ControlDoor door) {
        this.door = door;
    }

    /**
     * An operation that has ended.
     *
     * @param operationId the swagger's, of the operation that was started
     * @param name under which it is polled
     * @param target the resource on which it worked
     * @param status {@code Succeeded}, {@code Failed} or {@code Canceled}
     */
    public record Due(Instant at, String operationId, String name, String target, String status) {}

    public Instant now() {
        return Instant.parse(door.ask("GET", "clock").string("now").orElseThrow());
    }

    /** Moves time forward, and tells which operations have ended meanwhile, in order. */
    public List<Due> advance(Duration by) {
        return door.ask("POST", "clock/advance", JsonObject.of("by", by.toString())).objects("due").stream()
                .map(due -> new Due(
                        Instant.parse(due.string("at").orElseThrow()),
                        due.string("operationId").orElseThrow(),
                        due.string("name").orElseThrow(),
                        due.string("target").orElseThrow(),
                        due.string("status").orElseThrow()))
                .toList();
    }

    /** Lets time stand still. */
    public void freeze() {
        put("mode", "frozen");
    }

    /** Lets time flow. */
    public void flow() {
        put("mode", "flowing");
    }

    /** Sets the time, backwards too. */
    public void set(Instant now) {
        put("now", now.toString());
    }

    /** How many virtual seconds pass in a real one while time flows. */
    public void scale(double scale) {
        put("scale", scale);
    }

    /** Moves time after each answered poll, so that an unmodified client ends a long operation in a few polls. */
    public void autoAdvanceOnPoll(Duration by) {
        put("autoAdvanceOnPoll", by.toString());
    }

    private void put(String name, Object value) {
        door.ask("PUT", "clock", JsonObject.of(name, value));
    }
}
