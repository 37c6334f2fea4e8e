package dev.malachite.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.malachite.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Gives out signed tokens and knows them again. They look like those that Microsoft Entra gives an application for ARM:
 * version 1.0, RS256.
 *
 * <p>Source: Microsoft Learn, access token claims reference. Evidence: published. Thread-safe.
 */
public final class TokenAuthority {
    /** Azure's tokens for clients that understand claims challenges live a day. */
    public static final Duration LIVES = Duration.ofSeconds(86_399);

    private static final String ISSUER = "https://sts.windows.net/";

    private final SigningKey key;

    public TokenAuthority(SigningKey key) {
        this.key = key;
    }

    /**
     * What a token is to say.
     *
     * @param id different for every token
     */
    public record Grant(String tenantId, String clientId, String audience, String id, boolean managedIdentity) {
        /** The principal of the client: the same in every run, so that seeds can give it roles. */
        public String objectId() {
            return objectIdOf(clientId);
        }
    }

    /** The object id of the service principal that a client id has. */
    public static String objectIdOf(String clientId) {
        String name = "malachite/principal/" + clientId.toLowerCase(Locale.ROOT);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The issuer in a tenant's tokens. */
    public static String issuer(String tenantId) {
        return ISSUER + tenantId + "/";
    }

    /** A token, valid from an instant on. */
    public String issue(Grant grant, Instant now) {
        RSAKey signing = key.get();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .audience(grant.audience())
                .issuer(issuer(grant.tenantId()))
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIVES)))
                .subject(grant.objectId())
                .claim("appid", grant.clientId())
                .claim("appidacr", grant.managedIdentity() ? "2" : "1")
                .claim("idp", issuer(grant.tenantId()))
                .claim("idtyp", "app")
                .claim("oid", grant.objectId())
                .claim("tid", grant.tenantId())
                .claim("uti", grant.id())
                .claim("ver", "1.0")
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(signing.getKeyID())
                .build();
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(signing));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether our own key signed the token, with the one algorithm that we use. */
    boolean isSigned(String token) {
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            return JWSAlgorithm.RS256.equals(parsed.getHeader().getAlgorithm())
                    && parsed.verify(new RSASSAVerifier(key.get().toPublicJWK()));
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    /** The public keys, for who verifies tokens himself. */
    public JsonObject publicKeys() {
        return JsonObject.of(
                "keys", List.of(JsonObject.parseTrusted(key.get().toPublicJWK().toJSONString())));
    }
}
