package dev.malachite.contract.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.malachite.contract.target.Capability;
import dev.malachite.contract.target.Clock;
import dev.malachite.contract.target.HttpSender;
import dev.malachite.contract.target.InProcessTarget;
import dev.malachite.contract.target.Surroundings;
import dev.malachite.contract.target.Target;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The emulator behind an HTTP proxy that changes its answers: a target that has gone wrong in one way. */
final class MutatingProxy implements Target {
    private final InProcessTarget emulator = InProcessTarget.open();
    private final HttpSender sender = new HttpSender();
    private final BiFunction<Request, Response, Response> mutation;
    private final HttpServer server;

    MutatingProxy(BiFunction<Request, Response, Response> mutation) {
        this.mutation = mutation;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.start();
    }

    private void pass(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Optional<String> type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"));
        Request request = new Request(
                exchange.getRequestMethod(),
                emulator.baseUrl() + exchange.getRequestURI().toString(),
                type.map(value -> Headers.NONE.with("Content-Type", value)).orElse(Headers.NONE),
                Optional.of(body));
        Response answer = mutation.apply(request, sender.apply(request).response());
        for (Headers.Header header : answer.headers().all()) {
            if (!header.name().equalsIgnoreCase("Content-Length")) {
                exchange.getResponseHeaders().add(header.name(), ours(header.value()));
            }
        }
        byte[] bytes = ours(answer.body().orElse("")).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String ours(String text) {
        return text.replace(emulator.baseUrl().toString(), baseUrl().toString());
    }

    @Override
    public String name() {
        return "proxy";
    }

    @Override
    public URI baseUrl() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(Capability.OWN_WORLD));
    }

    @Override
    public Optional<String> authorization() {
        return Optional.empty();
    }

    @Override
    public Clock clock() {
        return emulator.clock();
    }

    @Override
    public Surroundings surroundings() {
        return emulator.surroundings();
    }

    @Override
    public void close() {
        server.stop(0);
        emulator.close();
    }
}
