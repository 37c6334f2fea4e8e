package dev.malachite.contract.stores;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.contract.target.Capability;
import dev.malachite.contract.target.Clock;
import dev.malachite.contract.target.HttpSender;
import dev.malachite.contract.target.Surroundings;
import dev.malachite.contract.target.Target;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Response;
import dev.malachite.schema.SelfCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Emulators that share a store, behind a client that asks one after the other: whatever one accepts the next has to
 * know. Their clocks go together.
 */
final class Replicas implements Target, Clock {
    private final List<Emulator> emulators = new ArrayList<>();
    private final HttpServer front;
    private final HttpSender sender = new HttpSender();
    private final AtomicInteger turn = new AtomicInteger();

    /** @param store says where the replicas keep what they know */
    Replicas(int count, UnaryOperator<EmulatorConfig.Builder> store) {
        try {
            front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        front.createContext("/", this::pass);
        front.start();
        for (int i = 0; i < count; i++) {
            emulators.add(Emulator.start(store.apply(EmulatorConfig.builder()
                            .port(0)
                            .pace(Pace.MANUAL)
                            .selfCheck(SelfCheck.FAIL)
                            .publicBaseUrl(Optional.of(baseUrl().toString())))
                    .build()));
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        Emulator next = emulators.get(Math.floorMod(turn.getAndIncrement(), emulators.size()));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Headers headers = Headers.NONE;
        for (String name : List.of("Content-Type", "x-ms-deleted-vault-id")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            headers = value == null ? headers : headers.with(name, value);
        }
        Response answer = sender.apply(new Request(
                        exchange.getRequestMethod(),
                        "http://localhost:" + next.port() + exchange.getRequestURI(),
                        headers,
                        Optional.of(body)))
                .response();
        for (Headers.Header header : answer.headers().all()) {
            if (!header.name().equalsIgnoreCase("Content-Length")) {
                exchange.getResponseHeaders().add(header.name(), header.value());
            }
        }
        byte[] bytes = answer.body().orElse("").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public String name() {
        return emulators.size() + " replicas";
    }

    @Override
    public URI baseUrl() {
        return URI.create("http://localhost:" + front.getAddress().getPort());
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(Capability.OWN_WORLD, Capability.SEEDED_PAST));
    }

    @Override
    public Optional<String> authorization() {
        return Optional.empty();
    }

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public Instant now() {
        return emulators.get(0).clock().instant();
    }

    @Override
    public void pass(Duration duration) {
        emulators.forEach(emulator -> emulator.clock().advance(duration));
    }

    @Override
    public Surroundings surroundings() {
        String data = UUID.randomUUID().toString();
        return new Surroundings(
                "/subscriptions/" + UUID.randomUUID() + "/resourceGroups/TestBkpVaultRG",
                "westus",
                "testBkpVault",
                "/subscriptions/" + data
                        + "/resourceGroups/ossdemoRG/providers/Microsoft.DBforPostgreSQL/servers/testpostgresql",
                "empdb11");
    }

    @Override
    public void close() {
        front.stop(0);
        emulators.forEach(Emulator::close);
    }
}
