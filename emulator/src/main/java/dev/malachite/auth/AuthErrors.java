package dev.malachite.auth;

import dev.malachite.arm.ArmError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The refusals of who may not call: 401 with the challenge that clients parse, and 403. */
final class AuthErrors {
    private static final DateTimeFormatter AMERICAN =
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);

    private final String tenantId;

    AuthErrors(String tenantId) {
        this.tenantId = tenantId;
    }

    private ArmError unauthorized(Asked asked, String code, String message, String challenge) {
        String authority = asked.baseUrl() + "/" + tenantId;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-ms-failure-cause", "gateway");
        headers.put("WWW-Authenticate", "Bearer authorization_uri=\"" + authority + "\", " + challenge);
        return new ArmError(401, code, message, ArmError.PLAIN, headers);
    }

    private static String invalidToken(String description) {
        return "error=\"invalid_token\", error_description=\"" + description + "\"";
    }

    /** No token at all. Source: pasted client errors. */
    ArmError headerMissing(Asked asked) {
        return unauthorized(
                asked,
                "AuthenticationFailed",
                "Authentication failed. The 'Authorization' header is missing.",
                invalidToken("The authentication failed because of missing 'Authorization' header."));
    }

    /** {@code Bearer} and nothing after it. Source: a client's own tests. */
    ArmError tokenMissing(Asked asked) {
        return unauthorized(
                asked,
                "AuthenticationFailed",
                "Authentication failed. The 'Authorization' header is missing the access token.",
                invalidToken("The authentication failed because of missing access token."));
    }

    /** Another scheme than Bearer, or two headers. Evidence: inferred from ARM's public texts. */
    ArmError invalidHeader(Asked asked) {
        return unauthorized(
                asked,
                "AuthenticationFailedInvalidHeader",
                "Authentication failed. The 'Authorization' header is provided in an invalid format.",
                invalidToken("The authentication failed because of an invalid 'Authorization' header."));
    }

    /** A token that cannot be read, is for somebody else, or that nobody signed. Source: a client's own tests. */
    ArmError invalidToken(Asked asked) {
        return unauthorized(
                asked,
                "InvalidAuthenticationToken",
                "The access token is invalid.",
                invalidToken("The access token is invalid."));
    }

    /** A token of another tenant. Source: pasted client errors. */
    ArmError wrongIssuer(Asked asked, String issuer) {
        String message =
                "The access token is from the wrong issuer '" + printable(issuer) + "'. It must match the tenant '"
                        + TokenAuthority.issuer(tenantId)
                        + "' associated with this subscription. Please use the authority (URL) '"
                        + asked.baseUrl() + "/" + tenantId + "' to get the token. Note, if the subscription is"
                        + " transferred to another tenant there is no impact to the services, but information about"
                        + " new tenant could take time to propagate (up to an hour). If you just transferred your"
                        + " subscription and see this error message, please try back later.";
        return unauthorized(
                asked,
                "InvalidAuthenticationTokenTenant",
                message,
                invalidToken("The access token is from the wrong issuer. It must match the tenant associated with this"
                        + " subscription. Please use correct authority to get the token."));
    }

    /**
     * A token that has ended. The challenge names claims, so that clients fetch a new token and try again: their own
     * clock may say that the old one is still good. Source: pasted client errors; the challenge is inferred, ADR
     * 0203.
     */
    ArmError expired(Asked asked, Instant ended) {
        String message = "The access token expiry UTC time '" + AMERICAN.format(ended)
                + "' is earlier than current UTC time '" + AMERICAN.format(asked.now()) + "'.";
        String claims = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\""
                + asked.now().getEpochSecond() + "\"}}}";
        String encoded = Base64.getEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return unauthorized(
                asked,
                "ExpiredAuthenticationToken",
                message,
                "error=\"insufficient_claims\", error_description=\"" + message + "\", claims=\"" + encoded + "\"");
    }

    /** A caller without a role that allows this. Source: pasted client errors. */
    static ArmError authorizationFailed(String client, String objectId, String action, String scope) {
        return new ArmError(
                403,
                "AuthorizationFailed",
                "The client '" + printable(client) + "' with object id '" + printable(objectId)
                        + "' does not have authorization to perform action '" + action + "' over scope '" + scope
                        + "' or the scope is invalid. If access was recently granted, please refresh your credentials.",
                ArmError.PLAIN,
                Map.of("x-ms-failure-cause", "gateway"));
    }

    /**
     * A caller who may do something but not use a resource that it is about. Source: Microsoft Learn (message; that a
     * restore without rights on the datasource is refused so).
     */
    static ArmError linkedAuthorizationFailed(
            String client, String objectId, String action, String scope, String linkedAction, String linked) {
        return new ArmError(
                403,
                "LinkedAuthorizationFailed",
                "The client '" + printable(client) + "' with object id '" + printable(objectId)
                        + "' has permission to perform action '" + action + "' on scope '" + scope
                        + "'; however, it does not have permission to perform action(s) '" + linkedAction
                        + "' on the linked scope(s) '" + linked
                        + "' (respectively) or the linked scope(s) are invalid.",
                ArmError.PLAIN,
                Map.of("x-ms-failure-cause", "gateway"));
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]|[\"\\\\]", "?");
    }
}
