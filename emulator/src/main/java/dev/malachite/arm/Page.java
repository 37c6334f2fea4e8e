package dev.malachite.arm;

import dev.malachite.json.Content;
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
    /** Between the place and what was asked; clients leave it as it is in a query. */
    private static final String BODY = "~";

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
        return new Request(place(request).map(Page::position).orElse(-1L), size);
    }

    /** Whether a request asks for another page than the first. */
    public static boolean isNext(ArmRequest request) {
        return token(request).isPresent();
    }

    private static Optional<String> token(ArmRequest request) {
        return request.query().value("$skipToken").filter(text -> !text.isEmpty());
    }

    /** The place in the list that the request's {@code $skipToken} names, in the list's own words. */
    public static Optional<String> place(ArmRequest request) {
        return token(request).map(token -> token.split(BODY, 2)[0]);
    }

    /**
     * What a list was asked with, when it was asked by POST; its {@code $skipToken} carries it on.
     *
     * @throws ArmException {@code InvalidSkipToken} 400 when the token carries nothing
     */
    public static Content posted(ArmRequest request) {
        String token = token(request).orElse("");
        try {
            byte[] body = Base64.getUrlDecoder().decode(token.substring(token.indexOf(BODY) + 1));
            if (token.contains(BODY) && body.length > 0) {
                return Content.of(body);
            }
        } catch (IllegalArgumentException e) {
            // None of ours, like a token that carries nothing.
        }
        throw ArmErrors.invalidSkipToken(token).toException();
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

    /** The URL of the page of the same list that a token names, filtered and asked for as this one. */
    public static String link(ArmRequest request, String token) {
        String filter = request.query()
                .value("$filter")
                .filter(text -> !text.isBlank())
                .map(text -> "&$filter=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .orElse("");
        String asked = request.body().isEmpty()
                ? ""
                : BODY
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(request.body().toBytes());
        return request.url(request.path()) + filter + "&$skipToken=" + token + asked;
    }
}
