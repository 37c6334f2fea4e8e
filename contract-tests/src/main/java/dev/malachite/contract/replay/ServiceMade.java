package dev.malachite.contract.replay;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Values that a service makes up, told by their shape: ids, and times, which differ in every run. */
public final class ServiceMade {
    private static final String GUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    // Base64 of GUIDs has neither plus nor slash, which is as well: a slash before it belongs to the path.
    /** GUIDs, recovery points' ids, names of operations (Base64 of two GUIDs), and placeholders of sanitised ids. */
    private static final Pattern IDS = Pattern.compile("(?i)" + GUID
            + "|(?<![0-9a-z])[0-9a-f]{32}(?![0-9a-z])|(?<![0-9a-z])[0-9a-z]{60,}={0,2}"
            + "|<[a-z]+:\\d+>");

    private static final Pattern INSTANT = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}T\\d{2}(?::|%3A)\\d{2}(?::|%3A)\\d{2}(?:\\.\\d+)?(?:Z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern DURATION =
            Pattern.compile("(?<![A-Za-z])PT(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?(?![A-Za-z])");
    private static final Pattern TIME_SPAN = Pattern.compile("(?:\\d+\\.)?\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?");
    private static final Pattern TICKS = Pattern.compile("(?<!\\d)6\\d{17}(?!\\d)");

    private ServiceMade() {}

    static List<String> idsIn(String text) {
        return IDS.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The text with its times replaced by what kind of time each is. Year 1 stands for "not yet" and stays. */
    public static String withoutTimes(String text) {
        String timeless =
                INSTANT.matcher(text).replaceAll(match -> match.group().startsWith("0001-") ? "<not yet>" : "<time>");
        timeless = TIME_SPAN.matcher(timeless).replaceAll("<duration>");
        timeless = DURATION.matcher(timeless).replaceAll("<duration>");
        return TICKS.matcher(timeless).replaceAll("<ticks>");
    }
}
