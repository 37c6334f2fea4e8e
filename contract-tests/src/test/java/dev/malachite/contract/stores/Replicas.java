package dev.malachite.contract.stores;

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
import java.net.URI;
import java.nio.ByteBuffer;
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
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Emulators that share a store, behind a client that asks one after the other: whatever one accepts the next has to
 * know. Their clocks go together.
 */
final class Replicas implements Target, Clock {
    private final List<Emulator> emulators = new ArrayList<>();
    private final Server front = new Server();
    private final ServerConnector connector;
    private final HttpSender sender = new HttpSender();
    private final AtomicInteger turn = new AtomicInteger();

    /** @param store says where the replicas keep what they know */
    Replicas(int count, UnaryOperator<EmulatorConfig.Builder> store) {
        HttpConfiguration plain = new HttpConfiguration();
        plain.setSendServerVersion(false);
        plain.setUriCompliance(UriCompliance.UNSAFE);
        connector = new ServerConnector(front, new HttpConnectionFactory(plain));
        front.addConnector(connector);
        front.setHandler(new Front());
        try {
            front.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        for (int i = 0; i < count; i++) {
            emulators.add(Emulator.start(store.apply(EmulatorConfig.builder()
                            .port(0)
                            .pace(Pace.MANUAL)
                            .selfCheck(SelfCheck.FAIL)
                            .publicBaseUrl(Optional.of(baseUrl().toString())))
                    .build()));
        }
    }

    /** Asks the next replica; header names stay as they are written, which the JDK's own server does not do. */
    private final class Front extends Handler.Abstract {
        @Override
        public boolean handle(
                org.eclipse.jetty.server.Request asked, org.eclipse.jetty.server.Response told, Callback callback)
                throws Exception {
            Emulator next = emulators.get(Math.floorMod(turn.getAndIncrement(), emulators.size()));
            String body = Content.Source.asString(asked, StandardCharsets.UTF_8);
            Headers headers = Headers.NONE;
            for (String name : List.of("Content-Type", "x-ms-deleted-vault-id")) {
                String value = asked.getHeaders().get(name);
                headers = value == null ? headers : headers.with(name, value);
            }
            Response answer = sender.apply(new Request(
                            asked.getMethod(),
                            "http://localhost:" + next.port()
                                    + asked.getHttpURI().getPathQuery(),
                            headers,
                            Optional.of(body)))
                    .response();
            told.setStatus(answer.status());
            answer.headers().all().forEach(header -> told.getHeaders().add(header.name(), header.value()));
            told.write(true, ByteBuffer.wrap(answer.body().orElse("").getBytes(StandardCharsets.UTF_8)), callback);
            return true;
        }
    }

    @Override
    public String name() {
        return emulators.size() + " replicas";
    }

    @Override
    public URI baseUrl() {
        return URI.create("http://localhost:" + connector.getLocalPort());
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
        emulators.forEach(Emulator::close);
        try {
            front.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
