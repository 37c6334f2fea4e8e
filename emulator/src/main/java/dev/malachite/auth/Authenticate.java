package dev.malachite.auth;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.pipeline.Step;
import java.net.URI;
import java.time.Duration;
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
        require(Asked.of(request), ARM);
        return chain.proceed(request);
    }

    /**
     * Returns when the caller may come in.
     *
     * @param names what the one who is called calls himself, besides his address; in lower case
     * @throws dev.malachite.arm.ArmException with one of the errors above
     */
    public void require(Asked asked, Set<String> names) {
        if (mode == AuthMode.OFF) {
            return;
        }
        if (!asked.authorization().isEmpty()) {
            require(asked, token(asked), names);
        } else if (mode == AuthMode.STRICT || asked.baseUrl().startsWith("https:")) {
            throw errors.headerMissing(asked).toException();
        }
    }

    private String token(Asked asked) {
        String header = asked.authorization().get(0).strip();
        boolean bearer = header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && (header.length() == BEARER.length() || header.charAt(BEARER.length()) == ' ');
        if (asked.authorization().size() > 1 || !bearer) {
            throw errors.invalidHeader(asked).toException();
        }
        String token = header.substring(BEARER.length()).strip();
        if (token.isEmpty()) {
            throw errors.tokenMissing(asked).toException();
        }
        return token;
    }

    private void require(Asked asked, String token, Set<String> names) {
        if (mode == AuthMode.SHAPE && !Claims.looksLikeOne(token)) {
            return;
        }
        Claims claims =
                Claims.read(token).orElseThrow(() -> errors.invalidToken(asked).toException());
        if (mode == AuthMode.STRICT) {
            requireOurs(asked, token, claims);
        }
        claims.expires().filter(end -> !end.isAfter(asked.now())).ifPresent(end -> {
            throw errors.expired(asked, end).toException();
        });
        boolean named = !claims.audiences().isEmpty();
        if ((named || mode == AuthMode.STRICT)
                && claims.audiences().stream().noneMatch(audience -> isFor(audience, names, asked))) {
            throw errors.invalidToken(asked).toException();
        }
    }

    private void requireOurs(Asked asked, String token, Claims claims) {
        if (!authority.isSigned(token)) {
            throw errors.invalidToken(asked).toException();
        }
        boolean early = claims.notBefore()
                .filter(start -> !start.isAfter(asked.now().plus(SKEW)))
                .isEmpty();
        if (early || claims.expires().isEmpty()) {
            throw errors.invalidToken(asked).toException();
        }
        if (!claims.issuer().equals(TokenAuthority.issuer(tenantId))
                || !claims.tenantId().equals(tenantId)) {
            throw errors.wrongIssuer(asked, claims.issuer()).toException();
        }
    }

    /** Our names, and our own address: a client that is not told the audience asks for the host that it calls. */
    private static boolean isFor(String audience, Set<String> names, Asked asked) {
        String plain = audience.toLowerCase(Locale.ROOT).replaceAll("/+$", "");
        return names.contains(plain) || host(plain).equals(host(asked.baseUrl().toLowerCase(Locale.ROOT)));
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
