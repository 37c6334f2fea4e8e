package dev.malachite.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.malachite.tls.DataFolder;
import java.text.ParseException;

/** The key that signs tokens: made when the first token is asked for, and kept in the data folder. Thread-safe. */
public final class SigningKey {
    private static final String FILE = "tokens.jwk";
    private static final int BITS = 2048;

    private final DataFolder folder;
    private RSAKey key;

    public SigningKey(DataFolder folder) {
        this.folder = folder;
    }

    synchronized RSAKey get() {
        if (key == null) {
            key = folder.alone(() -> folder.read(FILE).map(SigningKey::parse).orElseGet(this::make));
        }
        return key;
    }

    private RSAKey make() {
        try {
            RSAKey made = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            folder.write(FILE, made.toJSONString());
            return made;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey parse(String text) {
        try {
            return RSAKey.parse(text);
        } catch (ParseException e) {
            throw new IllegalStateException("The signing key in " + FILE + " cannot be read; delete it", e);
        }
    }
}
