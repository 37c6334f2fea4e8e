package dev.malachite.contract.traffic;

import java.time.Instant;
import java.util.Optional;

/**
 * One request and its response.
 *
 * @param at when it happened, to the second or better; absent if the recorder did not say
 */
public record Exchange(Request request, Response response, Optional<Instant> at) {
    /** An exchange that happened when its answer says. */
    public static Exchange of(Request request, Response response) {
        return new Exchange(request, response, response.headers().first("Date").flatMap(HttpDate::parse));
    }

    public Exchange withRequest(Request other) {
        return new Exchange(other, response, at);
    }

    public Exchange withResponse(Response other) {
        return new Exchange(request, other, at);
    }
}
