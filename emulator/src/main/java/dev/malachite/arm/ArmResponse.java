package dev.malachite.arm;

import dev.malachite.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer: status, headers and a body or none. Immutable.
 *
 * @param remarks what the steps have to say of this exchange, for the journal; never on the wire
 */
public record ArmResponse(int status, Map<String, String> headers, Optional<JsonObject> body, List<Remark> remarks) {
    public ArmResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        remarks = List.copyOf(remarks);
    }

    /** A step's remark, such as {@code violation: …}. */
    public record Remark(String kind, String text) {}

    public ArmResponse(int status, Map<String, String> headers, Optional<JsonObject> body) {
        this(status, headers, body, List.of());
    }

    public ArmResponse withRemark(String kind, String text) {
        List<Remark> more = new ArrayList<>(remarks);
        more.add(new Remark(kind, text));
        return new ArmResponse(status, headers, body, more);
    }

    public ArmResponse withHeaders(Map<String, String> replaced) {
        return new ArmResponse(status, replaced, body, remarks);
    }

    public static ArmResponse of(int status) {
        return new ArmResponse(status, Map.of(), Optional.empty());
    }

    public static ArmResponse ok(JsonObject body) {
        return of(200).with(body);
    }

    public static ArmResponse created(JsonObject body) {
        return of(201).with(body);
    }

    /** 202 without a body: ARM's contract forbids one. */
    public static ArmResponse accepted() {
        return of(202);
    }

    public static ArmResponse noContent() {
        return of(204);
    }

    public static ArmResponse error(ArmError error, String activityId) {
        return new ArmResponse(
                error.status(),
                error.headers(),
                Optional.of(JsonObject.of("error", error.at(ArmError.Place.RESPONSE, activityId))));
    }

    public ArmResponse with(JsonObject content) {
        return new ArmResponse(status, headers, Optional.of(content), remarks);
    }

    public ArmResponse withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ArmResponse(status, more, body, remarks);
    }

    public ArmResponse withHeader(String name, Optional<String> value) {
        return value.isEmpty() ? this : withHeader(name, value.get());
    }

    public Optional<String> header(String name) {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return Optional.of(header.getValue());
            }
        }
        return Optional.empty();
    }
}
