package dev.malachite.contract.replay;

import dev.malachite.contract.operation.OperationRoutes;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Url;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Which value of one traffic corresponds to which value of another: ids that a service made, and names that clients
 * chose differently. One to one, so that equal stays equal and different stays different.
 *
 * <p>Learns as traffic is compared or replayed; confined to one comparison, not thread-safe.
 */
public final class Rekeying {
    private static final Pattern PLACEHOLDER = Pattern.compile("<[a-zA-Z]+:\\d+>");

    private final Map<String, String> liveByRecorded = new HashMap<>();
    private final Set<String> takenLive = new HashSet<>();
    private Pattern anyRecorded = Pattern.compile("(?!)");
    private boolean stale;

    /** Says beforehand what corresponds, such as the subscription to replay in; ignored if either is known already. */
    public void assume(String recorded, String live) {
        pair(recorded, live);
    }

    /**
     * Learns from an exchange and its counterpart: parameters of the path, and every id in headers and body that stands
     * at the same place in both.
     */
    public void learn(Exchange recorded, Exchange live, OperationRoutes routes) {
        learnOrigin(recorded.request().location(), live.request().location());
        routes.find(recorded.request())
                .ifPresent(from -> routes.find(live.request())
                        .ifPresent(to -> from.parameters().forEach((name, value) -> {
                            if (to.parameters().containsKey(name)) {
                                pair(value, to.parameters().get(name));
                            }
                        })));
        for (String header : recorded.response().headers().names()) {
            String from = recorded.response().headers().first(header).orElse("");
            live.response().headers().first(header).ifPresent(to -> learnText(pathOf(from), pathOf(to)));
        }
        recorded.response()
                .json()
                .ifPresent(from -> live.response().json().ifPresent(to -> learn(from, aligned(from, to))));
    }

    /** The live body with its list in the recorded order, as far as ARM leaves the order open. */
    public JsonNode aligned(JsonNode recorded, JsonNode live) {
        return ListOrder.aligned(recorded, live, this::apply);
    }

    private static String pathOf(String url) {
        return Url.of(url).isAbsolute() ? Url.of(url).path() : url;
    }

    private void learnOrigin(Url recorded, Url live) {
        if (recorded.isAbsolute() && live.isAbsolute()) {
            pair(recorded.origin(), live.origin());
        }
    }

    private void learn(JsonNode recorded, JsonNode live) {
        if (recorded.isString() && live.isString()) {
            learnText(recorded.asString(), live.asString());
        }
        for (Map.Entry<String, JsonNode> member : recorded.properties()) {
            learn(member.getValue(), live.path(member.getKey()));
        }
        for (int i = 0; recorded.isArray() && i < recorded.size() && live.isArray(); i++) {
            learn(recorded.get(i), live.path(i));
        }
    }

    /** Ids at the same places of two texts correspond, if the texts have equally many. */
    private void learnText(String recorded, String live) {
        List<String> from = ServiceMade.idsIn(recorded);
        List<String> to = ServiceMade.idsIn(live);
        if (from.size() == to.size()) {
            for (int i = 0; i < from.size(); i++) {
                pair(from.get(i), to.get(i));
            }
        }
    }

    private void pair(String recorded, String live) {
        String from = recorded.toLowerCase(Locale.ROOT);
        if (!liveByRecorded.containsKey(from) && takenLive.add(live.toLowerCase(Locale.ROOT))) {
            // What is equal but for its letter case keeps each of its spellings.
            liveByRecorded.put(from, live);
            stale |= !recorded.equalsIgnoreCase(live);
        }
    }

    /** A recorded request as the live service has to receive it. */
    public Request apply(Request recorded) {
        return new Request(
                recorded.method(),
                apply(recorded.url()),
                recorded.headers(),
                recorded.body().map(this::apply));
    }

    /** Recorded text with every value replaced whose counterpart is known. */
    public String apply(String recorded) {
        if (stale) {
            anyRecorded = Pattern.compile(
                    changes().keySet().stream()
                            .sorted(Comparator.comparingInt(String::length).reversed())
                            .map(Rekeying::whole)
                            .collect(Collectors.joining("|")),
                    Pattern.CASE_INSENSITIVE);
            stale = false;
        }
        return anyRecorded
                .matcher(recorded)
                .replaceAll(match -> Matcher.quoteReplacement(
                        liveByRecorded.getOrDefault(match.group().toLowerCase(Locale.ROOT), match.group())));
    }

    /** A short name must not be replaced in the middle of a longer one. */
    private static String whole(String value) {
        return PLACEHOLDER.matcher(value).matches()
                ? Pattern.quote(value)
                : "(?<![a-z0-9_-])" + Pattern.quote(value) + "(?![a-z0-9_-])";
    }

    /** What was learned and differs, for readers. */
    public Map<String, String> changes() {
        Map<String, String> changes = new TreeMap<>(liveByRecorded);
        changes.entrySet().removeIf(entry -> entry.getKey().equalsIgnoreCase(entry.getValue()));
        return changes;
    }
}
