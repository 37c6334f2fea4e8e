package dev.malachite.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * The floor: Jetty, on which Javalin stands, with the same bytes for every request, of which it reads no body. What no
 * program on it can be faster than.
 */
public final class JettyAlone extends Handler.Abstract.NonBlocking {
    private static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");
    private static final byte[] STATUS =
            ("{\"name\":\"" + "x".repeat(200) + "\",\"status\":\"Succeeded\"}").getBytes(StandardCharsets.US_ASCII);

    private JettyAlone() {}

    /** Serves on the port that is the only argument. */
    public static void main(String[] arguments) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[0]));
        server.addConnector(connector);
        server.setHandler(new JettyAlone());
        server.start();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(JSON);
        response.write(true, ByteBuffer.wrap(STATUS), callback);
        return true;
    }
}
