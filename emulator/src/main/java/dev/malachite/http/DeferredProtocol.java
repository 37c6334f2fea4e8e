package dev.malachite.http;

import java.util.function.Supplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.component.LifeCycle;

/** A protocol that is set up when the first client speaks it: who only speaks HTTP does not wait for TLS. */
final class DeferredProtocol extends AbstractConnectionFactory {
    private final Supplier<ConnectionFactory> real;
    private ConnectionFactory started;

    DeferredProtocol(String protocol, Supplier<ConnectionFactory> real) {
        super(protocol);
        this.real = real;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return started().newConnection(connector, endPoint);
    }

    private synchronized ConnectionFactory started() {
        if (started == null) {
            ConnectionFactory made = real.get();
            if (made instanceof LifeCycle cycle) {
                addManaged(cycle);
            }
            started = made;
        }
        return started;
    }
}
