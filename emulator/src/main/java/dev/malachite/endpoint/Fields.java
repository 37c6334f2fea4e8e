package dev.malachite.endpoint;

import dev.malachite.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an object of a control body strictly: every member is asked for by name and type, and {@link #refuseOthers}
 * refuses what nobody asked for. Each refusal is a 400 with the member's JSON pointer. Used by one thread.
 */
public final class Fields {
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final int MAX_TEXT = 8_192;

    private final JsonObject object;
    private final String pointer;
    private final Set<String> asked = new LinkedHashSet<>();

    private Fields(JsonObject object, String pointer) {
        this.object = object;
        this.pointer = pointer;
    }

    public static Fields of(JsonObject object) {
        return new Fields(object, "");
    }

    /** The members of an object that stands somewhere in a greater whole. */
    public static Fields of(JsonObject object, String pointer) {
        return new Fields(object, pointer);
    }

    public String pointer() {
        return pointer;
    }

    public JsonObject object() {
        return object;
    }

    /** A refusal of one member. */
    public EndpointException wrong(String name, String message) {
        return EndpointException.badRequest(pointer + "/" + escaped(name), message);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    public boolean has(String name) {
        asked.add(name);
        return object.has(name);
    }

    public Optional<String> text(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        String text = object.string(name).orElseThrow(() -> wrong(name, "This must be a string."));
        if (text.length() > MAX_TEXT) {
            throw wrong(name, "At most " + MAX_TEXT + " characters.");
        }
        return Optional.of(text);
    }

    public String requiredText(String name) {
        return text(name).orElseThrow(() -> wrong(name, "This is required."));
    }

    /** A text that can be a header's value. */
    public Optional<String> headerText(String name) {
        Optional<String> text = text(name);
        text.filter(value -> value.length() > 128 || !value.chars().allMatch(c -> c >= 0x20 && c < 0x7f))
                .ifPresent(value -> {
                    throw wrong(name, "A header's value has at most 128 printable ASCII characters.");
                });
        return text;
    }

    public Optional<Boolean> flag(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        return Optional.of(object.bool(name).orElseThrow(() -> wrong(name, "This must be true or false.")));
    }

    public Optional<Integer> whole(String name, int least, int most) {
        return big(name, least, most).map(Long::intValue);
    }

    public Optional<Long> big(String name, long least, long most) {
        if (!has(name)) {
            return Optional.empty();
        }
        var number = object.integer(name);
        if (number.isEmpty() || number.getAsLong() < least || number.getAsLong() > most) {
            throw wrong(name, "This must be a whole number from " + least + " to " + most + ".");
        }
        return Optional.of(number.getAsLong());
    }

    public Optional<Double> number(String name, double least, double most) {
        if (!has(name)) {
            return Optional.empty();
        }
        var number = object.number(name);
        if (number.isEmpty() || !(number.getAsDouble() >= least && number.getAsDouble() <= most)) {
            throw wrong(name, "This must be a number from " + least + " to " + most + ".");
        }
        return Optional.of(number.getAsDouble());
    }

    public Optional<Duration> duration(String name) {
        return text(name).map(text -> {
            try {
                Duration duration = Duration.parse(text);
                if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
                    throw wrong(name, "A duration is not negative and at most P36500D.");
                }
                return duration;
            } catch (DateTimeParseException | ArithmeticException e) {
                throw wrong(name, "A duration is written like PT30S or P1D.");
            }
        });
    }

    public Optional<Instant> instant(String name) {
        return text(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw wrong(name, "An instant is written like 2026-01-01T00:00:00Z.");
            }
        });
    }

    /** One of a few words. */
    public Optional<String> word(String name, Collection<String> words) {
        Optional<String> text = text(name);
        text.filter(value -> !words.contains(value)).ifPresent(value -> {
            throw wrong(name, "This must be one of " + String.join(", ", words) + ".");
        });
        return text;
    }

    public Optional<Fields> fields(String name) {
        return json(name).map(value -> new Fields(value, pointer + "/" + escaped(name)));
    }

    public Fields requiredFields(String name) {
        return fields(name).orElseThrow(() -> wrong(name, "This is required."));
    }

    public Optional<JsonObject> json(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        return Optional.of(object.object(name).orElseThrow(() -> wrong(name, "This must be an object.")));
    }

    /** The objects of a list; empty when there is none. */
    public List<Fields> list(String name, int most) {
        if (!has(name)) {
            return List.of();
        }
        List<JsonObject> items =
                object.arrayOfObjects(name).orElseThrow(() -> wrong(name, "This must be a list of objects."));
        if (items.size() > most) {
            throw wrong(name, "At most " + most + " items.");
        }
        List<Fields> fields = new ArrayList<>();
        for (JsonObject item : items) {
            fields.add(new Fields(item, pointer + "/" + escaped(name) + "/" + fields.size()));
        }
        return fields;
    }

    public List<String> texts(String name, int most) {
        if (!has(name)) {
            return List.of();
        }
        List<String> items =
                object.arrayOfStrings(name).orElseThrow(() -> wrong(name, "This must be a list of strings."));
        if (items.size() > most) {
            throw wrong(name, "At most " + most + " items.");
        }
        return items;
    }

    /** An object whose members are all strings, in their order. */
    public Map<String, String> map(String name, int most) {
        Optional<Fields> fields = fields(name);
        Map<String, String> map = new LinkedHashMap<>();
        fields.ifPresent(members -> members.object.names().forEach(key -> map.put(key, members.requiredText(key))));
        if (map.size() > most) {
            throw wrong(name, "At most " + most + " members.");
        }
        return map;
    }

    /** Refuses members that were not asked for. */
    public void refuseOthers() {
        for (String name : object.names()) {
            if (!asked.contains(name)) {
                throw wrong(
                        name, "There is no such member. Nearest: " + String.join(", ", Nearest.to(name, asked)) + ".");
            }
        }
    }
}
