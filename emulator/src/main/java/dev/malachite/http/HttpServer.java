package dev.malachite.http;

import dev.malachite.pipeline.RequestIds;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server: listens, and hands every request to the front door. */
public final class HttpServer implements AutoCloseable {
    private static final int HEADER_BYTES = 32 << 10;
    private static final int IDLE_MILLIS = 30_000;
    private static final int MAX_THREADS = 64;
    private static final int MIN_THREADS = 4;
    private final Javalin javalin;
    private final List<ServerConnector> connectors = new ArrayList<>();

    /**
     * Starts to listen.
     *
     * @param bind {@code localhost} for both loopback addresses, else one address
     * @param port 0 lets the system choose
     * @throws UncheckedIOException when the port cannot be had
     */
    public static HttpServer start(
            FrontDoor frontDoor, RequestIds requestIds, InstantSource clock, String bind, int port) {
        return new HttpServer(frontDoor, requestIds, clock, bind, port);
    }

    private HttpServer(FrontDoor frontDoor, RequestIds requestIds, InstantSource clock, String bind, int port) {
        this.javalin = Javalin.create(config -> {
            quiet(config);
            config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
            config.jetty.modifyServer(server -> {
                server.setErrorHandler(new ServerErrors(requestIds, clock));
                listen(server, bind, port);
            });
            // Before any route, so that methods that nobody has heard of are answered by us too.
            config.routes.before(context -> {
                frontDoor.handle(context);
                context.skipRemainingHandlers();
            });
        });
        javalin.start();
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = io.javalin.compression.CompressionStrategy.NONE;
        // Our own limit refuses earlier, with ARM's words.
        config.http.maxRequestSize = Long.MAX_VALUE;
    }

    private void listen(Server server, String bind, int port) {
        for (ServerConnector existing : connectors) {
            server.removeConnector(existing);
        }
        if (bind.equals("localhost")) {
            ServerConnector first = open(server, "127.0.0.1", port);
            connectors.add(first);
            openIfPossible(server, "::1", first.getLocalPort());
        } else {
            connectors.add(open(server, bind, port));
        }
        connectors.forEach(server::addConnector);
    }

    private static ServerConnector open(Server server, String host, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setUriCompliance(UriCompliance.UNSAFE);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        try {
            connector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connector;
    }

    /** A machine without IPv6 is served on IPv4 alone. */
    private void openIfPossible(Server server, String host, int port) {
        try {
            InetAddress.getByName(host);
            connectors.add(open(server, host, port));
        } catch (UnknownHostException | UncheckedIOException e) {
            // Nothing listens there, and nobody is told to connect there.
            return;
        }
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
