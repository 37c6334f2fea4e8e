package dev.malachite.auth;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.pipeline.Step;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes or refuses the caller's token, before anything else of the request is looked at.
 *
 * <p>Errors, all 401 with a challenge: {@code AuthenticationFailed}, {@code AuthenticationFailedInvalidHeader}, {@code
 * InvalidAuthenticationToken}, {@code InvalidAuthenticationTokenTenant}, {@code ExpiredAuthenticationToken}.
 *
 * <p>Source: pasted client errors. What each mode asks is our own, ADR 0203.
 */
public final class Authenticate implements Step {
    private static final String BEARER = "Bearer";
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** What ARM calls itself, in the public and the sovereign clouds, and its application id. */
    private static final Set<String> ARM = Set.of(
            "https://management.azure.com",
            "https://management.core.windows.net",
            "https://management.usgovcloudapi.net",
            "https://management.core.usgovcloudapi.net",
            "https://management.chinacloudapi.cn",
            "https://management.core.chinacloudapi.cn",
            "797f4846-ba00-4fd7-ba43-dac1f8f63013");

    private final AuthMode mode;
    private final TokenAuthority authority;
    private final String tenantId;
    private final AuthErrors errors;

    /** @param tenantId the home tenant of every subscription */
    public Authenticate(AuthMode mode, TokenAuthority authority, String tenantId) {
        this.mode = mode;
        this.authority = authority;
        this.tenantId = tenantId;
        this.errors = new AuthErrors(tenantId);
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        if (mode != AuthMode.OFF) {
            List<String> headers = request.headers().all("Authorization");
            if (!headers.isEmpty()) {
                require(request, token(request, headers));
            } else if (mode == AuthMode.STRICT || request.wire().baseUrl().startsWith("https:")) {
                throw errors.headerMissing(request).toException();
            }
        }
        return chain.proceed(request);
    }

    private String token(ArmRequest request, List<String> headers) {
        String header = headers.get(0).strip();
        boolean bearer = header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && (header.length() == BEARER.length() || header.charAt(BEARER.length()) == ' ');
        if (headers.size() > 1 || !bearer) {
            throw errors.invalidHeader(request).toException();
        }
        String token = header.substring(BEARER.length()).strip();
        if (token.isEmpty()) {
            throw errors.tokenMissing(request).toException();
        }
        return token;
    }

    private void require(ArmRequest request, String token) {
        if (mode == AuthMode.SHAPE && !Claims.looksLikeOne(token)) {
            return;
        }
        Claims claims = Claims.read(token)
                .orElseThrow(() -> errors.invalidToken(request).toException());
        if (mode == AuthMode.STRICT) {
            requireOurs(request, token, claims);
        }
        claims.expires().filter(end -> !end.isAfter(request.now())).ifPresent(end -> {
            throw errors.expired(request, end).toException();
        });
        boolean named = !claims.audiences().isEmpty();
        if ((named || mode == AuthMode.STRICT)
                && claims.audiences().stream().noneMatch(audience -> isForUs(audience, request))) {
            throw errors.invalidToken(request).toException();
        }
    }

    private void requireOurs(ArmRequest request, String token, Claims claims) {
        if (!authority.isSigned(token)) {
            throw errors.invalidToken(request).toException();
        }
        boolean early = claims.notBefore()
                .filter(start -> !start.isAfter(request.now().plus(SKEW)))
                .isEmpty();
        if (early || claims.expires().isEmpty()) {
            throw errors.invalidToken(request).toException();
        }
        if (!claims.issuer().equals(TokenAuthority.issuer(tenantId))
                || !claims.tenantId().equals(tenantId)) {
            throw errors.wrongIssuer(request, claims.issuer()).toException();
        }
    }

    /** ARM's names, and our own address: a client that is not told the audience asks for the host that it calls. */
    private static boolean isForUs(String audience, ArmRequest request) {
        String plain = audience.toLowerCase(Locale.ROOT).replaceAll("/+$", "");
        return ARM.contains(plain)
                || host(plain).equals(host(request.wire().baseUrl().toLowerCase(Locale.ROOT)));
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? url : host;
        } catch (IllegalArgumentException e) {
            return url;
        }
    }
}
