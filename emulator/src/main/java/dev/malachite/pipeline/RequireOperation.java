package dev.malachite.pipeline;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.ResourceId;
import dev.malachite.openapi.OperationDescription;
import dev.malachite.time.Guids;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Refuses what no operation serves, in the order in which ARM's gateway looks: the URL, the api-version, the
 * subscription, the namespace and type, the method, and whether the type has the api-version.
 *
 * <p>Errors: {@code BadRequest}, {@code MissingApiVersionParameter}, {@code InvalidApiVersionParameter}, {@code
 * InvalidSubscriptionId}, {@code InvalidResourceName}, {@code NoRegisteredProviderFound} 400, {@code
 * InvalidResourceNamespace}, {@code InvalidResourceType}, {@code HttpResourceNotFound} 404, {@code
 * MethodNotAllowed} 405.
 */
public final class RequireOperation implements Step {
    private static final int MAX_NAME = 260;
    private static final String BLANKS = " \t\n\u000b\f\r";
    private static final String FORBIDDEN = "<>%&:\\?/";

    private final OperationTable table;
    private final List<String> apiVersions;
    private final List<String> locations;

    /**
     * @param apiVersions every version that is served, oldest first
     * @param locations the regions that refusals name
     */
    public RequireOperation(OperationTable table, List<String> apiVersions, List<String> locations) {
        this.table = table;
        this.apiVersions = List.copyOf(apiVersions);
        this.locations = List.copyOf(locations);
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        Optional<OperationTable.Found> found = table.find(request.wire().path());
        List<String> segments = found.map(OperationTable.Found::segments)
                .orElseGet(() -> OperationTable.decodedSegments(request.wire().path()));
        boolean wellFormed =
                found.isPresent() ? found.get().isWellFormed() : OperationTable.Found.areWellFormed(segments);
        if (!wellFormed) {
            throw ArmErrors.malformedUrl().toException();
        }
        ApiVersion version = apiVersion(request);
        subscription(segments).ifPresent(RequireOperation::requireGuid);
        OperationTable.Match match = found.map(OperationTable.Found::match)
                .orElseThrow(() -> nothingThere(segments, version, request).toException());
        OperationTable.Entry entry = match.of(request)
                .orElseThrow(() -> ArmErrors.methodNotAllowed(
                                request.method(), new TreeSet<>(match.byMethod().keySet()))
                        .toException());
        requireServed(entry.description(), version);
        if (request.method().equals("PUT")) {
            segments.forEach(RequireOperation::requireName);
        }
        return chain.proceed(request);
    }

    private ApiVersion apiVersion(ArmRequest request) {
        String text = request.query()
                .value("api-version")
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> ArmErrors.missingApiVersionParameter().toException());
        return ApiVersion.parse(text)
                .orElseThrow(() ->
                        ArmErrors.invalidApiVersionParameter(text, apiVersions).toException());
    }

    private static Optional<String> subscription(List<String> segments) {
        return segments.size() >= 2 && segments.get(0).equalsIgnoreCase("subscriptions")
                ? Optional.of(segments.get(1))
                : Optional.empty();
    }

    private static void requireGuid(String subscriptionId) {
        if (!Guids.isGuid(subscriptionId)) {
            throw ArmErrors.invalidSubscriptionId(subscriptionId).toException();
        }
    }

    /** What is created has a name that ARM takes. Source: ARM resource provider contract. */
    private static void requireName(String name) {
        if (!isName(name)) {
            throw ArmErrors.invalidResourceName(
                            name,
                            "A resource name has at most " + MAX_NAME
                                    + " characters, none of them is one of <>%&:\\?/, and it is not blank.")
                    .toException();
        }
    }

    private static boolean isName(String name) {
        return name.length() <= MAX_NAME
                && !name.endsWith(".")
                && !isBlank(name.charAt(0))
                && !isBlank(name.charAt(name.length() - 1))
                && !hasForbidden(name);
    }

    private static boolean hasForbidden(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (FORBIDDEN.indexOf(name.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(char character) {
        return BLANKS.indexOf(character) >= 0;
    }

    private dev.malachite.arm.ArmError nothingThere(List<String> segments, ApiVersion version, ArmRequest request) {
        int providers = -1;
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).equalsIgnoreCase("providers")) {
                providers = i;
            }
        }
        if (providers < 0 || providers + 2 >= segments.size()) {
            return ArmErrors.httpResourceNotFound(
                    request.wire().baseUrl() + request.wire().path());
        }
        String namespace = segments.get(providers + 1);
        if (!table.hasNamespace(namespace)) {
            return ArmErrors.invalidResourceNamespace(namespace);
        }
        List<String> below = segments.subList(providers + 1, segments.size());
        String type = ResourceId.of(join(below)).type().withoutNamespace();
        return ArmErrors.invalidResourceType(type, namespace, version.value(), apiVersions);
    }

    /** Pads the parts below {@code providers} to whole pairs, so that the type of a collection can be named too. */
    private static List<String> join(List<String> below) {
        List<String> padded = new java.util.ArrayList<>(List.of("providers"));
        padded.addAll(below);
        if (padded.size() % 2 != 0) {
            padded.add("-");
        }
        return padded;
    }

    private void requireServed(OperationDescription operation, ApiVersion version) {
        boolean known = operation.isOfAnyVersion() || apiVersions.contains(version.value());
        if (!known || !operation.servedIn(version.value())) {
            List<String> supported =
                    apiVersions.stream().filter(operation::servedIn).toList();
            throw ArmErrors.noRegisteredProviderFound(
                            locations.get(0), version.value(), typeOf(operation.path()), supported, locations)
                    .toException();
        }
    }

    /** The type names in a template, without namespace: {@code backupVaults/backupInstances}. */
    private static String typeOf(String template) {
        List<String> segments = ResourceId.segments(template);
        int at = segments.lastIndexOf("providers") + 2;
        StringBuilder type = new StringBuilder();
        for (int i = at; i < segments.size(); i++) {
            if (!segments.get(i).startsWith("{")) {
                type.append(type.isEmpty() ? "" : "/").append(segments.get(i));
            }
        }
        return type.toString();
    }
}
