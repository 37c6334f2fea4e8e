package dev.malachite.journal;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.json.Content;
import java.time.Instant;

/**
 * An exchange on its way into the journal: the request and the answer as they are. Most are dropped unread, so that
 * what costs more is done on reading, by {@link Kept}. Immutable.
 *
 * @param subscriptionId the subscription that the path named, or ""
 * @param resourceId the resource that the path named, or ""
 * @param wire the request; its tokens are not written
 * @param content the request's, cut where it is too long to be kept
 * @param answer the answer's body, empty for none
 */
record Capture(
        Instant at,
        String operationId,
        String subscriptionId,
        String resourceId,
        ArmRequest.Wire wire,
        Content content,
        ArmResponse response,
        Content answer) {
    private static final int MAX_BODY = 64 << 10;

    static Capture of(ArmRequest request, ArmResponse response) {
        boolean routed = !request.operationId().equals(ArmRequest.Route.NONE.operationId());
        Content sent = request.wire().content();
        return new Capture(
                request.now(),
                request.operationId().value(),
                routed ? request.resourceId().subscriptionId().orElse("") : "",
                routed ? request.resourceId().toString() : "",
                request.wire(),
                sent.size() > MAX_BODY ? Content.of(sent.text(MAX_BODY)) : sent,
                response,
                response.body().map(body -> Content.of(body.toBytes())).orElse(Content.none()));
    }
}
