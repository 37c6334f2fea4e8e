package dev.malachite.http;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.CorrelationIds;
import dev.malachite.arm.Headers;
import dev.malachite.arm.Query;
import dev.malachite.endpoint.EndpointTable;
import dev.malachite.json.Content;
import dev.malachite.pipeline.OperationTable;
import dev.malachite.pipeline.Pipeline;
import dev.malachite.pipeline.RequestIds;
import dev.malachite.pipeline.WriteHeaders;
import dev.malachite.time.VirtualClock;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Bytes to requests, answers to bytes. Everything is ARM but the endpoints that are named: the control API and what
 * clients ask of an identity provider. Thread-safe.
 */
public final class FrontDoor {
    private final Wire wire;
    private final Pipeline pipeline;
    private final EndpointTable endpoints;
    private final EndpointGuard guard;
    private final RequestIds requestIds;
    private final VirtualClock clock;
    private final AllowedHosts hosts;
    private final Optional<String> publicBaseUrl;

    public FrontDoor(
            Pipeline pipeline,
            EndpointTable endpoints,
            RequestIds requestIds,
            VirtualClock clock,
            String bind,
            Optional<String> publicBaseUrl) {
        this.pipeline = pipeline;
        this.endpoints = endpoints;
        this.guard = new EndpointGuard();
        this.requestIds = requestIds;
        this.clock = clock;
        this.wire = new Wire(clock);
        this.hosts = new AllowedHosts(bind, publicBaseUrl, Optional.ofNullable(System.getenv("HOSTNAME")));
        this.publicBaseUrl = publicBaseUrl.map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    void handle(Context context) throws IOException {
        HttpServletRequest servlet = context.req();
        Headers headers = headers(servlet);
        Instant now = clock.instant();
        String path = servlet.getRequestURI();
        CorrelationIds ids = requestIds.next(path, headers, now);
        String host = servlet.getHeader("Host");
        Optional<ArmResponse> refused = refused(servlet, host, ids, now);
        if (refused.isPresent()) {
            wire.write(context, refused.get());
            return;
        }
        Content content = RequestContent.read(servlet);
        Optional<ArmError> unreadable = unreadable(servlet, content);
        if (unreadable.isPresent()) {
            wire.write(context, plain(ArmResponse.error(unreadable.get(), ids.activityId()), ids, now));
            return;
        }
        String baseUrl = publicBaseUrl.orElseGet(() -> servlet.getScheme() + "://" + host);
        Query query = query(servlet.getQueryString());
        Optional<EndpointTable.Match> endpoint =
                endpoints.match(servlet.getMethod().toUpperCase(Locale.ROOT), OperationTable.segments(path));
        if (endpoint.isPresent()) {
            guard.answer(context, endpoint.get(), path, query, headers, content, baseUrl, now, ids);
            return;
        }
        wire.write(
                context,
                pipeline.run(ArmRequest.received(
                        new ArmRequest.Wire(
                                servlet.getMethod().toUpperCase(Locale.ROOT), path, query, headers, content, baseUrl),
                        now,
                        ids)));
    }

    /** A query that cannot be decoded is answered like one that is empty: the api-version is missing. */
    private static Query query(String raw) {
        try {
            return Query.parse(raw == null ? "" : raw);
        } catch (dev.malachite.arm.ArmException e) {
            return Query.parse("");
        }
    }

    private static Optional<ArmError> unreadable(HttpServletRequest servlet, Content content) {
        return content.size() > RequestContent.LIMIT
                ? Optional.of(ArmErrors.requestEntityTooLarge(RequestContent.LIMIT))
                : RequestContent.unsupportedEncoding(servlet).map(ArmErrors::unsupportedMediaType);
    }

    private Optional<ArmResponse> refused(HttpServletRequest servlet, String host, CorrelationIds ids, Instant now) {
        int length = servlet.getRequestURI().length()
                + (servlet.getQueryString() == null
                        ? 0
                        : servlet.getQueryString().length());
        if (length > RequestContent.URL_LIMIT) {
            return Optional.of(plain(ArmResponse.error(ArmErrors.requestUriTooLong(), ids.activityId()), ids, now));
        }
        if (host == null || !hosts.contains(host)) {
            return Optional.of(plain(
                    ArmResponse.error(
                            ArmErrors.misdirectedRequest(host == null ? "" : printable(host)), ids.activityId()),
                    ids,
                    now));
        }
        return Optional.empty();
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x21-\\x7e]", "?");
    }

    private static ArmResponse plain(ArmResponse answer, CorrelationIds ids, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        WriteHeaders.common(headers, ids, now);
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.putAll(answer.headers());
        return answer.withHeaders(headers);
    }

    private static Headers headers(HttpServletRequest servlet) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String name : Collections.list(servlet.getHeaderNames())) {
            values.put(name, Collections.list(servlet.getHeaders(name)));
        }
        return Headers.of(values);
    }
}
