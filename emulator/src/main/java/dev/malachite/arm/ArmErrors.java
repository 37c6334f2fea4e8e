package dev.malachite.arm;

import dev.malachite.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * ARM's own refusals: what its gateway answers before any resource provider is asked.
 *
 * <p>All are written plainly, {@code {"error":{"code","message"}}}, and carry {@code x-ms-failure-cause: gateway}.
 */
public final class ArmErrors {
    private static final int MAX_REPEATED = 100;

    private ArmErrors() {}

    private static ArmError gateway(int status, String code, String message) {
        return new ArmError(status, code, message, ArmError.PLAIN, Map.of("x-ms-failure-cause", "gateway"));
    }

    /** What a client sent, short enough to be repeated. */
    private static String clipped(String text) {
        return text.length() <= MAX_REPEATED ? text : text.substring(0, MAX_REPEATED) + "…";
    }

    /** No {@code api-version} in the query. Source: pasted client errors. */
    public static ArmError missingApiVersionParameter() {
        return gateway(
                400,
                "MissingApiVersionParameter",
                "The api-version query parameter (?api-version=) is required for all requests.");
    }

    /** An api-version that has not the form of one. Source: pasted client errors. */
    public static ArmError invalidApiVersionParameter(String version, Collection<String> supported) {
        return gateway(
                400,
                "InvalidApiVersionParameter",
                "The api-version '" + clipped(version) + "' is invalid. The supported versions are '"
                        + String.join(",", supported) + "'.");
    }

    /** A well-formed api-version that the type has not, or had not yet. Source: pasted client errors. */
    public static ArmError noRegisteredProviderFound(
            String location, String version, String type, List<String> supported, List<String> locations) {
        return gateway(
                400,
                "NoRegisteredProviderFound",
                "No registered resource provider found for location '" + location + "' and API version '" + version
                        + "' for type '" + type + "'. The supported api-versions are '"
                        + String.join(", ", supported) + "'. The supported locations are '"
                        + String.join(", ", locations) + "'.");
    }

    /** A path segment after a known namespace that is no type. Evidence: inferred from ARM's public texts. */
    public static ArmError invalidResourceType(
            String type, String namespace, String version, Collection<String> supported) {
        return gateway(
                404,
                "InvalidResourceType",
                "The resource type '" + type + "' could not be found in the namespace '" + namespace
                        + "' for api version '" + version + "'. The supported api-versions are '"
                        + String.join(",", supported) + "'.");
    }

    /** A namespace that no provider has. Evidence: inferred from ARM's public texts. */
    public static ArmError invalidResourceNamespace(String namespace) {
        return gateway(404, "InvalidResourceNamespace", "The resource namespace '" + namespace + "' is invalid.");
    }

    /** A subscription segment that is no GUID. Source: pasted client errors. */
    public static ArmError invalidSubscriptionId(String subscriptionId) {
        return gateway(
                400,
                "InvalidSubscriptionId",
                "The provided subscription identifier '" + clipped(subscriptionId) + "' is malformed or invalid.");
    }

    /** A subscription that the tenant does not hold. Evidence: inferred from ARM's public texts. */
    public static ArmError subscriptionNotFound(String subscriptionId) {
        return gateway(404, "SubscriptionNotFound", "The subscription '" + subscriptionId + "' could not be found.");
    }

    /** A call below a resource group that does not exist. Source: recorded traffic. */
    public static ArmError resourceGroupNotFound(String name) {
        return gateway(404, "ResourceGroupNotFound", "Resource group '" + name + "' could not be found.");
    }

    /**
     * A role that nobody defined: 404 to who asks for it, 400 to who gives it. Evidence: inferred from ARM's public
     * texts.
     */
    public static ArmError roleDefinitionDoesNotExist(int status, String name) {
        return gateway(
                status,
                "RoleDefinitionDoesNotExist",
                "The specified role definition with ID '" + name + "' does not exist.");
    }

    /** A change in a resource group that is being deleted. Source: pasted client errors. */
    public static ArmError resourceGroupBeingDeleted(String name) {
        return gateway(
                409,
                "ResourceGroupBeingDeleted",
                "The resource group '" + name + "' is in deprovisioning state and cannot perform this operation.");
    }

    /** A provider that the subscription was unregistered from. Source: pasted client errors; details inferred. */
    public static ArmError missingSubscriptionRegistration(String namespace) {
        String message = "The subscription is not registered to use namespace '" + namespace
                + "'. See https://aka.ms/rps-not-found for how to register subscriptions.";
        return new ArmError(
                409,
                "MissingSubscriptionRegistration",
                message,
                (place, error, activityId) -> ArmError.PLAIN
                        .at(place, error, activityId)
                        .with(
                                "details",
                                List.of(JsonObject.of("code", error.code(), "target", namespace, "message", message))),
                Map.of("x-ms-failure-cause", "gateway"));
    }

