package dev.malachite.arm.async;

import dev.malachite.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody asked for about the polls of an operation, beyond its end.
 *
 * @param flaps after the end every second poll still says that the operation runs
 * @param keepFor virtual time after the end for which the poll URLs answer; 404 from then on
 * @param refusals polls that are answered with an error instead
 */
public record Polling(boolean flaps, Optional<Duration> keepFor, List<Refusal> refusals) {
    /** Polls as Azure answers them. */
    public static final Polling PLAIN = new Polling(false, Optional.empty(), List.of());

    /**
     * A poll that is refused.
     *
     * @param nth which poll, counted from 1
     * @param error the {@code error} object of the answer
     */
    public record Refusal(int nth, int status, JsonObject error, Optional<String> retryAfter) {}

    public Polling {
        refusals = List.copyOf(refusals);
    }

    /** Whether it matters which poll one is. */
    public boolean counts() {
        return flaps || !refusals.isEmpty();
    }

    public Optional<Refusal> refusal(int nth) {
        return refusals.stream().filter(refusal -> refusal.nth() == nth).findFirst();
    }

    /** Whether the poll URLs have been forgotten. */
    public boolean isForgotten(Optional<Instant> endedAt, Instant now) {
        return keepFor.isPresent()
                && endedAt.filter(end -> Duration.between(end, now).compareTo(keepFor.get()) >= 0)
                        .isPresent();
    }

    public JsonObject toJson() {
        return JsonObject.builder()
                .put("flaps", flaps)
                .put("keepFor", keepFor.map(Duration::toString))
                .put(
                        "refusals",
                        refusals.stream()
                                .map(refusal -> JsonObject.builder()
                                        .put("nth", refusal.nth())
                                        .put("status", refusal.status())
                                        .put("error", refusal.error())
                                        .put("retryAfter", refusal.retryAfter())
                                        .build())
                                .toList())
                .build();
    }

    /** Reads back what {@link #toJson} wrote. */
    public static Polling of(JsonObject document) {
        return new Polling(
                document.bool("flaps").orElse(false),
                document.string("keepFor").map(Duration::parse),
                document.objects("refusals").stream()
                        .map(refusal -> new Refusal(
                                (int) refusal.integer("nth").orElseThrow(),
                                (int) refusal.integer("status").orElseThrow(),
                                refusal.objectOrEmpty("error"),
                                refusal.string("retryAfter")))
                        .toList());
    }
}
