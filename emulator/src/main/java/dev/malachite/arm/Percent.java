package dev.malachite.arm;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Percent-decoding that refuses what is no UTF-8 and what no name may hold. */
public final class Percent {
    private Percent() {}

    /**
     * Decodes a path segment or query part.
     *
     * @throws ArmException {@code BadRequest} 400 for a broken escape, bytes that are no UTF-8, or a control character
     */
    public static String decode(String text) {
        String decoded = text.indexOf('%') < 0 ? text : decodeEscapes(text);
        for (int i = 0; i < decoded.length(); i++) {
            if (Character.isISOControl(decoded.charAt(i))) {
                throw ArmErrors.malformedUrl().toException();
            }
        }
        return decoded;
    }

    private static String decodeEscapes(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                bytes.put(raw[i]);
                continue;
            }
            int high = i + 2 <= raw.length - 1 ? Character.digit(raw[i + 1], 16) : -1;
            int low = i + 2 <= raw.length - 1 ? Character.digit(raw[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw ArmErrors.malformedUrl().toException();
            }
            bytes.put((byte) (high * 16 + low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes.flip())
                    .toString();
        } catch (CharacterCodingException e) {
            throw ArmErrors.malformedUrl().toException();
        }
    }
}
