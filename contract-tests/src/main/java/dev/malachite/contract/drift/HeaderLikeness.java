package dev.malachite.contract.drift;

import dev.malachite.contract.traffic.Url;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How much of a header says something about the service rather than about the day and the road. */
enum HeaderLikeness {
    /** Made by transport and front doors; which ones are there depended on the year, not on the operation. */
    IGNORED,
    /** Must be there, with whatever value: ids, counters, times. */
    PRESENCE,
    /** Must be there with the same value. */
    VALUE;

    private static final Set<String> TRANSPORT = Set.of(
            "date",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "vary",
            "server",
            "x-powered-by",
            "x-cache",
            "x-msedge-ref",
            "x-ms-operation-identifier",
            "set-cookie");

    private static final Pattern JSON =
            Pattern.compile("application/json(?:\\s*;\\s*charset=utf-8)?", Pattern.CASE_INSENSITIVE);

    static HeaderLikeness of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (TRANSPORT.contains(lower)) {
            return IGNORED;
        }
        boolean unique = lower.endsWith("request-id") || lower.contains("ratelimit") || lower.equals("etag");
        return unique || lower.equals("x-ms-arm-resource-system-data") ? PRESENCE : VALUE;
    }

    /**
     * A URL's signature is new every time: path and api-version remain. JSON is UTF-8 whether it says so or not: the
     * servers of 2023 did not, those of 2024 do. Evidence: recorded.
     */
    static String comparable(String value) {
        Url url = Url.of(value);
        if (JSON.matcher(value).matches()) {
            return "application/json";
        }
        return url.isAbsolute()
                ? url.origin()
                        + url.path()
                        + url.apiVersion()
                                .map(version -> "?api-version=" + version)
                                .orElse("")
                : value;
    }
}
