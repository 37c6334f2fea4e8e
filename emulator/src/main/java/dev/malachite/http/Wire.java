package dev.malachite.http;

import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.Delivery.Damage;
import dev.malachite.json.JsonObject;
import dev.malachite.time.VirtualClock;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/**
 * Puts answers on the wire: whole and at once, or as somebody asked. Time passes as the clock has it (ADR 0406): one
 * that flows makes the client wait, one that stands still is moved instead.
 */
final class Wire {
    private static final byte[] NOTHING = new byte[0];

    private final HeaderFields headerFields = new HeaderFields();

    void write(Context context, ArmResponse response, VirtualClock clock) throws IOException {
        pass(response.delivery().delay(), clock);
        Optional<Damage> damage = response.delivery().damage();
        if (damage.isEmpty()) {
            whole(context, response);
        } else if (damage.get() instanceof Damage.Truncate truncate) {
            truncated(context, response, truncate);
        } else if (damage.get() instanceof Damage.Dribble dribble) {
            dribbled(context, response, dribble, clock);
        } else {
            broken(context, damage.get());
        }
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

    private byte[] head(Context context, ArmResponse response) {
        HttpServletResponse servlet = context.res();
        context.status(response.status());
        // The framework's default type must not appear on an answer without a body.
        servlet.setContentType(null);
        headerFields.write(response.headers(), servlet);
        byte[] bytes = response.body().map(JsonObject::toBytes).orElse(NOTHING);
        if (response.body().isPresent() || response.status() != 204) {
            servlet.setContentLength(bytes.length);
        }
        return bytes;
    }

    private void whole(Context context, ArmResponse response) throws IOException {
        byte[] bytes = head(context, response);
        if (bytes.length > 0) {
            context.res().getOutputStream().write(bytes);
        }
    }

    private void truncated(Context context, ArmResponse response, Damage.Truncate truncate) throws IOException {
        byte[] bytes = head(context, response);
        context.res().getOutputStream().write(bytes, 0, bytes.length * truncate.percent() / 100);
        context.res().flushBuffer();
        hangUp(endPoint(context), truncate.reset());
    }

    private void dribbled(Context context, ArmResponse response, Damage.Dribble dribble, VirtualClock clock)
            throws IOException {
        byte[] bytes = head(context, response);
        int chunks = Math.max(1, Math.min(dribble.chunks(), bytes.length));
        for (int i = 0; i < chunks; i++) {
            pass(dribble.over().dividedBy(chunks), clock);
            int from = (int) ((long) bytes.length * i / chunks);
            int to = (int) ((long) bytes.length * (i + 1) / chunks);
            context.res().getOutputStream().write(bytes, from, to - from);
            context.res().flushBuffer();
        }
    }

    private static void broken(Context context, Damage damage) throws IOException {
        EndPoint endPoint = endPoint(context);
        if (damage instanceof Damage.Garbage garbage && endPoint.getTransport() instanceof SocketChannel channel) {
            channel.write(ByteBuffer.wrap(garbage.bytes().bytes()));
        }
        hangUp(endPoint, damage instanceof Damage.Reset);
    }

    private static EndPoint endPoint(Context context) {
        return ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
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
