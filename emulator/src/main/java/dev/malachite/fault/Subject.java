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
    private final Asked asked;
    private final ResourceId resourceId;
    private final IntSupplier polls;
    private Place place;
    private Optional<JsonObject> body;
    private int nthPoll = -1;

    /**
     * @param operationId of the started operation, when this is a poll
     * @param resourceId on which the started operation works, when this is a poll
     * @param polls counts this exchange among the polls of its operation
     */
    Subject(ArmRequest request, Phase phase, String operationId, ResourceId resourceId, IntSupplier polls) {
        this.request = request;
        this.asked = new Asked(
                operationId, phase, resourceId.key(), request.apiVersion().value());
        this.resourceId = resourceId;
        this.polls = polls;
    }

    Asked asked() {
        return asked;
    }

    Place place() {
        if (place == null) {
            place = new Place(
                    asked.operationId(),
                    asked.phase(),
                    resourceId.subscriptionId(),
                    resourceId.resourceGroupName(),
                    name("backupVaults"),
                    name("backupInstances"),
                    asked.apiVersion());
        }
        return place;
    }

    ArmRequest request() {
        return request;
    }

    /** The name behind a type's word in the id, such as {@code backupVaults}. */
    private Optional<String> name(String word) {
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
            nthPoll = asked.phase() == Phase.REQUEST ? 0 : polls.getAsInt();
        }
        return nthPoll;
    }
}
