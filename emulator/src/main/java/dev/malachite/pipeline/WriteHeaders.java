package dev.malachite.pipeline;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.CorrelationIds;
import dev.malachite.time.TextOfSecond;
import dev.malachite.time.WireTime;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The headers that every ARM answer carries.
 *
 * <p>Source: recorded traffic (the six fixed headers, content types, rate limits); the article (ids, their forms).
 */
public final class WriteHeaders implements Step {
    /** Takes back what an earlier answer under the name may have said. Source: RFC 6797, 6.1.1. */
    private static final String FORGET = "max-age=0";

    private static final Pattern THIS_MACHINE =
            Pattern.compile("https://(localhost|host\\.docker\\.internal)(:[0-9]+)?(/.*)?", Pattern.CASE_INSENSITIVE);

    private final RateLimits rateLimits;
    private final TextOfSecond date = new TextOfSecond(WireTime::header);

    public WriteHeaders(RateLimits rateLimits) {
        this.rateLimits = rateLimits;
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        ArmResponse response = chain.proceed(request);
        return response.withHeadersBefore(headers -> write(request, response, headers));
    }

    private void write(ArmRequest request, ArmResponse response, Map<String, String> headers) {
        common(
                headers,
                request.ids(),
                date.of(request.now()),
                isOnThisMachine(request.wire().baseUrl()));
        boolean gateway =
                response.header("x-ms-failure-cause").filter("gateway"::equals).isPresent();
        if (!gateway) {
            rateLimits
                    .charge(request, request.now())
                    .ifPresent(remaining -> headers.put(remaining.header(), Integer.toString(remaining.calls())));
        }
        if (request.headers()
                .first("x-ms-return-client-request-id")
                .filter("true"::equalsIgnoreCase)
                .isPresent()) {
            request.ids().clientRequestId().ifPresent(id -> headers.put("x-ms-client-request-id", id));
        }
        if (response.body().isPresent()) {
            headers.put("Content-Type", contentType(request, gateway));
        }
    }

    /**
     * The headers of any answer, also of one that the HTTP server gives before a request could be read.
     *
     * @param date the instant of the answer, as {@link WireTime#header} writes it
     * @param onThisMachine whether the answer goes over HTTPS to a name that every developer's machine has. A browser
     *     would take the header to heart for all ports of that name, and refuse the machine's plain HTTP servers for a
     *     year: ADR 0205.
     */
    public static void common(Map<String, String> headers, CorrelationIds ids, String date, boolean onThisMachine) {
        headers.put("Cache-Control", "no-cache");
        headers.put("Pragma", "no-cache");
        headers.put("Expires", "-1");
        headers.put("x-ms-request-id", ids.requestId());
        headers.put("x-ms-correlation-request-id", ids.correlationRequestId());
        headers.put("x-ms-routing-request-id", ids.routingRequestId());
        headers.put("Strict-Transport-Security", onThisMachine ? FORGET : "max-age=31536000; includeSubDomains");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Date", date);
    }

    private static boolean isOnThisMachine(String baseUrl) {
        return baseUrl.startsWith("https") && THIS_MACHINE.matcher(baseUrl).matches();
    }

    /** ARM's gateway names the charset; the service does in all but the oldest version, whose captures have none. */
    private static String contentType(ArmRequest request, boolean gateway) {
        return !gateway && request.apiVersion().value().equals("2021-01-01")
                ? "application/json"
                : "application/json; charset=utf-8";
    }
}
