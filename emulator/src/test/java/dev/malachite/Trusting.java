package dev.malachite;

import dev.malachite.tls.ServerKeys;
import java.io.IOException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Clients that trust the authority of an emulator, and nobody else. */
public final class Trusting {
    private Trusting() {}

    public static Caller caller(Emulator emulator) {
        return new Caller(
                client(emulator.serverKeys()), emulator.secureBaseUrl().orElseThrow());
    }

    public static HttpClient client(ServerKeys keys) {
        List<X509Certificate> chain = keys.current().chain();
        return client(chain.get(chain.size() - 1));
    }

    public static HttpClient client(X509Certificate authority) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("ca", authority);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return HttpClient.newBuilder().sslContext(context).build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
