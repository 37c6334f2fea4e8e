package dev.malachite.arm;

import dev.malachite.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items in their order
 * @param next after which position the next page starts; empty on the last page
 */
public record Page<T>(List<T> items, OptionalLong next) {
    public Page {
        items = List.copyOf(items);
    }

    /** Where a page starts and how long it is. */
    public record Request(long after, int size) {
        /** All there is, on one page. */
        public static final Request EVERYTHING = new Request(-1, Integer.MAX_VALUE - 1);
    }

    /**
     * The position that the request's {@code $skipToken} names: a token that we gave out, opaque to clients.
     *
     * @throws ArmException {@code InvalidSkipToken} 400 when it is none of ours
     */
    public static Request requested(ArmRequest request, int size) {
        Optional<String> token = request.query().value("$skipToken").filter(text -> !text.isEmpty());
        return new Request(token.map(Page::position).orElse(-1L), size);
    }

    private static long position(String token) {
        try {
            return Long.parseLong(
                    new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII), Character.MAX_RADIX);
        } catch (IllegalArgumentException e) {
            throw ArmErrors.invalidSkipToken(token).toException();
        }
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }

    /** {@code {"value":[…]}}, with {@code nextLink} on every page but the last, as Azure's own lists have it. */
    public static JsonObject toJson(Page<JsonObject> page, ArmRequest request) {
        JsonObject list = JsonObject.of("value", page.items());
        if (page.next().isEmpty()) {
            return list;
        }
        String token = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Long.toString(page.next().getAsLong(), Character.MAX_RADIX)
                        .getBytes(StandardCharsets.US_ASCII));
        return list.with("nextLink", link(request, token));
    }

    /** The URL of the page of the same list that a token names, filtered as this one. */
    public static String link(ArmRequest request, String token) {
        String filter = request.query()
                .value("$filter")
                .filter(text -> !text.isBlank())
                .map(text -> "&$filter=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .orElse("");
        return request.url(request.path()) + filter + "&$skipToken=" + token;
    }
}
