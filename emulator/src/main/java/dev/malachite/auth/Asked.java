package dev.malachite.auth;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.Headers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What of a request decides whether its caller is let in.
 *
 * @param authorization every {@code Authorization} header
 * @param baseUrl under which the caller reached us, without a slash at the end
 */
public record Asked(List<String> authorization, String baseUrl, Instant now) {
    public Asked {
        authorization = List.copyOf(authorization);
    }

    public static Asked of(Headers headers, String baseUrl, Instant now) {
        return new Asked(headers.all("Authorization"), baseUrl, now);
    }

    static Asked of(ArmRequest request) {
        return of(request.headers(), request.wire().baseUrl(), request.now());
    }

    /** The application that the token says it was given to; nothing for a token that says none. */
    public Optional<String> clientId() {
        return authorization.stream()
                .findFirst()
                .flatMap(header ->
                        Claims.read(header.substring(header.indexOf(' ') + 1).strip()))
                .map(Claims::clientId)
                .filter(id -> !id.isEmpty());
    }
}
