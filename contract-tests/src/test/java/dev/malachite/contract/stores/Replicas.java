package dev.malachite.contract.stores;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.contract.target.Capability;
import dev.malachite.contract.target.Clock;
import dev.malachite.contract.target.Surroundings;
import dev.malachite.contract.target.Target;
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
import org.apache.http.Header;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
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
    private final CloseableHttpClient sender = HttpClients.custom()
            .disableRedirectHandling()
            .disableContentCompression()
            .build();
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

    /** Asks the next replica; header names stay as they are written, which the JDK's own client and server change. */
    private final class Front extends Handler.Abstract {
        @Override
        public boolean handle(Request asked, Response told, Callback callback) throws Exception {
            Emulator next = emulators.get(Math.floorMod(turn.getAndIncrement(), emulators.size()));
            RequestBuilder request = RequestBuilder.create(asked.getMethod())
                    .setUri("http://localhost:" + next.port()
                            + asked.getHttpURI().getPathQuery())
                    .setEntity(new ByteArrayEntity(Content.Source.asString(asked, StandardCharsets.UTF_8)
                            .getBytes(StandardCharsets.UTF_8)));
            for (String name : List.of("Content-Type", "x-ms-deleted-vault-id")) {
                if (asked.getHeaders().contains(name)) {
                    request.setHeader(name, asked.getHeaders().get(name));
                }
            }
            try (CloseableHttpResponse answer = sender.execute(request.build())) {
                told.setStatus(answer.getStatusLine().getStatusCode());
                for (Header header : answer.getAllHeaders()) {
                    told.getHeaders().add(header.getName(), header.getValue());
                }
                byte[] body = answer.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(answer.getEntity());
                told.write(true, ByteBuffer.wrap(body), callback);
            }
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
            sender.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