    /** A resource group that holds what cannot be deleted. Evidence: inferred from ARM's public texts, ADR 0201. */
    public static ArmError resourceGroupDeletionBlocked(String group, List<ResourceId> blocking) {
        String ids = blocking.stream()
                .map(id -> id.type() + "/" + namesOf(id))
                .collect(java.util.stream.Collectors.joining(", "));
        return gateway(
                409,
                "ResourceGroupDeletionBlocked",
                "Deletion of resource group '" + group + "' failed as resources with identifiers '" + ids
                        + "' could not be deleted. The provisioning state of the resource group will be rolled back.");
    }

    /** A resource that does not exist. Source: public texts of the message. */
    public static ArmError resourceNotFound(ResourceId id) {
        return gateway(
                404,
                "ResourceNotFound",
                "The Resource '" + id.type() + "/" + namesOf(id) + "' under resource group '"
                        + id.resourceGroupName().orElse("<null>")
                        + "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");
    }

    private static String namesOf(ResourceId id) {
        List<String> segments = id.segments();
        int providers = segments.size() - 1;
        while (providers > 0 && !segments.get(providers).equalsIgnoreCase("providers")) {
            providers--;
        }
        StringBuilder names = new StringBuilder();
        for (int i = providers + 3; i < segments.size(); i += 2) {
            names.append(names.isEmpty() ? "" : "/").append(segments.get(i));
        }
        return names.isEmpty() ? id.name() : names.toString();
    }

    /** A call on a child of a resource that does not exist. Evidence: inferred from ARM's public texts. */
    public static ArmError parentResourceNotFound(ResourceId parent) {
        return gateway(
                404,
                "ParentResourceNotFound",
                "Can not perform requested operation on nested resource. Parent resource '" + parent.name()
                        + "' not found.");
    }

    /** The role, principal and scope of another assignment; az takes it for a success. Source: client source. */
    public static ArmError roleAssignmentExists() {
        return gateway(409, "RoleAssignmentExists", "The role assignment already exists.");
    }

    /**
     * Another principal or scope under a name that is taken. Source: Microsoft Learn, troubleshooting Azure RBAC
     * (status, code); pasted client errors (message).
     */
    public static ArmError roleAssignmentUpdateNotPermitted() {
        return gateway(
                400,
                "RoleAssignmentUpdateNotPermitted",
                "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.");
    }

    /** A principal that no directory can know. Source: pasted client errors. */
    public static ArmError invalidPrincipalId(String principalId) {
        return gateway(
                400,
                "InvalidPrincipalId",
                "The Principal ID '" + principalId + "' is not valid. Principal ID must be a GUID.");
    }

    /** A role that is not named by the id of a role definition. Source: pasted client errors. */
    public static ArmError invalidRoleDefinitionId(String name) {
        return gateway(400, "InvalidRoleDefinitionId", "The role definition ID '" + name + "' is not valid.");
    }

    /** A body that is no JSON or not what the type takes. Source: pasted client errors. */
    public static ArmError invalidRequestContent(String reason) {
        return gateway(
                400,
                "InvalidRequestContent",
                "The request content was invalid and could not be deserialized: '" + reason + "'.");
    }

    /** A tracked resource without a location. Source: pasted client errors. */
    public static ArmError locationRequired() {
        return gateway(400, "LocationRequired", "The location property is required for this definition.");
    }

    /** A location that the type is not offered in. Evidence: inferred from ARM's public texts. */
    public static ArmError locationNotAvailableForResourceType(
            String location, ResourceType type, List<String> available) {
        return gateway(
                400,
                "LocationNotAvailableForResourceType",
                "The provided location '" + location + "' is not available for resource type '" + type
                        + "'. List of available regions for the resource type is '" + String.join(",", available)
                        + "'.");
    }

    /** A resource group that exists elsewhere already. Source: pasted client errors. */
    public static ArmError invalidResourceGroupLocation(String name, String existing, String asked) {
        return gateway(
                409,
                "InvalidResourceGroupLocation",
                "Invalid resource group location '" + asked + "'. The Resource group already exists in location '"
                        + existing + "'.");
    }

