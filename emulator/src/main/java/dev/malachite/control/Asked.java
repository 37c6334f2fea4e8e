package dev.malachite.control;

import dev.malachite.endpoint.EndpointException;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.time.Clocks;
import dev.malachite.time.Guids;
import dev.malachite.time.VirtualClock;
import java.util.Optional;

/** What the query of a control request asks for. */
final class Asked {
    private Asked() {}

    /**
     * The subscription that the request is about; nothing for all of them.
     *
     * @throws EndpointException 400 when it is no GUID, for it could never be met again
     */
    static Optional<String> subscription(EndpointRequest request) {
        Optional<String> asked = value(request, "subscription");
        asked.filter(id -> !Guids.isGuid(id)).ifPresent(id -> {
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
