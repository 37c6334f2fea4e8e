package dev.malachite.contract.scenarios;

import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Request;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.Optional;

/** Shows every exchange of RestAssured's to the stage. */
final class ExchangeFilter implements Filter {
    private final Stage stage;

    ExchangeFilter(Stage stage) {
        this.stage = stage;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification asked, FilterableResponseSpecification expected, FilterContext context) {
        Request request = new Request(
                asked.getMethod(),
                asked.getURI(),
                headers(asked.getHeaders()),
                Optional.ofNullable(asked.<Object>getBody()).map(Object::toString));
        stage.permit(request);
        Response answer = context.next(asked, expected);
        stage.saw(Exchange.of(
                request,
                new dev.malachite.contract.traffic.Response(
                        answer.statusCode(), headers(answer.headers()), Optional.of(answer.asString()))));
        return answer;
    }

    private static Headers headers(io.restassured.http.Headers headers) {
        return new Headers(headers.asList().stream()
                .map(header -> new Headers.Header(
                        header.getName(), Optional.ofNullable(header.getValue()).orElse("")))
                .toList());
    }
}
