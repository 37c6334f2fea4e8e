package dev.malachite.identity;

import dev.malachite.auth.TokenAuthority;
import dev.malachite.endpoint.Endpoint;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.json.JsonObject;
import dev.malachite.time.Guids;
import java.util.List;

/**
 * What Microsoft Entra tells clients before they ask for a token: where to ask, and by which keys to know it.
 *
 * <p>Source: OpenID Connect Discovery 1.0; what msal for Python, Java and JavaScript requires. Thread-safe.
 */
public final class Authority {
    private final TokenAuthority tokens;
    private final String homeTenant;

    public Authority(TokenAuthority tokens, String homeTenant) {
        this.tokens = tokens;
        this.homeTenant = homeTenant;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        "GET", "/{tenant}/v2.0/.well-known/openid-configuration", request -> described(request, true)),
                new Endpoint("GET", "/{tenant}/.well-known/openid-configuration", request -> described(request, false)),
                new Endpoint("GET", "/common/discovery/instance", this::instance),
                new Endpoint("GET", "/{tenant}/discovery/keys", request -> EndpointResponse.ok(tokens.publicKeys())),
                new Endpoint(
                        "GET", "/{tenant}/discovery/v2.0/keys", request -> EndpointResponse.ok(tokens.publicKeys())));
    }

    /** The tenant that a path names; names and {@code common} mean the home tenant. */
    static String tenantId(String named, String homeTenant) {
        return Guids.isGuid(named) ? named : homeTenant;
    }

    private EndpointResponse described(EndpointRequest request, boolean second) {
        String named = request.parameters().get("tenant");
        String base = request.baseUrl() + "/" + named;
        String version = second ? "/v2.0" : "";
        String tenant = tenantId(named, homeTenant);
        return EndpointResponse.ok(JsonObject.of(
                "token_endpoint",
                base + "/oauth2" + version + "/token",
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_post", "private_key_jwt", "client_secret_basic"),
                "jwks_uri",
                base + "/discovery" + version + "/keys",
                "response_modes_supported",
                List.of("query", "fragment", "form_post"),
                "subject_types_supported",
                List.of("pairwise"),
                "id_token_signing_alg_values_supported",
                List.of("RS256"),
                "response_types_supported",
                List.of("code", "id_token", "code id_token", "token"),
                "scopes_supported",
                List.of("openid", "profile", "email", "offline_access"),
                "issuer",
                second ? request.baseUrl() + "/" + tenant + "/v2.0" : TokenAuthority.issuer(tenant),
                "authorization_endpoint",
                base + "/oauth2" + version + "/authorize",
                "tenant_region_scope",
                "WW"));
    }

    private EndpointResponse instance(EndpointRequest request) {
        String host = request.baseUrl().substring(request.baseUrl().indexOf("://") + 3);
        return EndpointResponse.ok(JsonObject.of(
                "tenant_discovery_endpoint",
                request.baseUrl() + "/" + homeTenant + "/v2.0/.well-known/openid-configuration",
                "api-version",
                request.query().value("api-version").orElse("1.1"),
                "metadata",
                List.of(JsonObject.of(
                        "preferred_network", host,
                        "preferred_cache", host,
                        "aliases", List.of(host, "login.microsoftonline.com", "login.windows.net")))));
    }
}
