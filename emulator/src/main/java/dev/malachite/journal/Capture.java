package dev.malachite.journal;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.json.Content;
import dev.malachite.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the journal holds of an exchange until somebody reads it: the parts of the request and of the answer as they
 * are, but for tokens, which never enter. Most are dropped unread, so that what costs more is done on reading; and each
 * is a handful of objects, for every one of them is moved by the collector that stops the server meanwhile.
 *
 * @param resourceId the resource that the path named, or ""
 * @param heads the method, the URL and the headers of both sides, without tokens
 * @param content the request's, cut where it is too long to be kept
 * @param answer the bytes of the answer's body, empty for none
 */
record Capture(
        Instant at,
        String operationId,
        String resourceId,
        String subscriptionId,
        Heads heads,
        Content content,
        int status,
        Content answer,
        List<ArmResponse.Remark> remarks) {
    private static final int MAX_BODY = 64 << 10;

    /** What the objects around the texts and bodies of an exchange take, in bytes. */
    private static final long FRAME = 512;

    static Capture of(ArmRequest request, ArmResponse response) {
        boolean routed = !request.operationId().equals(ArmRequest.Route.NONE.operationId());
        String resourceId = routed ? request.resourceId().toString() : "";
        String subscriptionId = routed ? request.resourceId().subscriptionId().orElse("") : "";
        Content sent = request.wire().content();
        return new Capture(
                request.now(),
                request.operationId().value(),
                resourceId,
                subscriptionId,
                Heads.of(request, response),
                sent.size() > MAX_BODY ? Content.of(sent.text(MAX_BODY)) : sent,
                response.status(),
                response.body().map(body -> Content.of(body.toBytes())).orElse(Content.none()),
                response.remarks());
    }

    /** An estimate of the memory that the exchange holds, in bytes. */
    long weight() {
        return FRAME + heads.length() + content.size() + answer.size();
    }

    /**
     * The exchange as it may be shown: without secrets.
     *
     * @param place counts the exchanges of the subscription from 1
     */
    Exchange exchange(long place) {
        Heads.Parts parts = heads.parts();
        return new Exchange(
                place,
                at,
                operationId,
                resourceId,
                subscriptionId,
                parts.method(),
                parts.url(),
                parts.requestHeaders().asMap(),
                Secrets.redacted(content.text(Integer.MAX_VALUE)),
                status,
                parts.responseHeaders(),
                answer.isEmpty()
                        ? Optional.empty()
                        : Optional.of(JsonObject.parseTrusted(answer.text(Integer.MAX_VALUE))),
                remarks);
    }
}
