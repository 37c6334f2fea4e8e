package dev.malachite.fault;

import dev.malachite.arm.Delivery.Damage;
import dev.malachite.endpoint.EndpointException;
import dev.malachite.endpoint.Fields;
import dev.malachite.json.Content;
import dev.malachite.json.JsonObject;
import dev.malachite.time.Chance;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads faults, strictly. Immutable. */
public final class FaultReader {
    private static final int MAX_ITEMS = 20;
    private static final int GARBAGE_BYTES = 64;
    private static final List<String> EFFECTS = List.of("armError", "delay", "transport", "commit", "mutate");
    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding", "connection", "upgrade");
    /** Words of a widespread API simulator for the same. */
    private static final Map<String, String> ALIASES = Map.of(
            "CONNECTION_RESET_BY_PEER", "reset",
            "EMPTY_RESPONSE", "empty",
            "RANDOM_DATA_THEN_CLOSE", "garbage");

    private final RuleReader rules;

    public FaultReader(RuleReader rules) {
        this.rules = rules;
    }

    /**
     * Reads a fault.
     *
     * @throws EndpointException 400 with the pointer of what is wrong
     */
    public FaultRule read(String id, Optional<String> owner, Fields rule) {
        Rule.Header header = rules.header(id, owner, rule);
        Fields effect = rule.requiredFields("effect");
        rule.refuseOthers();
        List<String> present = EFFECTS.stream().filter(effect::has).toList();
        effect.refuseOthers();
        if (present.size() != 1) {
            throw EndpointException.badRequest(
                    effect.pointer(),
                    "A fault has exactly one effect of " + String.join(", ", EFFECTS) + ", not " + present.size()
                            + ".");
        }
        return new FaultRule(header, effect(effect, present.get(0)));
    }

    private Effect effect(Fields effect, String word) {
        if (word.equals("transport")) {
            return transport(effect);
        }
        Fields about = effect.requiredFields(word);
        return switch (word) {
            case "armError" -> new Effect.Refuse(rules.error(about));
            case "delay" -> delay(about);
            case "commit" -> commit(about);
            default -> mutate(about);
        };
    }

    private static Effect delay(Fields delay) {
        List<String> present = List.of("fixed", "uniform", "lognormal").stream()
                .filter(delay::has)
                .toList();
        if (present.size() != 1) {
            throw EndpointException.badRequest(
                    delay.pointer(), "A delay has exactly one of fixed, uniform and lognormal.");
        }
        Optional<Long> seed = delay.big("seed", Long.MIN_VALUE, Long.MAX_VALUE);
        Effect.Distribution distribution = switch (present.get(0)) {
            case "fixed" ->
                new Effect.Distribution.Fixed(delay.duration("fixed").orElseThrow());
            case "uniform" -> uniform(delay.requiredFields("uniform"));
            default -> lognormal(delay.requiredFields("lognormal"));
        };
        delay.refuseOthers();
        if (seed.isEmpty() && !present.get(0).equals("fixed")) {
            throw delay.wrong("seed", "A distribution needs a seed, so that a run can be repeated.");
        }
        return new Effect.Delay(distribution, seed.orElse(0L));
    }

    private static Effect.Distribution uniform(Fields uniform) {
        Duration lower = uniform.duration("lower").orElseThrow(() -> uniform.wrong("lower", "This is required."));
        Duration upper = uniform.duration("upper").orElseThrow(() -> uniform.wrong("upper", "This is required."));
        uniform.refuseOthers();
        if (lower.compareTo(upper) > 0) {
            throw uniform.wrong("upper", "The upper bound lies below the lower one.");
        }
        return new Effect.Distribution.Uniform(lower, upper);
    }

    private static Effect.Distribution lognormal(Fields lognormal) {
        Duration median =
                lognormal.duration("median").orElseThrow(() -> lognormal.wrong("median", "This is required."));
        double sigma =
                lognormal.number("sigma", 0, 10).orElseThrow(() -> lognormal.wrong("sigma", "This is required."));
        Duration max = lognormal.duration("max").orElse(Duration.ofMinutes(10));
        lognormal.refuseOthers();
        return new Effect.Distribution.Lognormal(median, sigma, max);
    }

