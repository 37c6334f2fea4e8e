package dev.malachite.arm;

import dev.malachite.arm.async.OperationPlan;
import dev.malachite.json.Content;
import dev.malachite.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A request as an operation sees it: parsed, routed and checked, at one instant. Immutable; the pipeline's steps make
 * richer copies.
 */
public final class ArmRequest {
    private final Wire wire;
    private final Instant now;
    private final CorrelationIds ids;
    private final Route route;
    private final ApiVersion apiVersion;
    private final Optional<JsonObject> body;
    private final OperationPlan plan;
    private final Verdict verdict;

    private ArmRequest(
            Wire wire,
            Instant now,
            CorrelationIds ids,
            Route route,
            ApiVersion apiVersion,
            Optional<JsonObject> body,
            OperationPlan plan,
            Verdict verdict) {
        this.wire = wire;
        this.now = now;
        this.ids = ids;
        this.route = route;
        this.apiVersion = apiVersion;
        this.body = body;
        this.plan = plan;
        this.verdict = verdict;
    }

    /**
     * What somebody asked for about the fate of the request.
     *
     * @param refusal the error that it is answered with, whatever it asks for
     * @param discarded whether its changes are forgotten once the answer is made
     */
    public record Verdict(Optional<ArmError> refusal, boolean discarded) {
        static final Verdict NONE = new Verdict(Optional.empty(), false);
    }

    /**
     * What came over the wire.
     *
     * @param method in upper case
     * @param path with escapes, without query
     * @param baseUrl scheme, host and port under which the client reached us, without a slash at the end
     */
    public record Wire(String method, String path, Query query, Headers headers, Content content, String baseUrl) {}

    /**
     * The operation that the path and method name.
     *
     * @param resourceId the resource, or for a list or an action the one that it is asked of
     * @param parameters the path's parameters, decoded, by the swagger's names
     */
    public record Route(OperationId operationId, ResourceId resourceId, String path, Map<String, String> parameters) {
        /** No operation yet. */
        public static final Route NONE = new Route(new OperationId("-"), ResourceId.subscription("-"), "", Map.of());
    }

    public static ArmRequest received(Wire wire, Instant now, CorrelationIds ids) {
        return new ArmRequest(
                wire,
                now,
                ids,
                Route.NONE,
                new ApiVersion(""),
                Optional.empty(),
                OperationPlan.UNCHANGED,
                Verdict.NONE);
    }

    public ArmRequest at(Instant instant) {
        return new ArmRequest(wire, instant, ids, route, apiVersion, body, plan, verdict);
    }

    public ArmRequest with(Route chosen) {
        return new ArmRequest(wire, now, ids, chosen, apiVersion, body, plan, verdict);
    }

    public ArmRequest with(ApiVersion version) {
        return with(Optional.of(version), Optional.empty());
    }

    /** This request with what it could be found to name. */
    public ArmRequest with(Optional<ApiVersion> version, Optional<Route> chosen) {
        return new ArmRequest(wire, now, ids, chosen.orElse(route), version.orElse(apiVersion), body, plan, verdict);
    }

    public ArmRequest with(JsonObject parsed) {
        return new ArmRequest(wire, now, ids, route, apiVersion, Optional.of(parsed), plan, verdict);
    }

    public ArmRequest with(OperationPlan chosen) {
        return new ArmRequest(wire, now, ids, route, apiVersion, body, chosen, verdict);
    }

    /** This request, to be refused. */
    public ArmRequest refused(ArmError error) {
        return with(new Verdict(Optional.of(error), false));
    }

    /** This request, to be answered as usual and then forgotten. */
    public ArmRequest discarded() {
        return with(new Verdict(Optional.empty(), true));
    }

    private ArmRequest with(Verdict chosen) {
        return new ArmRequest(wire, now, ids, route, apiVersion, body, plan, chosen);
    }

    public Verdict verdict() {
        return verdict;
    }

    public Wire wire() {
        return wire;
    }

    public String method() {
        return wire.method();
    }

    public Headers headers() {
        return wire.headers();
    }

    public Query query() {
        return wire.query();
    }

    /** The one instant at which the request happens. */
    public Instant now() {
        return now;
    }

    public CorrelationIds ids() {
        return ids;
    }

    public OperationId operationId() {
        return route.operationId();
    }

    public ApiVersion apiVersion() {
        return apiVersion;
    }

    public ResourceId resourceId() {
        return route.resourceId();
    }

    /** The path as the client wrote it, decoded, with single slashes: what {@code id} of a status document repeats. */
    public String path() {
        return route.path();
    }

    /** A parameter of the path, by the swagger's name. */
    public String parameter(String name) {
        return route.parameters().get(name);
    }

    public Map<String, String> parameters() {
        return route.parameters();
    }

    /** The body, in the schema's spelling and without nulls; empty when none was sent. */
    public JsonObject body() {
        return body.orElse(JsonObject.empty());
    }

    /** How an operation that this request starts evolves. */
    public OperationPlan plan() {
        return plan;
    }

    /** An absolute URL for the asker: the base URL under which it reached us, the path and the api-version. */
    public String url(String path) {
        return String.join("", wire.baseUrl(), path, "?api-version=", apiVersion.value());
    }
}
