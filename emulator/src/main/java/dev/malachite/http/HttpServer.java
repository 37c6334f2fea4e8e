package dev.malachite.http;

import dev.malachite.pipeline.RequestIds;
import dev.malachite.tls.KeyMaterial;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server: listens, and hands every request to the front door. */
public final class HttpServer implements AutoCloseable {
    /** Of a connection's last headers, 60 bytes each: by default Jetty takes 62 KB for every connection. */
    private static final int REMEMBERED_HEADER_CHARACTERS = 256;

    private static final int HEADER_BYTES = 32 << 10;
    /** How long a stop waits for the requests that are being answered. */
    private static final int DRAIN_MILLIS = 10_000;

    /** A stop closes connections on which nothing has come or gone for so long: clients keep them open for seconds. */
    private static final int IDLE_AT_STOP_MILLIS = 20;

    private static final int IDLE_MILLIS = 30_000;
    private static final int MAX_THREADS = 64;
    private static final int MIN_THREADS = 4;
    /** Threads of a connector that receive requests, and answer most of them. */
    private static final int SELECTORS =
            Math.min(4, Math.max(2, Runtime.getRuntime().availableProcessors()));

    private final Javalin javalin;
    private final List<ServerConnector> connectors = new ArrayList<>();
    private final Listen listen;

    /**
     * Where to listen.
     *
     * @param bind {@code localhost} for both loopback addresses, else one address
     * @param port 0 lets the system choose
     * @param httpsPort empty for none, 0 lets the system choose
     * @param keys the key and certificates of HTTPS, asked for at the first handshake and at each
     */
    public record Listen(String bind, int port, OptionalInt httpsPort, Supplier<KeyMaterial> keys) {}

    /**
     * Starts to listen.
     *
     * @param atOnce whether answers wait for nothing just now, so that the threads that receive requests may give them
     * @throws UncheckedIOException when a port cannot be had
     */
    public static HttpServer start(
            FrontDoor frontDoor, BooleanSupplier atOnce, RequestIds requestIds, InstantSource clock, Listen listen) {
        return new HttpServer(frontDoor, atOnce, requestIds, clock, listen);
    }

    private HttpServer(
            FrontDoor frontDoor, BooleanSupplier atOnce, RequestIds requestIds, InstantSource clock, Listen listen) {
        this.listen = listen;
        this.javalin = Javalin.create(config -> {
            quiet(config);
            config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
            config.jetty.modifyServer(server -> {
                server.setErrorHandler(new ServerErrors(requestIds, clock));
                listen(server);
                // In place of Javalin's handler of statistics, which nobody reads.
                server.setHandler(new GracefulHandler(new ArmHandler(frontDoor, atOnce)));
                server.setStopTimeout(DRAIN_MILLIS);
            });
            // Before any route, so that methods that nobody has heard of are answered by us too.
            config.routes.before(context -> {
                frontDoor.endpoint(context);
                context.skipRemainingHandlers();
            });
        });
        javalin.start();
    }

    /**
     * Answers ARM's requests where they come in, and leaves the others to Javalin: what the servlet layer does for each
     * request is of no use to them (ADR 0609). What waits for nothing is answered by the thread that received it, once
     * its body has come: waking another costs as much as answering. All else may wait, and gets a thread for that.
     */
    private static final class ArmHandler extends Handler.Wrapper {
        private final FrontDoor frontDoor;
        private final BooleanSupplier atOnce;

        private ArmHandler(FrontDoor frontDoor, BooleanSupplier atOnce) {
            this.frontDoor = frontDoor;
            this.atOnce = atOnce;
        }

        /** Of the thread that receives requests: it goes on with the next one only after this returns. */
        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            Wire.Exchange exchange = new Wire.Exchange(request, response, callback);
            if (atOnce.getAsBoolean() && frontDoor.isShort(request)) {
                RequestContent.take(request, body -> exchange.now(() -> frontDoor.answer(exchange, body)));
            } else {
                exchange.later(() -> {
                    if (!frontDoor.handle(exchange) && !super.handle(request, response, callback)) {
                        Response.writeError(request, response, callback, 404);
                    }
                });
            }
            return true;
        }
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = io.javalin.compression.CompressionStrategy.NONE;
        // Our own limit refuses earlier, with ARM's words.
        config.http.maxRequestSize = Long.MAX_VALUE;
    }

    private void listen(Server server) {
        for (ServerConnector existing : connectors) {
            server.removeConnector(existing);
        }
        open(server, listen.port(), false);
        listen.httpsPort().ifPresent(port -> open(server, port, true));
        connectors.forEach(server::addConnector);
    }

    private void open(Server server, int port, boolean secure) {
        if (listen.bind().equals("localhost")) {
            ServerConnector first = open(server, "127.0.0.1", port, secure);
            connectors.add(first);
            openIfPossible(server, "::1", first.getLocalPort(), secure);
        } else {
            connectors.add(open(server, listen.bind(), port, secure));
        }
    }

    private ServerConnector open(Server server, String host, int port, boolean secure) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setHeaderCacheSize(REMEMBERED_HEADER_CHARACTERS);
        http.setUriCompliance(UriCompliance.UNSAFE);
        List<ConnectionFactory> protocols =
                secure ? Https.protocols(http, listen.keys()) : List.of(new HttpConnectionFactory(http));
        ServerConnector connector =
                new ServerConnector(server, 1, SELECTORS, protocols.toArray(ConnectionFactory[]::new));
        connector.setName(secure ? "https" : "http");
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setShutdownIdleTimeout(IDLE_AT_STOP_MILLIS);
        try {
            connector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connector;
    }

    /** A machine without IPv6 is served on IPv4 alone. */
    private void openIfPossible(Server server, String host, int port, boolean secure) {
        try {
            InetAddress.getByName(host);
            connectors.add(open(server, host, port, secure));
        } catch (UnknownHostException | UncheckedIOException e) {
            // Nothing listens there, and nobody is told to connect there.
            return;
        }
    }

    /** The HTTPS port that is listened on, if there is one. */
    public OptionalInt httpsPort() {
        return connectors.stream()
                .filter(connector -> connector.getName().equals("https"))
                .mapToInt(ServerConnector::getLocalPort)
                .findFirst();
    }

    /** The port that is listened on. */
    public int port() {
        return connectors.get(0).getLocalPort();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