    /** Either the bare word, or an object with the word as {@code kind}. */
    private static Effect transport(Fields effect) {
        Optional<String> bare = effect.object().string("transport");
        Fields about = bare.isPresent()
                ? Fields.of(JsonObject.of("kind", bare.get()), effect.pointer() + "/transport")
                : effect.requiredFields("transport");
        String asked = about.requiredText("kind");
        String kind = ALIASES.getOrDefault(asked.toUpperCase(Locale.ROOT), asked);
        Optional<String> moment = about.word("moment", List.of("request", "response"));
        boolean handled = moment.filter("response"::equals).isPresent();
        Effect read = switch (kind) {
            case "reset" -> new Effect.Break(new Damage.Reset(), handled);
            case "empty" -> new Effect.Break(new Damage.Empty(), handled);
            case "garbage" -> new Effect.Break(new Damage.Garbage(garbage(about)), handled);
            case "truncate" -> truncate(about);
            case "dribble" -> dribble(about);
            default -> throw about.wrong("kind", "This must be one of reset, empty, garbage, truncate, dribble.");
        };
        about.refuseOthers();
        boolean partial = kind.equals("truncate") || kind.equals("dribble");
        if (partial && moment.filter("request"::equals).isPresent()) {
            throw about.wrong("moment", "Part of an answer can only come once there is one: response.");
        }
        return read;
    }

    private static Content garbage(Fields about) {
        long seed = about.big("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(0L);
        byte[] bytes = new byte[GARBAGE_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (Chance.unit(seed, "garbage", i) * 256);
        }
        return Content.of(bytes);
    }

    private static Effect truncate(Fields about) {
        int percent = about.whole("percent", 0, 99).orElse(50);
        boolean reset = about.word("then", List.of("close", "reset"))
                .filter("reset"::equals)
                .isPresent();
        return new Effect.Break(new Damage.Truncate(percent, reset), true);
    }

    private static Effect dribble(Fields about) {
        int chunks = about.whole("chunks", 1, 1_000).orElse(5);
        Duration over = about.duration("over").orElseThrow(() -> about.wrong("over", "Say over how long: PT2S."));
        return new Effect.Break(new Damage.Dribble(chunks, over), true);
    }

    private Effect commit(Fields commit) {
        String apply = commit.word("apply", List.of("before-failure", "never"))
                .orElseThrow(() -> commit.wrong("apply", "This is required: before-failure or never."));
        Optional<ErrorChoice> error = commit.fields("armError").map(rules::error);
        commit.refuseOthers();
        if (error.isPresent() && apply.equals("never")) {
            throw commit.wrong("armError", "A change that is never applied is answered as if it were.");
        }
        return new Effect.Commit(apply.equals("before-failure"), error);
    }

    private static Effect mutate(Fields mutate) {
        List<String> removed = mutate.texts("removeHeaders", MAX_ITEMS);
        Map<String, String> set = mutate.map("setHeaders", MAX_ITEMS);
        set.forEach((name, value) -> {
            boolean framing = FRAMING.contains(name.toLowerCase(Locale.ROOT));
            boolean clean = name.matches("[A-Za-z0-9-]{1,64}")
                    && value.length() <= 4_096
                    && value.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
            if (framing || !clean) {
                throw mutate.wrong("setHeaders", "'" + name + "' cannot be set: transport faults break the framing.");
            }
        });
        List<JsonObject> patch = mutate.list("jsonPatch", MAX_ITEMS).stream()
                .map(FaultReader::patch)
                .toList();
        Optional<Integer> status = mutate.whole("status", 200, 599);
        mutate.refuseOthers();
        if (removed.isEmpty() && set.isEmpty() && patch.isEmpty() && status.isEmpty()) {
            throw EndpointException.badRequest(
                    mutate.pointer(), "Say what changes: status, removeHeaders, setHeaders or jsonPatch.");
        }
        return new Effect.Mutate(status, removed, set, patch);
    }

    private static JsonObject patch(Fields step) {
        String operation = step.word("op", List.of("add", "remove", "replace"))
                .orElseThrow(() -> step.wrong("op", "This is required: add, remove or replace."));
        String path = step.requiredText("path");
        RuleReader.requirePointer(step, "path", path);
        if (step.has("value") == operation.equals("remove")) {
            throw step.wrong("value", operation.equals("remove") ? "remove has no value." : "This is required.");
        }
        step.refuseOthers();
        return step.object();
    }
}
