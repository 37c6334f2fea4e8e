package dev.malachite.contract.traffic;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import tools.jackson.databind.JsonNode;

/** Turns what recorders store for a body into text: plain, Base64, compressed, or JSON in place. */
final class Bodies {
    /** A body larger than this is refused: a few compressed bytes must not fill the memory. */
    static final int LARGEST_BODY = 32 * 1024 * 1024;

    private Bodies() {}

    /** The node's text; a JSON object in place becomes its compact text. */
    static Optional<String> of(JsonNode node, Headers headers) {
        if (node.isNull() || node.isMissingNode()) {
            return Optional.empty();
        }
        if (node.isBinary()) {
            return Optional.of(decompressed(node.binaryValue(), headers));
        }
        return Optional.of(node.isString() ? node.asString() : node.toString());
    }

    /** Text that a recorder encoded because the body was compressed or not text at all. */
    static Optional<String> ofBase64(String text, Headers headers) {
        try {
            return Optional.of(decompressed(Base64.getMimeDecoder().decode(text), headers));
        } catch (IllegalArgumentException e) {
            throw new UnreadableTrafficException("a body says it is Base64 and is not");
        }
    }

    private static String decompressed(byte[] bytes, Headers headers) {
        String coding = headers.first("Content-Encoding").orElse("").toLowerCase(Locale.ROOT);
        boolean gzip = bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
        try {
            if (gzip) {
                return read(new GZIPInputStream(new ByteArrayInputStream(bytes)));
            }
            if (coding.contains("deflate")) {
                return read(new InflaterInputStream(new ByteArrayInputStream(bytes)));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UnreadableTrafficException("a compressed body cannot be decompressed");
        }
    }

    private static String read(InputStream stream) throws IOException {
        try (stream) {
            byte[] bytes = stream.readNBytes(LARGEST_BODY + 1);
            if (bytes.length > LARGEST_BODY) {
                throw new UnreadableTrafficException("a body is larger than " + LARGEST_BODY + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
