package dev.malachite.endpoint;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that somebody may have meant. */
public final class Nearest {
    private static final int SHOWN = 3;

    private Nearest() {}

    /** The nearest names, nearest first; those that hold the word come before those that resemble it. */
    public static List<String> to(String word, Collection<String> names) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return names.stream()
                .sorted(Comparator.comparing(
                                (String name) -> !name.toLowerCase(Locale.ROOT).contains(wanted))
                        .thenComparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /** Levenshtein's distance, of texts that are cut to a length at which it stays cheap. */
    private static int distance(String one, String other) {
        String a = one.substring(0, Math.min(one.length(), 128));
        String b = other.substring(0, Math.min(other.length(), 128));
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
