package dev.malachite.journal;

import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An exchange in the journal, but for its texts, of which it knows the lengths: they lie one behind the other in a
 * {@link ByteQueue}, as {@link Capture#texts} names them. Immutable.
 *
 * @param place counts the exchanges of the subscription from 1
 * @param resourceId how many bytes it takes, as the ones below
 */
record Kept(
        long place,
        Instant at,
        String operationId,
        int status,
        List<ArmResponse.Remark> remarks,
        int resourceId,
        int heads,
        int content,
        int answer) {

    static Kept of(Capture capture, long place) {
        return new Kept(
                place,
                capture.at(),
                capture.operationId(),
                capture.status(),
                capture.remarks(),
                capture.resourceId().size(),
                capture.heads().size(),
                capture.content().size(),
                capture.answer().size());
    }

    int length() {
        return resourceId + heads + content + answer;
    }

    /** The exchange as it may be shown: without secrets. */
    Exchange exchange(byte[] texts) {
        String resource = text(texts, 0, resourceId);
        Heads.Parts parts = new Heads(text(texts, resourceId, heads)).parts();
        String asked = text(texts, resourceId + heads, content);
        String answered = text(texts, resourceId + heads + content, answer);
        return new Exchange(
                place,
                at,
                operationId,
                resource,
                ResourceId.parse(resource).flatMap(ResourceId::subscriptionId).orElse(""),
                parts.method(),
                parts.url(),
                parts.requestHeaders().asMap(),
                Secrets.redacted(asked),
                status,
                parts.responseHeaders(),
                answered.isEmpty() ? Optional.empty() : Optional.of(JsonObject.parseTrusted(answered)),
                remarks);
    }

    private static String text(byte[] texts, int from, int length) {
        return new String(texts, from, length, StandardCharsets.UTF_8);
    }
}
