package dev.malachite.fault;

import dev.malachite.endpoint.EndpointException;
import dev.malachite.endpoint.Fields;
import dev.malachite.endpoint.Nearest;
import dev.malachite.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what all rules have, strictly: a rule that could never match is refused when it is put. Immutable. */
public final class RuleReader {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int MAX_COUNT = 1_000_000;
    private static final int MAX_MEMBERS = 20;
    private static final int MAX_GLOB = 1_024;
    private static final int LEAST_ERROR = 400;
    private static final int MOST_ERROR = 599;

    private final Map<String, String> operationIds = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Presets presets;

    /** @param operationIds every operation that is served */
    public RuleReader(List<String> operationIds, Presets presets) {
        operationIds.forEach(id -> this.operationIds.put(id, id));
        this.presets = presets;
    }

    Rule.Header header(String id, Optional<String> owner, Fields rule) {
        if (!ID.matcher(id).matches()) {
            throw rule.wrong("id", "An id has up to 64 letters, digits, dots, hyphens and underscores.");
        }
        rule.text("id").filter(text -> !text.equals(id)).ifPresent(text -> {
            throw rule.wrong("id", "The URL says another id.");
        });
        rule.text("description");
        return new Rule.Header(
                id,
                owner,
                rule.fields("match").map(this::match).orElseGet(() -> match(Fields.of(JsonObject.empty()))),
                rule.fields("when").map(RuleReader::when).orElse(When.ALWAYS),
                rule.whole("priority", -MAX_COUNT, MAX_COUNT).orElse(0),
                rule.object().without("id", "subscription", "hits", "lastHit"));
    }

    private Match match(Fields match) {
        Match read = new Match(
                match.text("operationId").map(id -> known(match, id)),
                match.word("phase", List.of("request", "poll", "result"))
                        .map(word -> Phase.valueOf(word.toUpperCase(Locale.ROOT))),
                glob(match, "subscription"),
                glob(match, "resourceGroup"),
                glob(match, "vault"),
                glob(match, "backupInstance"),
                glob(match, "datasource"),
                glob(match, "apiVersion"),
                match.whole("nthPoll", 1, MAX_COUNT),
                globs(match, "header"),
                pointers(match));
        match.refuseOthers();
        boolean request = read.phase().filter(phase -> phase == Phase.REQUEST).isPresent();
        if (read.nthPoll().isPresent() && request) {
            throw match.wrong("nthPoll", "A request is no poll: nthPoll contradicts the phase.");
        }
        return read;
    }

    private String known(Fields match, String id) {
        String known = operationIds.get(id);
        if (known == null) {
            throw match.wrong(
                    "operationId",
                    "There is no operation '" + id + "'. Nearest: "
                            + String.join(", ", Nearest.to(id, operationIds.values())) + ".");
        }
        return known;
    }

    private static Optional<Glob> glob(Fields fields, String name) {
        return fields.text(name).map(text -> {
            if (text.isEmpty() || text.length() > MAX_GLOB) {
                throw fields.wrong(name, "This has 1 to " + MAX_GLOB + " characters.");
            }
            return new Glob(text);
        });
    }

    private static Map<String, Glob> globs(Fields fields, String name) {
        Map<String, Glob> globs = new LinkedHashMap<>();
        fields.map(name, MAX_MEMBERS).forEach((key, text) -> globs.put(key, new Glob(text)));
        return globs;
    }

    private static Map<String, Glob> pointers(Fields match) {
        Map<String, Glob> globs = globs(match, "jsonPointer");
        globs.keySet().forEach(key -> requirePointer(match, "jsonPointer", key));
        return globs;
    }

    /** Refuses what is no RFC 6901 pointer below the document's root. */
    static void requirePointer(Fields fields, String name, String pointer) {
        if (!pointer.startsWith("/")) {
            throw fields.wrong(name, "A pointer starts with a slash: /properties/objectType.");
        }
        if (pointer.replace("~0", "").replace("~1", "").contains("~")) {
            throw fields.wrong(name, "This is no JSON pointer: after ~ come 0 or 1.");
        }
    }

    private static When when(Fields when) {
        Optional<Integer> nthCall = when.whole("nthCall", 1, MAX_COUNT);
        Optional<Integer> skip = when.whole("skip", 0, MAX_COUNT);
        Optional<Integer> times = when.whole("times", 1, MAX_COUNT);
        Optional<Double> probability = when.number("probability", 0, 1);
        Optional<Long> seed = when.big("seed", Long.MIN_VALUE, Long.MAX_VALUE);
        Optional<Duration> activeFor = when.duration("activeFor");
        when.refuseOthers();
        if (probability.isPresent() && seed.isEmpty()) {
            throw when.wrong("seed", "A probability needs a seed, so that a run can be repeated.");
        }
        if (nthCall.isPresent() && (skip.isPresent() || times.isPresent())) {
            throw when.wrong("nthCall", "nthCall stands for skip and times together.");
        }
        return new When(
                nthCall.map(nth -> nth - 1).or(() -> skip).orElse(0),
                nthCall.isPresent() ? Optional.of(1) : times,
                probability.orElse(1.0),
                seed.orElse(0L),
                activeFor);
    }

    /** An error: {@code {"preset":…}}, or {@code {"status":…,"code":…,"message":…}}. */
    ErrorChoice error(Fields error) {
        Optional<String> retryAfter = retryAfter(error);
        Optional<String> preset = error.text("preset");
        if (preset.isPresent()) {
            error.refuseOthers();
            return new ErrorChoice.Named(
                    presets.find(preset.get()).orElseThrow(() -> unknownPreset(error, preset.get())), retryAfter);
        }
        int status = error.whole("status", LEAST_ERROR, MOST_ERROR).orElse(LEAST_ERROR);
        JsonObject written = JsonObject.builder()
                .put("code", error.requiredText("code"))
                .put("message", error.requiredText("message"))
                .put("target", error.text("target"))
                .when(
                        error.has("details"),
                        members -> members.put(
                                "details",
                                error.list("details", MAX_MEMBERS).stream()
                                        .map(Fields::object)
                                        .toList()))
                .put("innerError", error.json("innerError"))
                .build();
        error.refuseOthers();
        return new ErrorChoice.Written(status, written, retryAfter);
    }

    private EndpointException unknownPreset(Fields error, String name) {
        List<String> names = presets.all().stream().map(Preset::name).toList();
        return error.wrong(
                "preset",
                "There is no preset '" + name + "'. Nearest: " + String.join(", ", Nearest.to(name, names)) + ".");
    }

    /** A header's value: seconds of a duration, nothing for {@code none}, else the text as it stands. */
    static Optional<String> retryAfter(Fields fields) {
        return fields.headerText("retryAfter").map(text -> {
            if (text.equals("none")) {
                return "";
            }
            return text.startsWith("P")
                    ? Long.toString(fields.duration("retryAfter").orElseThrow().toSeconds())
                    : text;
        });
    }
}
