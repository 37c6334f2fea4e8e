package dev.malachite.contract.target;

import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * Sends a request as it is and waits for its answer. Redirects are not followed, nothing is repeated. Thread-safe.
 *
 * <p>Errors: {@link UnreachableException}, which names scheme and host, never the rest of the URL.
 */
public final class HttpSender implements Function<Request, Exchange> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client;

    /** Trusts whom Java trusts. */
    public HttpSender() {
        this(Optional.empty());
    }

    /** Trusts whom {@code trust} trusts. */
    public HttpSender(Optional<SSLContext> trust) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER);
        trust.ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    @Override
    public Exchange apply(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(PATIENCE)
                .method(
                        request.method(),
                        request.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        request.headers().all().forEach(header -> builder.header(header.name(), header.value()));
        try {
            HttpResponse<String> answer = client.send(builder.build(), BodyHandlers.ofString());
            List<Headers.Header> headers = new ArrayList<>();
            answer.headers()
                    .map()
                    .forEach((name, values) -> values.forEach(value -> headers.add(new Headers.Header(name, value))));
            return Exchange.of(
                    request, new Response(answer.statusCode(), new Headers(headers), Optional.of(answer.body())));
        } catch (IOException e) {
            throw new UnreachableException(request.location().origin() + " cannot be reached: "
                    + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException(request.location().origin() + ": interrupted");
        }
    }
}
