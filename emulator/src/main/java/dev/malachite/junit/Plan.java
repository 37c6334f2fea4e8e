package dev.malachite.junit;

import dev.malachite.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An operation plan: how an accepted operation evolves, in the words of the YAML. Not thread-safe. */
public final class Plan extends Members {
    private final List<JsonObject> polls = new ArrayList<>();

    Plan() {}

    public Plan match(Consumer<Match> match) {
        set("match", new Match(), match);
        return this;
    }

    public Plan when(Consumer<When> when) {
        set("when", new When(), when);
        return this;
    }

    /** The smaller comes first. */
    public Plan priority(int priority) {
        set("priority", priority);
        return this;
    }

    public Plan progression(Consumer<Progression> progression) {
        set("progression", new Progression(), progression);
        return this;
    }

    public Plan outcome(Consumer<Outcome> outcome) {
        set("outcome", new Outcome(), outcome);
        return this;
    }

    public Plan retryAfter(Duration wait) {
        return retryAfter(wait.toString());
    }

    /** {@code none} for no header, else its value as it stands, garbage too. */
    public Plan retryAfter(String value) {
        set("retryAfter", value);
        return this;
    }

    /** The nth poll, counted from 1, is refused. */
    public Plan poll(int nth, Consumer<AzureError> error) {
        AzureError words = new AzureError();
        error.accept(words);
        polls.add(JsonObject.of("nth", nth, "error", words.toJson()));
        set("polls", List.copyOf(polls));
        return this;
    }

    /** The poll URLs answer for so long after the end, then 404. */
    public Plan afterTerminal(Duration keepFor) {
        set("afterTerminal", JsonObject.of("keepFor", keepFor.toString(), "then", 404));
        return this;
    }
}
