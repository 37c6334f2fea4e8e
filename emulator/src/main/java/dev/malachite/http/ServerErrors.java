package dev.malachite.http;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.CorrelationIds;
import dev.malachite.arm.Headers;
import dev.malachite.pipeline.RequestIds;
import dev.malachite.pipeline.WriteHeaders;
import dev.malachite.time.WireTime;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what the HTTP server refuses before any of our code sees it, in ARM's envelope too. */
final class ServerErrors extends ErrorHandler {
    private final RequestIds requestIds;
    private final InstantSource clock;

    ServerErrors(RequestIds requestIds, InstantSource clock) {
        this.requestIds = requestIds;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Instant now = clock.instant();
        CorrelationIds ids = requestIds.next("", Headers.empty(), now);
        int status = response.getStatus() >= 400 ? response.getStatus() : 400;
        ArmResponse answer = ArmResponse.error(error(status), ids.activityId());
        Map<String, String> headers = new LinkedHashMap<>();
        // The host is not known yet, and may be this machine's own.
        WriteHeaders.common(headers, ids, WireTime.header(now), request.isSecure());
        headers.putAll(answer.headers());
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(answer.body().orElseThrow().toBytes()), callback);
        return true;
    }

    private static ArmError error(int status) {
        return switch (status) {
            case 414 -> ArmErrors.requestUriTooLong();
            case 431 -> ArmErrors.badRequest(431, "its headers are too large");
            case 505 -> ArmErrors.badRequest(505, "its HTTP version is not supported");
            default -> ArmErrors.badRequest(status, "it breaks the rules of HTTP");
        };
    }
}
