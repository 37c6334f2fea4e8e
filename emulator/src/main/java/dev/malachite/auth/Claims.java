package dev.malachite.auth;

import dev.malachite.json.Json;
import dev.malachite.json.JsonException;
import dev.malachite.json.JsonObject;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a JSON web token says. Whether it may be believed is another question. */
record Claims(JsonObject document) {
    private static final String JSON_IN_BASE64 = "eyJ";

    /** Whether a token claims to be a JSON web token; others are opaque to everybody but who gave them out. */
    static boolean looksLikeOne(String token) {
        return token.startsWith(JSON_IN_BASE64) && token.indexOf('.') > 0;
    }

    /** The claims of a token, or nothing when it cannot be read. */
    static Optional<Claims> read(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || object(parts[0]).isEmpty()) {
            return Optional.empty();
        }
        return object(parts[1]).map(Claims::new);
    }

    private static Optional<JsonObject> object(String part) {
        try {
            return Optional.of(Json.parseObject(Base64.getUrlDecoder().decode(part)));
        } catch (IllegalArgumentException | JsonException e) {
            return Optional.empty();
        }
    }

    String clientId() {
        return text("appid");
    }

    String objectId() {
        return text("oid");
    }

    String issuer() {
        return text("iss");
    }

    String tenantId() {
        return text("tid");
    }

    private String text(String claim) {
        return document.string(claim).orElse("");
    }

    List<String> audiences() {
        return document.string("aud").map(List::of).orElseGet(() -> document.strings("aud"));
    }

    Optional<Instant> expires() {
        return instant("exp");
    }

    Optional<Instant> notBefore() {
        return instant("nbf");
    }

    private Optional<Instant> instant(String claim) {
        OptionalLong seconds = document.integer(claim);
        return seconds.isPresent() && Math.abs(seconds.getAsLong()) < Integer.MAX_VALUE * 8L
                ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong()))
                : Optional.empty();
    }
}
