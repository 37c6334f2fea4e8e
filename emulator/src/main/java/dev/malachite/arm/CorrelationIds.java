package dev.malachite.arm;

import java.util.Optional;

/**
 * The ids under which a request is known.
 *
 * @param requestId unique to the request: {@code x-ms-request-id}
 * @param correlationRequestId groups related requests: the client's, or made here
 * @param routingRequestId {@code REGION:yyyyMMddTHHmmssZ:guid}
 * @param clientRequestId what the client called the request; echoed on demand
 */
public record CorrelationIds(
        String requestId, String correlationRequestId, String routingRequestId, Optional<String> clientRequestId) {
    /**
     * The id that Azure writes into errors and jobs: the client's own, else the correlation id.
     *
     * <p>Source: recorded traffic (every activity id is the client's request id); the article.
     */
    public String activityId() {
        return clientRequestId.orElse(correlationRequestId);
    }
}
