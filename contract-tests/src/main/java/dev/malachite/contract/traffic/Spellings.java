package dev.malachite.contract.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Texts, and what takes their place wherever they occur, in any letter case. Where several begin at one place the
 * longest is meant.
 *
 * <p>A run has thousands of them, so those that begin alike are found together: one alternative after the other would
 * cost each of them at each place. Not thread-safe.
 */
final class Spellings {
    private final int shortest;
    private final Map<String, List<Spelling>> byBeginning = new HashMap<>();

    private record Spelling(String lowerCase, String replacement) {}

    /** @param shortest how long a text is at least */
    Spellings(int shortest) {
        this.shortest = shortest;
    }

    /** Another text; the first replacement of a text stays. */
    void put(String text, String replacement) {
        String lowerCase = lowerCase(text);
        List<Spelling> alike =
                byBeginning.computeIfAbsent(lowerCase.substring(0, shortest), beginning -> new ArrayList<>());
        if (alike.stream().noneMatch(known -> known.lowerCase().equals(lowerCase))) {
            alike.add(new Spelling(lowerCase, replacement));
            alike.sort(Comparator.comparingInt(
                            (Spelling spelling) -> spelling.lowerCase().length())
                    .reversed());
        }
    }

    String replaceIn(String text) {
        String lowerCase = lowerCase(text);
        StringBuilder replaced = new StringBuilder(text.length());
        int kept = 0;
        int at = 0;
        while (at + shortest <= text.length()) {
            Optional<Spelling> found = find(lowerCase, at);
            if (found.isPresent()) {
                replaced.append(text, kept, at).append(found.get().replacement());
                at += found.get().lowerCase().length();
                kept = at;
            } else {
                at++;
            }
        }
        return kept == 0 ? text : replaced.append(text, kept, text.length()).toString();
    }

    private Optional<Spelling> find(String text, int at) {
        List<Spelling> alike = byBeginning.getOrDefault(text.substring(at, at + shortest), List.of());
        for (Spelling spelling : alike) {
            if (text.startsWith(spelling.lowerCase(), at)) {
                return Optional.of(spelling);
            }
        }
        return Optional.empty();
    }

    /** Letter by letter, so that places stay the same. */
    private static String lowerCase(String text) {
        char[] letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            letters[i] = Character.toLowerCase(letters[i]);
        }
        return new String(letters);
    }
}
