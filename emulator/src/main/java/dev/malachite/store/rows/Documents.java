package dev.malachite.store.rows;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.arm.async.Polling;
import dev.malachite.arm.async.Progression;
import dev.malachite.json.JsonObject;
import dev.malachite.time.Ticks;
import dev.malachite.time.Timeline;
import dev.malachite.time.Timeline.Moment;
import dev.malachite.time.Timeline.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How records look in the columns of rows. */
public final class Documents {
    private Documents() {}

    public static <T> String write(Function<T, JsonObject> values, Timeline<T> history) {
        List<JsonObject> steps = history.steps().stream()
                .map(step -> JsonObject.builder()
                        .put("at", Ticks.of(step.from().instant()))
                        .put("after", step.from().event())
                        .put(
                                "lag",
                                step.from()
                                        .event()
                                        .map(event -> Ticks.of(step.from().lag())))
                        .put("value", step.value().map(values))
                        .build())
                .toList();
        return JsonObject.of("steps", steps).toString();
    }

    public static <T> Timeline<T> read(Function<JsonObject, T> values, String document) {
        return Timeline.of(JsonObject.parseTrusted(document).objects("steps").stream()
                .map(step -> new Step<>(moment(step), step.object("value").map(values)))
                .toList());
    }

    private static Moment moment(JsonObject step) {
        long at = step.integer("at").orElseThrow();
        Optional<String> event = step.string("after");
        return event.isEmpty()
                ? Moment.at(Ticks.instant(at))
                : Moment.after(
                        event.get(),
                        Ticks.instant(at),
                        Ticks.duration(step.integer("lag").orElse(0)));
    }

    /** From when on the resource exists, and until when; {@link Ticks#NEVER} where that waits or has no end. */
    public static <T> long[] existence(Timeline<T> history) {
        long from = Ticks.NEVER;
        long until = Ticks.NEVER;
        for (Step<T> step : history.steps()) {
            long at = step.from().event().isPresent()
                    ? Ticks.NEVER
                    : Ticks.of(step.from().instant());
            if (step.value().isPresent()) {
                from = Math.min(from, at);
                until = Ticks.NEVER;
            } else {
                until = Math.min(until, at);
            }
        }
        return new long[] {from, until};
    }

    /** The columns of a row; a text is null where there is none. */
    public interface Columns<E extends Exception> {
        String text(String column) throws E;

        long number(String column) throws E;
    }

    public static <E extends Exception> AsyncOperation operation(Columns<E> row) throws E {
        long endsAt = row.number("ends_at");
        Optional<JsonObject> document =
                Optional.ofNullable(row.text("outcome_document")).map(JsonObject::parseTrusted);
        return new AsyncOperation(
                row.text("name"),
                new OperationId(row.text("started_by")),
                ResourceId.of(row.text("target")),
                row.text("location"),
                new ApiVersion(row.text("api_version")),
                Ticks.instant(row.number("start_time")),
                endsAt == Ticks.NEVER ? Optional.empty() : Optional.of(Ticks.instant(endsAt)),
                progression(row.text("progression")),
                Math.toIntExact(row.number("polls")),
                outcome(row.text("outcome"), document),
                Optional.ofNullable(row.text("retry_after")),
                Optional.ofNullable(row.text("polling"))
                        .map(text -> Polling.of(JsonObject.parseTrusted(text)))
                        .orElse(Polling.PLAIN));
    }

    public static String polling(Polling polling) {
        return polling.equals(Polling.PLAIN) ? null : polling.toJson().toString();
    }

    private static Outcome outcome(String status, Optional<JsonObject> document) {
        return switch (status) {
            case "Failed" -> new Outcome.Failed(document.orElseThrow());
            case "Canceled" -> new Outcome.Canceled(document.orElseThrow());
            case "Succeeded" -> new Outcome.Succeeded(document);
            default -> throw new IllegalArgumentException("There is no outcome " + status + ".");
        };
    }

    public static String outcomeDocument(Outcome outcome) {
        if (outcome instanceof Outcome.Succeeded succeeded) {
            return succeeded.properties().map(JsonObject::toString).orElse(null);
        }
        return outcome.failure().map(JsonObject::toString).orElse(null);
    }

    public static String text(Progression progression) {
        if (progression instanceof Progression.Takes takes) {
            return "takes " + Ticks.of(takes.duration());
        }
        if (progression instanceof Progression.Polls polls) {
            return "polls " + polls.polls();
        }
        return progression instanceof Progression.Manual ? "manual 0" : "never 0";
    }

    private static Progression progression(String text) {
        int space = Math.max(0, text.indexOf(' '));
        long number = Long.parseLong(text.substring(space + 1));
        return switch (text.substring(0, space)) {
            case "takes" -> new Progression.Takes(Ticks.duration(number));
            case "polls" -> new Progression.Polls((int) number);
            case "manual" -> new Progression.Manual();
            case "never" -> new Progression.Never();
            default -> throw new IllegalArgumentException("There is no progression " + text + ".");
        };
    }
}
