package dev.malachite.fault;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.Json;
import dev.malachite.json.JsonException;
import dev.malachite.json.JsonObject;
import java.util.Optional;
import java.util.function.IntSupplier;

/** An exchange as rules see it: a poll is an exchange of the operation that was started. Used by one thread. */
final class Subject {
    private final ArmRequest request;
    private final Phase phase;
    private final String operationId;
    private final ResourceId resourceId;
    private final IntSupplier polls;
    private Optional<JsonObject> body;
    private int nthPoll = -1;

    /**
     * @param operationId of the started operation, when this is a poll
     * @param resourceId on which the started operation works, when this is a poll
     * @param polls counts this exchange among the polls of its operation
     */
    Subject(ArmRequest request, Phase phase, String operationId, ResourceId resourceId, IntSupplier polls) {
        this.request = request;
        this.phase = phase;
        this.operationId = operationId;
        this.resourceId = resourceId;
        this.polls = polls;
    }

    /** What two exchanges have in common that ask the same: it decides their operation, phase and resource. */
    record Place(String method, String path, String apiVersion) {}

    Place place() {
        return new Place(request.method(), request.path(), request.apiVersion().value());
    }

    ArmRequest request() {
        return request;
    }

    Phase phase() {
        return phase;
    }

    String operationId() {
        return operationId;
    }

    Optional<String> subscription() {
        return resourceId.subscriptionId();
    }

    Optional<String> resourceGroup() {
        return resourceId.resourceGroupName();
    }

    /** The name behind a type's word in the id, such as {@code backupVaults}. */
    Optional<String> name(String word) {
        var segments = resourceId.segments();
        for (int i = 0; i + 1 < segments.size(); i++) {
            if (segments.get(i).equalsIgnoreCase(word)) {
                return Optional.of(segments.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /** The datasource that the body names, of an instance or of a validation. */
    Optional<String> datasource() {
        return body().flatMap(sent -> sent.pointed("/properties/dataSourceInfo/resourceID")
                .or(() -> sent.pointed("/backupInstance/dataSourceInfo/resourceID"))
                .or(() -> sent.pointed("/dataSourceInfo/resourceID")));
    }

    /** The body as it was sent; nothing when it is no JSON object. */
    Optional<JsonObject> body() {
        if (body == null) {
            body = Optional.empty();
            if (!request.wire().content().isEmpty()) {
                try {
                    body = Optional.of(Json.parseObject(request.wire().content().bytes()));
                } catch (JsonException e) {
                    body = Optional.empty();
                }
            }
        }
        return body;
    }

    /** Which poll of its operation this is, counted from 1 since there is a rule that asks; 0 for what is no poll. */
    int nthPoll() {
        if (nthPoll < 0) {
            nthPoll = phase == Phase.REQUEST ? 0 : polls.getAsInt();
        }
        return nthPoll;
    }
}
