package dev.malachite.journal;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.json.Content;
import java.time.Instant;
import java.util.List;

/**
 * An exchange on its way into the journal: the parts of the request and of the answer as they are, but for tokens,
 * which never enter. Most are dropped unread, so that what costs more is done on reading, by {@link Kept}.
 *
 * @param subscriptionId the subscription that the path named, or ""
 * @param resourceId the resource that the path named, or nothing
 * @param heads the method, the URL and the headers of both sides, without tokens
 * @param content the request's, cut where it is too long to be kept
 * @param answer the bytes of the answer's body, empty for none
 */
record Capture(
        Instant at,
        String operationId,
        String subscriptionId,
        int status,
        List<ArmResponse.Remark> remarks,
        Content resourceId,
        Content heads,
        Content content,
        Content answer) {
    private static final int MAX_BODY = 64 << 10;

    static Capture of(ArmRequest request, ArmResponse response) {
        boolean routed = !request.operationId().equals(ArmRequest.Route.NONE.operationId());
        Content sent = request.wire().content();
        return new Capture(
                request.now(),
                request.operationId().value(),
                routed ? request.resourceId().subscriptionId().orElse("") : "",
                response.status(),
                response.remarks(),
                routed ? Content.of(request.resourceId().toString()) : Content.none(),
                Content.of(Heads.of(request, response).text()),
                sent.size() > MAX_BODY ? Content.of(sent.text(MAX_BODY)) : sent,
                response.body().map(body -> Content.of(body.toBytes())).orElse(Content.none()));
    }

    /** What is long of it, in the order in which {@link Kept} reads it. */
    List<Content> texts() {
        return List.of(resourceId, heads, content, answer);
    }
}
