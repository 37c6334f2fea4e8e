package dev.malachite.journal;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.Headers;
import dev.malachite.json.Content;
import dev.malachite.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the journal holds of an exchange until somebody reads it: the parts of the request and of the answer as they
 * are, but for tokens, which never enter. Most are dropped unread, so that what costs more is done on reading.
 *
 * @param resourceId the resource that the path named, or ""
 * @param headers the request's, without tokens
 * @param content the request's, cut where it is too long to be kept
 * @param answer the bytes of the answer's body, empty for none
 */
record Capture(
        Instant at,
        String operationId,
        String resourceId,
        String subscriptionId,
        ArmRequest.Wire wire,
        Headers headers,
        Content content,
        int status,
        Map<String, String> responseHeaders,
        Content answer,
        List<ArmResponse.Remark> remarks) {
    private static final int MAX_BODY = 64 << 10;

    /** What the headers and URLs of an exchange take, in bytes. */
    private static final long USUAL_WEIGHT = 2_560;

    static Capture of(ArmRequest request, ArmResponse response) {
        boolean routed = !request.operationId().equals(ArmRequest.Route.NONE.operationId());
        String resourceId = routed ? request.resourceId().toString() : "";
        String subscriptionId = routed ? request.resourceId().subscriptionId().orElse("") : "";
        Content sent = request.wire().content();
        ArmRequest.Wire wire = request.wire();
        return new Capture(
                request.now(),
                request.operationId().value(),
                resourceId,
                subscriptionId,
                new ArmRequest.Wire(
                        wire.method(), wire.path(), wire.query(), Headers.empty(), Content.none(), wire.baseUrl()),
                request.headers().without(Secrets::isSecretHeader),
                sent.size() > MAX_BODY ? Content.of(sent.text(MAX_BODY)) : sent,
                response.status(),
                response.headers(),
                response.body().map(body -> Content.of(body.toBytes())).orElse(Content.none()),
                response.remarks());
    }

    /** An estimate of the memory that the exchange holds, in bytes. */
    long weight() {
        return USUAL_WEIGHT + content.size() + answer.size();
    }

    /**
     * The exchange as it may be shown: without secrets.
     *
     * @param place counts the exchanges of the subscription from 1
     */
    Exchange exchange(long place) {
        String query = wire.query().toString();
        return new Exchange(
                place,
                at,
                operationId,
                resourceId,
                subscriptionId,
                wire.method(),
                wire.baseUrl() + wire.path() + (query.isEmpty() ? "" : "?" + query),
                headers.asMap(),
                Secrets.redacted(content.text(Integer.MAX_VALUE)),
                status,
                responseHeaders,
                answer.isEmpty()
                        ? Optional.empty()
                        : Optional.of(JsonObject.parseTrusted(answer.text(Integer.MAX_VALUE))),
                remarks);
    }
}
