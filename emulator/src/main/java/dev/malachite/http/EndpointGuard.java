package dev.malachite.http;

import dev.malachite.arm.ArmRequest;
import dev.malachite.endpoint.EndpointException;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.endpoint.EndpointTable;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the endpoints outside ARM, and keeps strangers from the emulator's own: web pages, who can send requests to
 * this machine but not without saying so; who has not the token, when there is one; and other machines, when there is
 * none (ADR 0407). Thread-safe.
 */
public final class EndpointGuard {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointGuard.class);
    /** Everything below is the emulator's own. */
    static final String CONTROL = "/_malachite";

    private static final String BEARER = "Bearer ";
    private static final List<String> FORWARDED = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via");

    private final Optional<byte[]> tokenHash;
    private final boolean loopback;

    /**
     * A guard.
     *
     * @param token that everybody has to bring, if any
     * @param loopback whether other machines cannot reach the emulator anyway
     */
    public EndpointGuard(Optional<String> token, boolean loopback) {
        this.tokenHash = token.map(EndpointGuard::hash);
        this.loopback = loopback;
    }

    /** Hashes are of one length, so that comparing them tells nothing. */
    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    void answer(Context context, EndpointTable.Match match, ArmRequest received) throws IOException {
        ArmRequest.Wire wire = received.wire();
        EndpointRequest request = new EndpointRequest(
                wire.method(),
                wire.path(),
                match.parameters(),
                wire.query(),
                wire.headers(),
                wire.content(),
                wire.baseUrl(),
                received.now(),
                received.ids());
        EndpointResponse response = respond(match, request, context.req());
        context.status(response.status());
        context.res().setHeader("Cache-Control", "no-store");
        context.res().setHeader("X-Content-Type-Options", "nosniff");
        context.res().setHeader("x-ms-request-id", received.ids().requestId());
        response.headers().forEach(context.res()::setHeader);
        if (!response.contentType().isEmpty()) {
            context.res().setHeader("Content-Type", response.contentType());
        }
        if (response.status() != 204) {
            context.res().setContentLength(response.content().size());
            context.res().getOutputStream().write(response.content().bytes());
        }
    }

    private EndpointResponse respond(EndpointTable.Match match, EndpointRequest request, HttpServletRequest servlet) {
        try {
            if (match.endpoint()
                    .filter(found -> found.path().startsWith(CONTROL))
                    .isPresent()) {
                requireOwnOrigin(request);
                if (!match.endpoint().get().open()) {
                    requireLeave(request, servlet);
                }
                requireJson(request);
            }
            return match.answer(request);
        } catch (EndpointException e) {
            EndpointResponse refusal = e.toResponse();
            return refusal.status() == 401 ? refusal.withHeader("WWW-Authenticate", "Bearer") : refusal;
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

    private void requireLeave(EndpointRequest request, HttpServletRequest servlet) {
        if (tokenHash.isPresent()) {
            String sent = request.headers().first("Authorization").orElse("");
            boolean bearer = sent.regionMatches(true, 0, BEARER, 0, BEARER.length());
            if (!bearer || !MessageDigest.isEqual(tokenHash.get(), hash(sent.substring(BEARER.length())))) {
                throw EndpointException.unauthorized("The control API asks for the admin token as a bearer token.");
            }
            return;
        }
        boolean forwarded = FORWARDED.stream()
                .anyMatch(name -> request.headers().first(name).isPresent());
        if (!loopback && (forwarded || !isThisMachine(servlet.getRemoteAddr()))) {
            throw EndpointException.forbidden("Without an admin token the control API answers this machine alone:"
                    + " start with --admin-token.");
        }
    }

    /** The address is one that the socket told, so nothing is looked up. */
    private static boolean isThisMachine(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
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
