package dev.malachite.identity;

import dev.malachite.arm.Query;
import dev.malachite.auth.TokenAuthority;
import dev.malachite.endpoint.Endpoint;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Gives tokens to applications: {@code client_credentials}, in both versions of the endpoint. Any secret or
 * assertion is taken; there must be one.
 *
 * <p>Source: RFC 6749; Microsoft Learn, client credentials flow and its error codes. Thread-safe.
 */
public final class TokenEndpoint {
    private static final String DEFAULT_SCOPE = "/.default";

    /** AD FS has the first version's path and the second's answer: az calculates with its {@code expires_in}. */
    private static final String AD_FS = "adfs";

    private static final long SECONDS = TokenAuthority.LIVES.toSeconds();

    private final TokenAuthority tokens;
    private final String homeTenant;

    public TokenEndpoint(TokenAuthority tokens, String homeTenant) {
        this.tokens = tokens;
        this.homeTenant = homeTenant;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("POST", "/{tenant}/oauth2/v2.0/token", request -> answer(request, false)),
                new Endpoint("POST", "/{tenant}/oauth2/token", request -> answer(request, true)));
    }

    private EndpointResponse answer(EndpointRequest request, boolean first) {
        Query form = Query.parse(request.content().text(Integer.MAX_VALUE));
        Optional<String> grant = sent(form, "grant_type");
        Optional<String> client = sent(form, "client_id");
        Optional<String> audience = first ? sent(form, "resource").or(() -> audience(form)) : audience(form);
        if (grant.isEmpty()) {
            return refused(request, 400, "invalid_request", 900144, "The request body must contain 'grant_type'.");
        }
        if (!grant.get().equals("client_credentials")) {
            return refused(request, 400, "unsupported_grant_type", 70003, "The grant type is not supported here.");
        }
        if (client.isEmpty()) {
            return refused(request, 400, "invalid_request", 900144, "The request body must contain 'client_id'.");
        }
        if (sent(form, "client_secret").or(() -> sent(form, "client_assertion")).isEmpty()) {
            return refused(request, 401, "invalid_client", 7000216, "A client secret or assertion is required.");
        }
        if (audience.isEmpty()) {
            return refused(request, 400, "invalid_scope", 1002012, "The scope must be a resource with /.default.");
        }
        String tenant = Authority.tenantId(request.parameters().get("tenant"), homeTenant);
        String token = tokens.issue(
                new TokenAuthority.Grant(
                        tenant, client.get(), audience.get(), request.ids().requestId(), false),
                request.now());
        boolean texts = first && !request.parameters().get("tenant").equalsIgnoreCase(AD_FS);
        return EndpointResponse.ok(texts ? first(request, audience.get(), token) : second(token));
    }

    /** The resource of the first scope that asks for all that was granted. */
    private static Optional<String> audience(Query form) {
        return sent(form, "scope").stream()
                .flatMap(scopes -> Arrays.stream(scopes.split(" ", -1)))
                .filter(scope -> scope.endsWith(DEFAULT_SCOPE) && scope.length() > DEFAULT_SCOPE.length())
                .map(scope -> scope.substring(0, scope.length() - DEFAULT_SCOPE.length()))
                .findFirst();
    }

    private static Optional<String> sent(Query form, String name) {
        return form.value(name).filter(text -> !text.isBlank());
    }

    private static JsonObject second(String token) {
        return JsonObject.of(
                "token_type", "Bearer", "expires_in", SECONDS, "ext_expires_in", SECONDS, "access_token", token);
    }

    private static JsonObject first(EndpointRequest request, String audience, String token) {
        return JsonObject.of(
                "token_type", "Bearer",
                "expires_in", Long.toString(SECONDS),
                "ext_expires_in", Long.toString(SECONDS),
                "expires_on", Long.toString(request.now().getEpochSecond() + SECONDS),
                "not_before", Long.toString(request.now().getEpochSecond()),
                "resource", audience,
                "access_token", token);
    }

    private static EndpointResponse refused(
            EndpointRequest request, int status, String error, int code, String description) {
        return EndpointResponse.json(
                status,
                JsonObject.of(
                        "error", error,
                        "error_description", "AADSTS" + code + ": " + description,
                        "error_codes", List.of(code),
                        "timestamp", request.now().toString(),
                        "trace_id", request.ids().requestId(),
                        "correlation_id", request.ids().correlationRequestId()));
    }
}
