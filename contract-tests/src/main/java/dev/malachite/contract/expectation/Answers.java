package dev.malachite.contract.expectation;

import dev.malachite.contract.traffic.Url;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Rules that every single answer has to meet. */
final class Answers {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    /** The value, or just its beginning, of each header that all recorded answers have. */
    private static final Map<String, String> FIXED = new TreeMap<>(Map.of(
            "Cache-Control", "no-cache",
            "Pragma", "no-cache",
            "Expires", "-1",
            "Strict-Transport-Security", "max-age=",
            "X-Content-Type-Options", "nosniff"));

    /** Empty in the oldest traffic that we have, but always there. */
    private static final List<String> IDS = List.of("Date", "x-ms-request-id", "x-ms-correlation-request-id");

    private Answers() {}

    static void check(Step step) {
        checkRetryAfter(step);
        checkError(step);
        checkNextLink(step);
        for (String id : IDS) {
            if (step.lacks(id)) {
                step.report(AsyncRule.REQUEST_IDS, Place.header(id), "missing");
            }
        }
        FIXED.forEach((name, value) -> checkFixed(step, name, value));
    }

    private static void checkFixed(Step step, String name, String value) {
        // RFC 6797 forbids this one over plain HTTP.
        boolean pointless = name.equals("Strict-Transport-Security")
                && step.exchange().request().url().toLowerCase(Locale.ROOT).startsWith("http:");
        String sent = step.header(name).orElse("");
        if (!pointless && !step.provenance().strips(name) && !sent.startsWith(value)) {
            step.report(
                    AsyncRule.FIXED_HEADERS, Place.header(name), sent.isEmpty() ? "missing" : "not '" + value + "'");
        }
    }

    private static void checkRetryAfter(Step step) {
        step.header("Retry-After").ifPresent(value -> {
            Place place = Place.header("Retry-After");
            if (!SECONDS.matcher(value).matches()) {
                step.report(AsyncRule.RETRY_AFTER_SECONDS, place, "'" + value + "' is no whole number of seconds");
            }
            if (step.failed() && step.status() < 500 && step.status() != 429 && step.status() != 408) {
                step.report(AsyncRule.RETRY_AFTER_WHEN_WAITING_HELPS, place, "sent with " + step.status());
            }
        });
    }

    private static void checkError(Step step) {
        // 406 is the one error that the service answers without a body.
        if (!step.failed()
                || (step.status() == 406 && step.exchange().response().body().isEmpty())) {
            return;
        }
        JsonNode error = step.body().path("error");
        for (String member : List.of("code", "message")) {
            if (error.path(member).asString("").isEmpty()) {
                step.report(AsyncRule.ERROR_ENVELOPE, Place.body("$.error." + member), "missing or empty");
            }
        }
    }

    private static void checkNextLink(Step step) {
        JsonNode next = step.body().path("nextLink");
        boolean last = next.isMissingNode() || next.isNull();
        if (!last && !Url.of(next.asString("")).isAbsolute()) {
            step.report(AsyncRule.NEXT_LINK, Place.body("$.nextLink"), "not an absolute URL");
        }
    }
}
