package dev.malachite.http;

import dev.malachite.arm.CorrelationIds;
import dev.malachite.arm.Headers;
import dev.malachite.arm.Query;
import dev.malachite.endpoint.EndpointException;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.endpoint.EndpointTable;
import dev.malachite.json.Content;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the endpoints outside ARM, and keeps web pages from them: a page of another origin can send requests to this
 * machine, but not without saying so.
 */
final class EndpointGuard {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointGuard.class);
    /** Everything below is the emulator's own. */
    static final String CONTROL = "/_malachite";

    void answer(
            Context context,
            EndpointTable.Match match,
            String path,
            Query query,
            Headers headers,
            Content content,
            String baseUrl,
            Instant now,
            CorrelationIds ids)
            throws IOException {
        EndpointRequest request = new EndpointRequest(
                context.req().getMethod().toUpperCase(Locale.ROOT),
                path,
                match.parameters(),
                query,
                headers,
                content,
                baseUrl,
                now,
                ids);
        EndpointResponse response = respond(match, request);
        context.status(response.status());
        context.res().setHeader("Cache-Control", "no-store");
        context.res().setHeader("X-Content-Type-Options", "nosniff");
        context.res().setHeader("x-ms-request-id", ids.requestId());
        response.headers().forEach(context.res()::setHeader);
        if (!response.contentType().isEmpty()) {
            context.res().setHeader("Content-Type", response.contentType());
        }
        if (response.status() != 204) {
            context.res().setContentLength(response.content().size());
            context.res().getOutputStream().write(response.content().bytes());
        }
    }

    private static EndpointResponse respond(EndpointTable.Match match, EndpointRequest request) {
        try {
            if (match.endpoint().isPresent()
                    && request.path().toLowerCase(Locale.ROOT).contains(CONTROL)) {
                requireOwnOrigin(request);
                requireJson(request);
            }
            return match.answer(request);
        } catch (EndpointException e) {
            return e.toResponse();
        } catch (RuntimeException e) {
            LOG.error(
                    "{} {} failed, requestId={}",
                    request.method(),
                    request.path(),
                    request.ids().requestId(),
                    e);
            return EndpointResponse.json(
                    500,
                    dev.malachite.json.JsonObject.of(
                            "error",
                            dev.malachite.json.JsonObject.of(
                                    "code",
                                    "InternalServerError",
                                    "message",
                                    "See the log for request id "
                                            + request.ids().requestId() + ".")));
        }
    }

    private static void requireOwnOrigin(EndpointRequest request) {
        Optional<String> foreign =
                request.headers().first("Origin").filter(origin -> !origin.equalsIgnoreCase(request.baseUrl()));
        boolean crossSite = request.headers()
                .first("Sec-Fetch-Site")
                .filter(site -> !site.equals("same-origin") && !site.equals("none"))
                .isPresent();
        if (foreign.isPresent() || crossSite) {
            throw EndpointException.forbidden("The control API does not answer web pages of another origin.");
        }
    }

    private static void requireJson(EndpointRequest request) {
        String type = request.headers().first("Content-Type").orElse("");
        boolean json = type.toLowerCase(Locale.ROOT).startsWith("application/json");
        boolean writes = !request.method().equals("GET") && !request.method().equals("HEAD");
        if (writes && !request.content().isEmpty() && !json) {
            throw EndpointException.unsupportedMediaType(type);
        }
    }
}
