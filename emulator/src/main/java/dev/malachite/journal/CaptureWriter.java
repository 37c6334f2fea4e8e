package dev.malachite.journal;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes exchanges down as {@link Kept} reads them: how many bytes there are, then the parts. The memory in which that
 * is done is used again. Used by one thread at a time.
 */
final class CaptureWriter {
    private static final int USUAL_SIZE = 4 << 10;
    /** Characters. */
    private static final int SHORT = 40;

    private ByteBuffer written = ByteBuffer.allocate(USUAL_SIZE);

    /** @param place counts the exchanges of the subscription from 1 */
    void write(Capture capture, long place, ByteQueue to) {
        byte[] answer = capture.answer().bytes();
        byte[] content = capture.content().bytes();
        written.clear();
        number(0);
        number(place);
        instant(capture.at());
        number(capture.response().status());
        text(capture.operationId());
        text(capture.resourceId());
        request(capture.wire());
        response(capture.response());
        number(content.length);
        number(answer.length);
        written.putLong(0, (long) written.position() + content.length + answer.length);
        to.add(written.array(), written.position());
        to.add(content, content.length);
        to.add(answer, answer.length);
    }

    /** All but tokens, which do not enter. */
    private void request(ArmRequest.Wire wire) {
        text(wire.method());
        String query = wire.query().toString();
        int start = number(0);
        append(wire.baseUrl());
        append(wire.path());
        if (!query.isEmpty()) {
            append('?');
            append(query);
        }
        end(start);
        headers(header -> wire.headers().forEach((name, value) -> {
            if (!Secrets.isSecretHeader(name)) {
                header.accept(name, value);
            }
        }));
    }

    private void response(ArmResponse response) {
        headers(header -> response.headers().forEach(header));
        number(response.remarks().size());
        for (ArmResponse.Remark remark : response.remarks()) {
            text(remark.kind());
            text(remark.text());
        }
    }

    /** A line for each. A line break in a value goes over the wire as a blank. */
    private void headers(Consumer<BiConsumer<String, String>> all) {
        int start = number(0);
        all.accept((name, value) -> {
            append(name);
            append(':');
            append(value.indexOf('\n') < 0 ? value : value.replace('\n', ' '));
            append('\n');
        });
        end(start);
    }

    private void instant(Instant instant) {
        number(instant.getEpochSecond());
        number(instant.getNano());
    }

    private void text(String text) {
        int start = number(0);
        append(text);
        end(start);
    }

    /** Ends a text: before it stands how long it is. */
    private void end(int start) {
        written.putLong(start, written.position() - start - Long.BYTES);
    }

    private void append(char ascii) {
        reserve(1);
        written.put((byte) ascii);
    }

    /** Short texts in a loop, for which an array would cost more; long ones as the machine copies bytes. */
    private void append(String text) {
        if (text.length() > SHORT || !copied(text)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            reserve(bytes.length);
            written.put(bytes);
        }
    }

    /** Whether a text is ASCII, and appended. */
    private boolean copied(String text) {
        reserve(text.length());
        byte[] bytes = written.array();
        int at = written.position();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= 0x80) {
                return false;
            }
            bytes[at + i] = (byte) character;
        }
        written.position(at + text.length());
        return true;
    }

    /** @return where it stands */
    private int number(long number) {
        reserve(Long.BYTES);
        int at = written.position();
        written.putLong(number);
        return at;
    }

    private void reserve(int more) {
        if (written.remaining() < more) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * written.capacity(), written.position() + more));
            written = larger.put(written.flip());
        }
    }
}
