package dev.malachite.control;

import dev.malachite.endpoint.EndpointException;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.time.Clocks;
import dev.malachite.time.VirtualClock;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the query of a control request asks for. */
final class Asked {
    private static final Pattern SUBSCRIPTION =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Asked() {}

    /**
     * The subscription that the request is about; nothing for all of them.
     *
     * @throws EndpointException 400 when it is no GUID, for it could never be met again
     */
    static Optional<String> subscription(EndpointRequest request) {
        Optional<String> asked = value(request, "subscription");
        asked.filter(id -> !SUBSCRIPTION.matcher(id).matches()).ifPresent(id -> {
            throw EndpointException.badRequest("", "The query's subscription is no GUID.");
        });
        return asked;
    }

    static Optional<String> value(EndpointRequest request, String key) {
        return request.query().value(key).filter(text -> !text.isEmpty());
    }

    /**
     * The clock that the request changes.
     *
     * @throws EndpointException 400 when too many subscriptions have one of their own
     */
    static VirtualClock clock(Clocks clocks, Optional<String> subscription) {
        try {
            return clocks.toChange(subscription);
        } catch (IllegalArgumentException e) {
            throw EndpointException.badRequest("", e.getMessage());
        }
    }
}
