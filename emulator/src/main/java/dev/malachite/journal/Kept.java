package dev.malachite.journal;

import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.Headers;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** An exchange as {@link CaptureWriter} wrote it, of which what is asked for is read. Immutable. */
final class Kept {
    /** So many bytes say how many there are. */
    static final int LENGTH_BYTES = Long.BYTES;

    private final long place;
    private final Instant at;
    private final int status;
    private final String operationId;
    private final String resourceId;

    /** What is read when the exchange is shown. */
    private final ByteBuffer rest;

    private Kept(ByteBuffer bytes) {
        number(bytes);
        place = number(bytes);
        at = Instant.ofEpochSecond(number(bytes), number(bytes));
        status = (int) number(bytes);
        operationId = text(bytes);
        resourceId = text(bytes);
        rest = bytes;
    }

    static Kept read(byte[] bytes) {
        return new Kept(ByteBuffer.wrap(bytes));
    }

    /** How many bytes the exchange takes whose first ones these are. */
    static int length(byte[] first) {
        return (int) number(ByteBuffer.wrap(first));
    }

    int status() {
        return status;
    }

    String operationId() {
        return operationId;
    }

    String resourceId() {
        return resourceId;
    }

    /** The exchange as it may be shown: without secrets. */
    Exchange exchange() {
        ByteBuffer bytes = rest.duplicate();
        String method = text(bytes);
        String url = text(bytes);
        List<Headers.Field> asked = new ArrayList<>();
        headers(bytes, (name, value) -> asked.add(new Headers.Field(name, value)));
        Map<String, String> answered = new LinkedHashMap<>();
        headers(bytes, answered::put);
        List<ArmResponse.Remark> remarks = new ArrayList<>();
        for (long count = number(bytes); count > 0; count--) {
            remarks.add(new ArmResponse.Remark(text(bytes), text(bytes)));
        }
        long sent = number(bytes);
        long answer = number(bytes);
        return new Exchange(
                place,
                at,
                operationId,
                resourceId,
                ResourceId.parse(resourceId).flatMap(ResourceId::subscriptionId).orElse(""),
                method,
                url,
                Headers.of(asked).asMap(),
                Secrets.redacted(text(bytes, sent)),
                status,
                Collections.unmodifiableMap(answered),
                answer == 0 ? Optional.empty() : Optional.of(JsonObject.parseTrusted(text(bytes, answer))),
                List.copyOf(remarks));
    }

    private static void headers(ByteBuffer bytes, BiConsumer<String, String> header) {
        for (String line : text(bytes).split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon >= 0) {
                header.accept(line.substring(0, colon), line.substring(colon + 1));
            }
        }
    }

    private static long number(ByteBuffer bytes) {
        return bytes.getLong();
    }

    private static String text(ByteBuffer bytes) {
        return text(bytes, number(bytes));
    }

    private static String text(ByteBuffer bytes, long length) {
        byte[] text = new byte[(int) length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
