package dev.malachite.contract.traffic;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Undoes half of what azure-cli-testsdk does: it writes zeros for the subscription behind {@code /subscriptions/} only,
 * so that one id of the wire is two in the recording. Here the bare ones become zeros too, and equal is equal again.
 *
 * <p>Source: recorded traffic; {@code properties.subscriptionId} of jobs and {@code metaData} of recovery points.
 */
final class HalfMaskedSubscription {
    private static final String ZEROS = "00000000-0000-0000-0000-000000000000";
    private static final Pattern BARE =
            Pattern.compile("(?i)subscriptionid\\\\*\"\\s*:\\s*\\\\*\"(" + Guids.GUID + ")");

    private HalfMaskedSubscription() {}

    static Traffic whole(Traffic traffic) {
        Set<String> bare = new HashSet<>();
        for (Exchange exchange : traffic.exchanges()) {
            boolean masked = exchange.request().url().contains("/subscriptions/" + ZEROS);
            Matcher matcher = BARE.matcher(masked ? exchange.response().body().orElse("") : "");
            while (matcher.find()) {
                bare.add(matcher.group(1));
            }
        }
        bare.remove(ZEROS);
        if (bare.isEmpty()) {
            return traffic;
        }
        Pattern any = Pattern.compile(
                String.join("|", bare.stream().sorted(Comparator.naturalOrder()).toList()));
        UnaryOperator<String> mask = text -> any.matcher(text).replaceAll(ZEROS);
        return traffic.map(exchange ->
                exchange.withRequest(masked(exchange.request(), mask)).withResponse(masked(exchange.response(), mask)));
    }

    private static Request masked(Request request, UnaryOperator<String> mask) {
        return new Request(
                request.method(),
                mask.apply(request.url()),
                request.headers(),
                request.body().map(mask));
    }

    private static Response masked(Response response, UnaryOperator<String> mask) {
        return new Response(
                response.status(), response.headers(), response.body().map(mask));
    }
}
