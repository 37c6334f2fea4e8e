package dev.malachite.http;

import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.Delivery;
import dev.malachite.arm.Delivery.Damage;
import dev.malachite.json.JsonObject;
import dev.malachite.time.VirtualClock;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Puts answers on the wire: whole and at once, or as somebody asked. Time passes as the clock has it (ADR 0406): one
 * that flows makes the client wait, one that stands still is moved instead.
 */
final class Wire {
    private static final byte[] NOTHING = new byte[0];

    private final HeaderFields headerFields = new HeaderFields();

    /** An exchange of the HTTP server's, which the callback ends. */
    record Exchange(Request request, Response response, Callback callback) {
        /**
         * Goes on with it on a thread that may wait: the one that receives requests must not, since what it waits for
         * may be the next of them. What is thrown there ends the exchange, as the server ends it for its own threads.
         */
        void later(Work work) {
            request.getComponents().getExecutor().execute(() -> now(work));
        }

        /** Goes on with it here; what is thrown ends the exchange. */
        void now(Work work) {
            try {
                work.run();
            } catch (Throwable e) {
                callback.failed(e);
            }
        }
    }

    /** What may wait. */
    interface Work {
        void run() throws Exception;
    }

    void write(Exchange exchange, ArmResponse response, VirtualClock clock) {
        if (response.delivery().equals(Delivery.PLAIN)) {
            whole(exchange, response);
        } else {
            exchange.later(() -> deliver(exchange, response, clock));
        }
    }

    private void whole(Exchange exchange, ArmResponse response) {
        byte[] bytes = head(exchange, response);
        exchange.response.write(true, ByteBuffer.wrap(bytes), exchange.callback);
    }

    private void deliver(Exchange exchange, ArmResponse response, VirtualClock clock) throws IOException {
        pass(response.delivery().delay(), clock);
        Optional<Damage> damage = response.delivery().damage();
        if (damage.isEmpty()) {
            whole(exchange, response);
            return;
        }
        if (damage.get() instanceof Damage.Truncate truncate) {
            truncated(exchange, response, truncate);
        } else if (damage.get() instanceof Damage.Dribble dribble) {
            dribbled(exchange, response, dribble, clock);
        } else {
            broken(exchange, damage.get());
        }
        exchange.callback.succeeded();
    }

    /** A wait that is interrupted is over: the server stops. */
    private static void pass(Duration duration, VirtualClock clock) {
        try {
            if (!duration.isZero()) {
                clock.pass(duration);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] head(Exchange exchange, ArmResponse response) {
        exchange.response.setStatus(response.status());
        headerFields.write(response.headers(), exchange.response.getHeaders());
        byte[] bytes = response.body().map(JsonObject::toBytes).orElse(NOTHING);
        if (response.body().isPresent() || response.status() != 204) {
            exchange.response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        }
        return bytes;
    }

    /** Part of a body, and the client has it. */
    private static void flush(Exchange exchange, boolean last, byte[] bytes, int from, int to) throws IOException {
        Content.Sink.write(exchange.response, last, ByteBuffer.wrap(bytes, from, to - from));
    }

    private void truncated(Exchange exchange, ArmResponse response, Damage.Truncate truncate) throws IOException {
        byte[] bytes = head(exchange, response);
        flush(exchange, false, bytes, 0, bytes.length * truncate.percent() / 100);
        hangUp(endPoint(exchange), truncate.reset());
    }

    private void dribbled(Exchange exchange, ArmResponse response, Damage.Dribble dribble, VirtualClock clock)
            throws IOException {
        byte[] bytes = head(exchange, response);
        int chunks = Math.max(1, Math.min(dribble.chunks(), bytes.length));
        for (int i = 0; i < chunks; i++) {
            pass(dribble.over().dividedBy(chunks), clock);
            int from = (int) ((long) bytes.length * i / chunks);
            int to = (int) ((long) bytes.length * (i + 1) / chunks);
            flush(exchange, i == chunks - 1, bytes, from, to);
        }
    }

    private static void broken(Exchange exchange, Damage damage) throws IOException {
        EndPoint endPoint = endPoint(exchange);
        if (damage instanceof Damage.Garbage garbage && endPoint.getTransport() instanceof SocketChannel channel) {
            channel.write(ByteBuffer.wrap(garbage.bytes().bytes()));
        }
        hangUp(endPoint, damage instanceof Damage.Reset);
    }

    private static EndPoint endPoint(Exchange exchange) {
        return exchange.request.getConnectionMetaData().getConnection().getEndPoint();
    }

    /** A socket that lingers for no time is reset when it is closed. */
    private static void hangUp(EndPoint endPoint, boolean reset) throws IOException {
        Object transport = endPoint.getTransport();
        while (transport instanceof EndPoint below) {
            transport = below.getTransport();
        }
        if (reset && transport instanceof SocketChannel channel) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
        }
        endPoint.close();
    }
}
