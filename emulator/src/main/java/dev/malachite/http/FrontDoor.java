package dev.malachite.http;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.CorrelationIds;
import dev.malachite.arm.Headers;
import dev.malachite.arm.Query;
import dev.malachite.arm.ResourceId;
import dev.malachite.endpoint.EndpointTable;
import dev.malachite.json.Content;
import dev.malachite.memory.RecentlyUsed;
import dev.malachite.pipeline.Pipeline;
import dev.malachite.pipeline.RequestIds;
import dev.malachite.time.Clocks;
import dev.malachite.time.VirtualClock;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/**
 * Bytes to requests, answers to bytes. Everything is ARM but the endpoints that are named: the control API and what
 * clients ask of an identity provider. Thread-safe.
 */
public final class FrontDoor {
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x21-\\x7e]");

    /** Characters of a query that names an api-version and little else. */
    private static final int USUAL_QUERY = 64;

    private static final String CALL = "dev.malachite.call";

    /** Most requests have one of few: their api-version. */
    private final RecentlyUsed<String, Query> queries = new RecentlyUsed<>(64);

    private final Wire wire;
    private final Pipeline pipeline;
    private final EndpointTable endpoints;
    private final EndpointGuard guard;
    private final RequestIds requestIds;
    private final Clocks clocks;
    private final AllowedHosts hosts;
    private final BaseUrl baseUrls;

    /** A request for an endpoint outside ARM. */
    private record Call(ArmRequest request, EndpointTable.Match endpoint) {}

    public FrontDoor(
            Pipeline pipeline,
            EndpointTable endpoints,
            RequestIds requestIds,
            Clocks clocks,
            EndpointGuard guard,
            String bind,
            Optional<String> publicBaseUrl,
            boolean trustProxy) {
        this.pipeline = pipeline;
        this.endpoints = endpoints;
        this.guard = guard;
        this.requestIds = requestIds;
        this.clocks = clocks;
        this.wire = new Wire();
        this.hosts = new AllowedHosts(bind, publicBaseUrl, Optional.ofNullable(System.getenv("HOSTNAME")));
        this.baseUrls = new BaseUrl(publicBaseUrl, trustProxy);
    }

    /** A request as it was understood, and why it is refused, if it is. */
    private record Received(ArmRequest request, Optional<ArmError> refusal, VirtualClock clock) {}

    /**
     * Whether a request is ARM's for certain, and its body known to be short: what is left to wait for is that body,
     * and the store.
     */
    boolean isShort(Request request) {
        return RequestContent.isShort(request) && !endpoints.mayMatch(path(request));
    }

    /** Answers a request that {@link #isShort}. */
    void answer(Wire.Exchange exchange, RequestContent.Arrived body) {
        answer(exchange, received(exchange.request(), body));
    }

    /**
     * Answers any request, unless it is for an endpoint outside ARM: then it is handed over, for {@link #endpoint}.
     * Waits for the body.
     *
     * @return whether it is answered
     */
    boolean handle(Wire.Exchange exchange) {
        Request sent = exchange.request();
        Received received = received(sent, () -> RequestContent.read(sent));
        String path = received.request.wire().path();
        Optional<EndpointTable.Match> endpoint = received.refusal.isEmpty() && endpoints.mayMatch(path)
                ? endpoints.match(received.request.method(), ResourceId.segments(path))
                : Optional.empty();
        if (endpoint.isPresent()) {
            sent.setAttribute(CALL, new Call(received.request, endpoint.get()));
            return false;
        }
        answer(exchange, received);
        return true;
    }

    private Received received(Request sent, RequestContent.Arrived body) {
        Headers headers = headers(sent);
        String path = path(sent);
        VirtualClock clock = clocks.differ() ? clocks.of(RequestIds.subscription(path)) : clocks.common();
        Instant now = clock.instant();
        CorrelationIds ids = requestIds.next(path, headers, now);
        Query query = query(sent.getHttpURI().getQuery());
        String host = host(sent);
        Optional<ArmError> refusal = refusal(sent, path, host);
        Content content = Content.none();
        if (refusal.isEmpty()) {
            try {
                Content read = body.content();
                refusal = refusal(sent, read);
                content = refusal.isPresent() ? content : read;
            } catch (IOException | HttpException.RuntimeException e) {
                refusal = Optional.of(ArmErrors.badRequest(400, "its body ends early or breaks the rules of HTTP"));
            }
        }
        String method = sent.getMethod().toUpperCase(Locale.ROOT);
        ArmRequest.Wire asSent = new ArmRequest.Wire(method, path, query, headers, content, baseUrls.of(sent, host));
        return new Received(ArmRequest.received(asSent, now, ids), refusal, clock);
    }

    private void answer(Wire.Exchange exchange, Received received) {
        ArmRequest request = received.request;
        ArmResponse response =
                received.refusal.isPresent() ? pipeline.refuse(request, received.refusal.get()) : answered(request);
        wire.write(exchange, response, received.clock);
    }

    /** Answers what was handed over. */
    void endpoint(Context context) throws IOException {
        Call call = (Call) context.req().getAttribute(CALL);
        guard.answer(context, call.endpoint, call.request);
    }

    /** Where a request came to; nothing where it names a host alone. */
    private static String path(Request request) {
        return Objects.requireNonNullElse(request.getHttpURI().getPath(), "");
    }

    /** What lies below the control API's root is never ARM's. */
    private ArmResponse answered(ArmRequest request) {
        String path = request.wire().path();
        return path.startsWith(EndpointGuard.CONTROL + "/")
                ? pipeline.refuse(
                        request, ArmErrors.httpResourceNotFound(request.wire().baseUrl() + path))
                : pipeline.run(request);
    }

    /** A query that cannot be decoded is answered like one that is empty: the api-version is missing. */
    private Query query(String raw) {
        if (raw == null) {
            return Query.parse("");
        }
        Query known = queries.get(raw);
        if (known != null) {
            return known;
        }
        try {
            Query query = Query.parse(raw);
            if (raw.length() <= USUAL_QUERY) {
                queries.put(raw, query);
            }
            return query;
        } catch (dev.malachite.arm.ArmException e) {
            return Query.parse("");
        }
    }

    /** Why a request is not even read. */
    private Optional<ArmError> refusal(Request request, String path, String host) {
        String query = request.getHttpURI().getQuery();
        int length = path.length() + (query == null ? 0 : query.length());
        if (length > RequestContent.URL_LIMIT) {
            return Optional.of(ArmErrors.requestUriTooLong());
        }
        boolean ours = hosts.contains(host) || baseUrls.isVouchedFor(request);
        return ours ? Optional.empty() : Optional.of(ArmErrors.misdirectedRequest(host));
    }

    private static Optional<ArmError> refusal(Request request, Content content) {
        return content.size() > RequestContent.LIMIT
                ? Optional.of(ArmErrors.requestEntityTooLarge(RequestContent.LIMIT))
                : RequestContent.unsupportedEncoding(request).map(ArmErrors::unsupportedMediaType);
    }

    private static String host(Request request) {
        String host = BaseUrl.host(request);
        return host == null
                ? ""
                : isPrintable(host) ? host : UNPRINTABLE.matcher(host).replaceAll("?");
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static Headers headers(Request request) {
        HttpFields sent = request.getHeaders();
        List<Headers.Field> fields = new ArrayList<>(sent.size());
        for (HttpField field : sent) {
            fields.add(new Headers.Field(field.getName(), field.getValue()));
        }
        return Headers.of(fields);
    }
}
