package dev.malachite.contract.azure;

import dev.malachite.contract.target.UnreachableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whom to trust in a cloud whose certificates nobody else vouches for: an Azure Stack, or the emulator. */
public record Trust(KeyStore authorities) {
    /**
     * The authorities in a PEM file.
     *
     * @throws UnreachableException if it cannot be read or holds no certificate
     */
    public static Trust of(Path pem) {
        try (InputStream stream = Files.newInputStream(pem)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                store.setCertificateEntry("authority-" + store.size(), authority);
            }
            if (store.size() == 0) {
                throw new UnreachableException(pem + " holds no certificate");
            }
            return new Trust(store);
        } catch (IOException | GeneralSecurityException e) {
            throw new UnreachableException(
                    pem + " cannot be read as certificates: " + e.getClass().getSimpleName());
        }
    }

    /** For clients that speak TLS. */
    public SSLContext context() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new UnreachableException(
                    "the certificates cannot be used: " + e.getClass().getSimpleName());
        }
    }
}
