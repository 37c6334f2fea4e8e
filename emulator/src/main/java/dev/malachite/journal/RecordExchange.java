package dev.malachite.journal;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.pipeline.Step;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes every exchange into the journal, and one line into the log. Tokens are left out when it is captured. */
public final class RecordExchange implements Step {
    private static final Logger LOG = LoggerFactory.getLogger("dev.malachite.exchange");
    private static final int MAX_BODY = 64 << 10;

    private final Journal journal;

    public RecordExchange(Journal journal) {
        this.journal = journal;
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        ArmResponse response = chain.proceed(request);
        journal.add(subscription(request), place -> exchange(place, request, response));
        if (LOG.isInfoEnabled()) {
            LOG.info(
                    "{} {} {} requestId={} correlationRequestId={}",
                    request.method(),
                    request.operationId(),
                    response.status(),
                    request.ids().requestId(),
                    request.ids().correlationRequestId());
        }
        return response;
    }

    private static Exchange exchange(long place, ArmRequest request, ArmResponse response) {
        boolean routed = !request.operationId().equals(ArmRequest.Route.NONE.operationId());
        String query = request.query().toString();
        return new Exchange(
                place,
                request.now(),
                request.operationId().value(),
                routed ? request.resourceId().toString() : "",
                subscription(request),
                request.method(),
                request.wire().baseUrl() + request.wire().path() + (query.isEmpty() ? "" : "?" + query),
                withoutTokens(request.headers().asMap()),
                Secrets.redacted(request.wire().content().text(MAX_BODY)),
                response.status(),
                response.headers(),
                response.body(),
                response.remarks());
    }

    private static String subscription(ArmRequest request) {
        boolean routed = !request.operationId().equals(ArmRequest.Route.NONE.operationId());
        return routed ? request.resourceId().subscriptionId().orElse("") : "";
    }

    private static Map<String, List<String>> withoutTokens(Map<String, List<String>> headers) {
        if (headers.keySet().stream().noneMatch(Secrets::isSecretHeader)) {
            return headers;
        }
        Map<String, List<String>> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> {
            if (!Secrets.isSecretHeader(name)) {
                kept.put(name, values);
            }
        });
        return kept;
    }
}
