package dev.malachite.contract.traffic;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sensitive values and what stands for them: {@code <kind:number>}, numbered as they are met. Equal stays equal.
 *
 * <p>Confined to one run of {@link Sanitiser}; not thread-safe.
 */
final class Placeholders {
    /** Below this length a value is too common to be hunted for; it is still replaced where it was found. */
    private static final int HUNTED_LENGTH = 6;

    private static final Pattern PLACEHOLDER = Pattern.compile("<[a-zA-Z]+:\\d+>");

    /** Without slash first: in a path it separates, and only elsewhere is it a digit. */
    private static final List<Pattern> BASE64 =
            List.of(Pattern.compile("[A-Za-z0-9+]{40,}={0,2}"), Pattern.compile("[A-Za-z0-9+/]{40,}={0,2}"));

    private final Map<String, String> byValue = new HashMap<>();
    private final Spellings hunted = new Spellings(HUNTED_LENGTH);
    private final Map<String, Integer> counters = new HashMap<>();

    /** The placeholder of a value; values that differ in letter case only are the same. */
    String of(String kind, String value) {
        if (value.isEmpty() || PLACEHOLDER.matcher(value).matches()) {
            return value;
        }
        return byValue.computeIfAbsent(
                value.toLowerCase(Locale.ROOT), key -> "<" + kind + ":" + counters.merge(kind, 1, Integer::sum) + ">");
    }

    /** From now on the value is replaced wherever it occurs, in every spelling we know. */
    void hunt(String kind, String value) {
        String placeholder = of(kind, value);
        if (value.length() < HUNTED_LENGTH || placeholder.equals(value)) {
            return;
        }
        hunted.put(value, placeholder);
        hunted.put(URLEncoder.encode(value, StandardCharsets.UTF_8), placeholder);
        hunted.put(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"), placeholder);
        hunted.put(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)), placeholder);
        if (Guids.isGuid(value)) {
            hunted.put(value.replace("-", ""), placeholder);
        }
    }

    /** The text without any of the hunted values. */
    String replaceIn(String text) {
        String replaced = hunted.replaceIn(text);
        for (Pattern base64 : BASE64) {
            replaced = base64.matcher(replaced).replaceAll(match -> Matcher.quoteReplacement(encoded(match.group())));
        }
        return replaced;
    }

    /** Names of operations are Base64 of GUIDs, which may be ids that must not be seen. */
    private String encoded(String base64) {
        try {
            String decoded = new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
            return hunted.replaceIn(decoded).equals(decoded) ? base64 : of("encoded", base64);
        } catch (IllegalArgumentException e) {
            return base64;
        }
    }
}
