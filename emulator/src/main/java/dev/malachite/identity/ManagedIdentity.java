package dev.malachite.identity;

import dev.malachite.auth.TokenAuthority;
import dev.malachite.endpoint.Endpoint;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Gives tokens to programs that believe they run in Azure, as App Service and as a virtual machine does.
 *
 * <p>Source: Microsoft Learn, managed identity REST protocols. Evidence: published. Thread-safe.
 */
public final class ManagedIdentity {
    /** The client id of an identity that is the machine's own. */
    static final String SYSTEM_ASSIGNED = "5ca1ab1e-0000-4000-8000-000000000001";

    private final TokenAuthority tokens;
    private final String tenantId;

    public ManagedIdentity(TokenAuthority tokens, String tenantId) {
        this.tokens = tokens;
        this.tenantId = tenantId;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/msi/token", request -> answer(request, "X-IDENTITY-HEADER")),
                new Endpoint("GET", "/metadata/identity/oauth2/token", request -> answer(request, "Metadata")));
    }

    /** @param proof the header without which a request could come from a page or a redirect */
    private EndpointResponse answer(EndpointRequest request, String proof) {
        Optional<String> resource = request.query().value("resource").filter(text -> !text.isBlank());
        boolean proven =
                request.headers().first(proof).filter(text -> !text.isBlank()).isPresent();
        if (!proven || resource.isEmpty()) {
            String missing = proven ? "The parameter 'resource' is missing." : "The header '" + proof + "' is missing.";
            return EndpointResponse.json(400, JsonObject.of("error", "invalid_request", "error_description", missing));
        }
        String client = request.query()
                .value("client_id")
                .or(() -> request.query().value("mi_res_id"))
                .or(() -> request.query().value("object_id"))
                .filter(text -> !text.isBlank())
                .orElse(SYSTEM_ASSIGNED);
        String token = tokens.issue(
                new TokenAuthority.Grant(
                        tenantId, client, resource.get(), request.ids().requestId(), true),
                request.now());
        long seconds = TokenAuthority.LIVES.toSeconds();
        long now = request.now().getEpochSecond();
        return EndpointResponse.ok(JsonObject.of(
                "access_token", token,
                "client_id", client,
                "expires_in", Long.toString(seconds),
                "expires_on", Long.toString(now + seconds),
                "ext_expires_in", Long.toString(seconds),
                "not_before", Long.toString(now),
                "resource", resource.get(),
                "token_type", "Bearer"));
    }
}
