package dev.malachite.identity;

import dev.malachite.arm.ArmException;
import dev.malachite.arm.ResourceId;
import dev.malachite.auth.Asked;
import dev.malachite.auth.Authenticate;
import dev.malachite.auth.TokenAuthority;
import dev.malachite.endpoint.Endpoint;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Store;
import dev.malachite.time.Clocks;
import dev.malachite.world.Directory;
import dev.malachite.world.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the az CLI asks of Microsoft Graph before it gives a managed identity a role: who a name or an object id is.
 * Known are the managed identities of resources, the
 * applications that own subscriptions, and the one that asks.
 *
 * <p>Source: recorded traffic of {@code az dataprotection … update-msi-permissions} (two questions). Thread-safe.
 */
public final class MicrosoftGraph {
    private static final Set<String> NAMES =
            Set.of("https://graph.microsoft.com", "00000003-0000-0000-c000-000000000000");

    private final Store store;
    private final Clocks clocks;
    private final Directory directory;
    private final List<Principal.Source> sources;
    private final List<String> applications;
    private final Authenticate authenticate;

    /** @param applications the client ids that are known besides */
    public MicrosoftGraph(
            Store store,
            Clocks clocks,
            Directory directory,
            List<Principal.Source> sources,
            List<String> applications,
            Authenticate authenticate) {
        this.store = store;
        this.clocks = clocks;
        this.directory = directory;
        this.sources = List.copyOf(sources);
        this.applications = List.copyOf(applications);
        this.authenticate = authenticate;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/v1.0/servicePrincipals", guarded(this::list)),
                new Endpoint("GET", "/v1.0/servicePrincipals/{id}", guarded(this::one)),
                new Endpoint("POST", "/v1.0/directoryObjects/getByIds", guarded(this::byIds)));
    }

    private Function<EndpointRequest, EndpointResponse> guarded(Function<EndpointRequest, EndpointResponse> handler) {
        return request -> {
            try {
                authenticate.require(Asked.of(request.headers(), request.baseUrl(), request.now()), NAMES);
            } catch (ArmException e) {
                EndpointResponse refusal = refused(
                        request, e.error().status(), e.error().code(), e.error().message());
                return e.error().headers().containsKey("WWW-Authenticate")
                        ? refusal.withHeader(
                                "WWW-Authenticate", e.error().headers().get("WWW-Authenticate"))
                        : refusal;
            }
            return handler.apply(request);
        };
    }

    private EndpointResponse list(EndpointRequest request) {
        Optional<PrincipalFilter> filter =
                PrincipalFilter.parse(request.query().value("$filter").orElse(""));
        if (filter.isEmpty()) {
            return refused(
                    request,
                    400,
                    "Request_UnsupportedQuery",
                    "Unsupported or invalid query filter clause specified for resource 'ServicePrincipal'.");
        }
        return EndpointResponse.ok(JsonObject.of(
                "@odata.context",
                request.baseUrl() + "/v1.0/$metadata#servicePrincipals",
                "value",
                principals(request).stream()
                        .filter(filter.get()::accepts)
                        .map(ServicePrincipal::toJson)
                        .toList()));
    }

    private EndpointResponse one(EndpointRequest request) {
        String id = request.parameters().get("id");
        return principals(request).stream()
                .filter(principal -> principal.objectId().equalsIgnoreCase(id))
                .findFirst()
                .map(principal -> EndpointResponse.ok(
                        JsonObject.of("@odata.context", request.baseUrl() + "/v1.0/$metadata#servicePrincipals/$entity")
                                .overlaid(principal.toJson())))
                .orElseGet(() -> refused(
                        request,
                        404,
                        "Request_ResourceNotFound",
                        "Resource '" + id + "' does not exist or one of its queried reference-property objects are not"
                                + " present."));
    }

    private EndpointResponse byIds(EndpointRequest request) {
        JsonObject asked = request.json();
        Optional<List<String>> ids = asked.arrayOfStrings("ids");
        if (ids.isEmpty()) {
            return refused(request, 400, "Request_BadRequest", "The parameter 'ids' must be a list of object ids.");
        }
        boolean wanted =
                !asked.has("types") || asked.strings("types").stream().anyMatch("servicePrincipal"::equalsIgnoreCase);
        return EndpointResponse.ok(JsonObject.of(
                "@odata.context",
                request.baseUrl() + "/v1.0/$metadata#directoryObjects",
                "value",
                principals(request).stream()
                        .filter(principal ->
                                wanted && ids.get().stream().anyMatch(principal.objectId()::equalsIgnoreCase))
                        .map(principal -> JsonObject.of("@odata.type", "#microsoft.graph.servicePrincipal")
                                .overlaid(principal.toJson()))
                        .toList()));
    }

    private List<ServicePrincipal> principals(EndpointRequest request) {
        Stream<ServicePrincipal> identities = store
                .read(transaction -> directory.listed(transaction).stream()
                        .flatMap(id -> sources.stream()
                                .flatMap(source -> source.in(
                                        transaction,
                                        ResourceId.subscription(id),
                                        clocks.of(id).instant())))
                        .map(ServicePrincipal::of)
                        .toList())
                .stream();
        Stream<ServicePrincipal> known = Stream.concat(
                        applications.stream(),
                        Asked.of(request.headers(), request.baseUrl(), request.now()).clientId().stream())
                .distinct()
                .map(application -> ServicePrincipal.application(application, TokenAuthority.objectIdOf(application)));
        return Stream.concat(identities, known).toList();
    }

    private static EndpointResponse refused(EndpointRequest request, int status, String code, String message) {
        return EndpointResponse.json(
                status,
                JsonObject.of(
                        "error",
                        JsonObject.of(
                                "code",
                                code,
                                "message",
                                message,
                                "innerError",
                                JsonObject.of(
                                        "date",
                                        request.now().toString(),
                                        "request-id",
                                        request.ids().requestId(),
                                        "client-request-id",
                                        request.ids().correlationRequestId()))));
    }
}
