package dev.malachite.arm;

import dev.malachite.json.JsonObject;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * An answer: status, headers and a body or none. Immutable.
 *
 * @param remarks what the steps have to say of this exchange, for the journal; never on the wire
 * @param delivery how it goes over the wire
 */
public record ArmResponse(
        int status, Map<String, String> headers, Optional<JsonObject> body, List<Remark> remarks, Delivery delivery) {
    /** The status of an exchange that never got an answer. */
    public static final int NO_ANSWER = 0;

    /** A map of so many is not made anew while it is filled. */
    private static final int USUAL_HEADERS = 32;

    public ArmResponse {
        headers = headers instanceof Fixed ? headers : new Fixed(new LinkedHashMap<>(headers));
        remarks = List.copyOf(remarks);
    }

    /** Headers that nobody changes any more, so that the next answer that is made of this one need not copy them. */
    private static final class Fixed extends AbstractMap<String, String> {
        private final Map<String, String> headers;

        private Fixed(Map<String, String> headers) {
            this.headers = Collections.unmodifiableMap(headers);
        }

        @Override
        public Set<Entry<String, String>> entrySet() {
            return headers.entrySet();
        }

        @Override
        public void forEach(BiConsumer<? super String, ? super String> header) {
            headers.forEach(header);
        }

        @Override
        public String get(Object name) {
            return headers.get(name);
        }

        @Override
        public boolean containsKey(Object name) {
            return headers.containsKey(name);
        }
    }

    /** A step's remark, such as {@code violation: …}. */
    public record Remark(String kind, String text) {}

    public ArmResponse(int status, Map<String, String> headers, Optional<JsonObject> body) {
        this(status, headers, body, List.of(), Delivery.PLAIN);
    }

    public ArmResponse withRemark(String kind, String text) {
        List<Remark> more = new ArrayList<>(remarks);
        more.add(new Remark(kind, text));
        return new ArmResponse(status, headers, body, more, delivery);
    }

    public ArmResponse with(Delivery chosen) {
        return new ArmResponse(status, headers, body, remarks, chosen);
    }

    /** This answer with another status and body, everything else as it is. */
    public ArmResponse with(int otherStatus, Optional<JsonObject> otherBody) {
        return new ArmResponse(otherStatus, headers, otherBody, remarks, delivery);
    }

    public ArmResponse withHeaders(Map<String, String> replaced) {
        return new ArmResponse(status, replaced, body, remarks, delivery);
    }

    /** This answer with headers before its own, of which those of the same name are left out. */
    public ArmResponse withHeadersBefore(Consumer<Map<String, String>> first) {
        Map<String, String> all = new LinkedHashMap<>(USUAL_HEADERS);
        first.accept(all);
        all.putAll(headers);
        return new ArmResponse(status, new Fixed(all), body, remarks, delivery);
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
        JsonObject written = error.at(ArmError.Place.RESPONSE, activityId);
        return new ArmResponse(
                error.status(),
                error.headers(),
                written.isEmpty() ? Optional.empty() : Optional.of(JsonObject.of("error", written)));
    }

    public ArmResponse with(JsonObject content) {
        return new ArmResponse(status, headers, Optional.of(content), remarks, delivery);
    }

    public ArmResponse withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ArmResponse(status, new Fixed(more), body, remarks, delivery);
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
