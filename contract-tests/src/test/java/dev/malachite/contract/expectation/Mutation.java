package dev.malachite.contract.expectation;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.malachite.contract.Contoso;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Response;
import dev.malachite.contract.traffic.Traffic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Ways to spoil the good traffic of {@link Contoso}. */
final class Mutation {
    private Mutation() {}

    static Traffic changed(Traffic traffic, int index, UnaryOperator<Response> change) {
        List<Exchange> exchanges = new ArrayList<>(traffic.exchanges());
        Exchange exchange = exchanges.get(index);
        Response response = change.apply(exchange.response());
        assertNotEquals(exchange.response(), response, "the mutation changes nothing");
        exchanges.set(index, exchange.withResponse(response));
        return new Traffic(traffic.source(), traffic.provenance(), exchanges);
    }

    static Traffic swapped(int first, int second) {
        Traffic traffic = Contoso.journey();
        List<Exchange> exchanges = new ArrayList<>(traffic.exchanges());
        Collections.swap(exchanges, first, second);
        return new Traffic(traffic.source(), traffic.provenance(), exchanges);
    }

    static Traffic without(int index, String header) {
        return changed(
                Contoso.journey(),
                index,
                answer -> answer.withHeaders(answer.headers().without(header)));
    }

    static Traffic header(int index, String name, String value) {
        return changed(
                Contoso.journey(),
                index,
                answer -> answer.withHeaders(answer.headers().with(name, value)));
    }

    static Traffic status(int index, int status) {
        return changed(Contoso.journey(), index, answer -> answer.withStatus(status));
    }

    static Traffic body(int index, String part, String replacement) {
        return changed(
                Contoso.journey(),
                index,
                answer -> answer.withBody(answer.body().orElseThrow().replace(part, replacement)));
    }

    static String withoutQuery(String url) {
        return url.substring(0, url.indexOf('?'));
    }
}