    /** A resource that exists elsewhere already. Source: Microsoft Learn, error page. */
    public static ArmError invalidResourceLocation(ResourceId id, String existing, String asked) {
        return gateway(
                409,
                "InvalidResourceLocation",
                "The resource '" + id.name() + "' already exists in location '" + existing + "' in resource group '"
                        + id.resourceGroupName().orElse("<null>")
                        + "'. A resource with the same name cannot be created in location '" + asked
                        + "'. Please select a new resource name.");
    }

    /** A name that ARM takes for no resource. Evidence: inferred from ARM's public texts. */
    public static ArmError invalidResourceName(String name, String rule) {
        return gateway(400, "InvalidResourceName", "Resource name " + clipped(name) + " is invalid. " + rule);
    }

    /** A body whose content type is not JSON. Evidence: inferred from ARM's public texts. */
    public static ArmError unsupportedMediaType(String contentType) {
        return gateway(
                415,
                "UnsupportedMediaType",
                "The content media type '" + clipped(contentType)
                        + "' is not supported. Only 'application/json' is supported.");
    }

    /** A path that has no operation for the method. Evidence: inferred; {@code Allow} is HTTP's own rule. */
    public static ArmError methodNotAllowed(String method, Collection<String> allowed) {
        return gateway(
                        405,
                        "MethodNotAllowed",
                        "The HTTP method '" + method + "' is not supported for this resource. Supported methods are '"
                                + String.join(",", allowed) + "'.")
                .withHeader("Allow", String.join(", ", allowed));
    }

    /** A URL that leads nowhere. Evidence: inferred from ARM's public texts. */
    public static ArmError httpResourceNotFound(String url) {
        return gateway(404, "HttpResourceNotFound", "The request url " + url + " is not found.");
    }

    /** A URL that cannot be read. Evidence: inferred. */
    public static ArmError malformedUrl() {
        return gateway(
                400, "BadRequest", "The request URL is malformed: it has a broken escape or a control character.");
    }

    /** A body above the limit. Evidence: inferred. */
    public static ArmError requestEntityTooLarge(long limit) {
        return gateway(
                413, "RequestEntityTooLarge", "The request content exceeds the maximum size of '" + limit + "' bytes.");
    }

    /** A URL above the limit. Evidence: inferred. */
    public static ArmError requestUriTooLong() {
        return gateway(414, "RequestUriTooLong", "The request URL is too long.");
    }

    /** A request that HTTP itself refuses: broken framing, too many headers. Evidence: inferred. */
    public static ArmError badRequest(int status, String reason) {
        return gateway(status, "BadRequest", "The request could not be read: " + reason + ".");
    }

    /** A host that is not ours, so that no page in a browser can reach us by another name. Evidence: ours alone. */
    public static ArmError misdirectedRequest(String host) {
        return gateway(
                421,
                "MisdirectedRequest",
                "The host '" + clipped(host) + "' is not served here. Name it with --public-base-url to allow it.");
    }

    /** Another operation runs on the resource. Evidence: inferred, ADR 0009. */
    public static ArmError anotherOperationInProgress(ResourceId id) {
        return new ArmError(
                409,
                "AnotherOperationInProgress",
                "Another operation is in progress on the resource '" + id + "'. Please retry after it has completed.",
                ArmError.PLAIN,
                Map.of());
    }

    /** A property that may not be changed, or a page token that is none of ours. Evidence: inferred. */
    public static ArmError invalidSkipToken(String token) {
        return gateway(400, "InvalidSkipToken", "The $skipToken '" + clipped(token) + "' is invalid.");
    }

    /** An answer that somebody asked for in full, as the {@code error} object that is to be written. */
    public static ArmError planned(int status, JsonObject error, Optional<String> retryAfter) {
        ArmError planned = new ArmError(
                status,
                error.string("code").orElse(""),
                error.string("message").orElse(""),
                (place, self, activityId) -> error,
                Map.of("x-ms-failure-cause", "gateway"));
        return retryAfter.map(value -> planned.withHeader("Retry-After", value)).orElse(planned);
    }

    /** Our own bug; the request id leads to its stack trace in the log. Evidence: inferred from ARM's public texts. */
    public static ArmError internalServerError(String requestId) {
        return gateway(
                500,
                "InternalServerError",
                "Encountered internal server error. Diagnostic information: request id '" + requestId + "'.");
    }

    /**
     * The emulator's store is out of order, a full disk for instance; the change was not acknowledged. Evidence:
     * inferred from ARM's public texts.
     */
    public static ArmError serviceUnavailable(String requestId) {
        return gateway(
                        503,
                        "ServiceUnavailable",
                        "The service is unavailable: its store cannot be used at the moment. Diagnostic information: "
                                + "request id '" + requestId + "'.")
                .withHeader("Retry-After", "10");
    }
}
