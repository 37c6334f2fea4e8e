package dev.malachite.contract.traffic;

import java.util.Locale;
import java.util.Optional;

/**
 * What a client sent.
 *
 * @param method in upper case
 * @param url absolute, as sent; not a {@link java.net.URI}, for placeholders such as {@code <subscription:1>} are none
 * @param body text, mostly JSON; absent rather than empty
 */
public record Request(String method, String url, Headers headers, Optional<String> body) {
    public Request {
        method = method.toUpperCase(Locale.ROOT);
        body = body.filter(text -> !text.isEmpty());
    }

    /** The URL taken apart. */
    public Url location() {
        return Url.of(url);
    }
}
