package dev.malachite.http;

import dev.malachite.tls.KeyMaterial;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** What is spoken on the HTTPS port: HTTP/2 or HTTP/1.1 over TLS, as the client likes. */
final class Https {
    private static final String TLS = "SSL";
    private static final String ALPN = "alpn";
    private static final String H2 = "h2";
    private static final String HTTP_1_1 = "http/1.1";

    private Https() {}

    /** The protocols, the first one that a connection speaks first. */
    static List<ConnectionFactory> protocols(HttpConfiguration http, Supplier<KeyMaterial> keys) {
        HttpConfiguration secure = new HttpConfiguration(http);
        // We answer under many names and check the host ourselves.
        secure.addCustomizer(new SecureRequestCustomizer(false));
        return List.of(
                new DeferredProtocol(TLS, () -> new SslConnectionFactory(contextFactory(keys), ALPN)),
                new DeferredProtocol(ALPN, Https::negotiation),
                new DeferredProtocol(H2, () -> new HTTP2ServerConnectionFactory(secure)),
                new HttpConnectionFactory(secure));
    }

    private static ConnectionFactory negotiation() {
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory(H2, HTTP_1_1);
        alpn.setDefaultProtocol(HTTP_1_1);
        return alpn;
    }

    private static SslContextFactory.Server contextFactory(Supplier<KeyMaterial> keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new CurrentKey(keys)}, null, null);
            SslContextFactory.Server factory = new SslContextFactory.Server();
            factory.setSslContext(context);
            factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
            return factory;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
