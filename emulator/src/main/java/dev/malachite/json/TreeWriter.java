package dev.malachite.json;

import java.io.StringWriter;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.JsonNode;

/**
 * Writes trees in the compact form. The mapper can do it too, but takes tens of milliseconds to be set up, and the
 * first answer needs nothing else of it. Thread-safe.
 */
final class TreeWriter {
    private static final int USUAL_SIZE = 1_024;

    /** A thread keeps the buffers that it has used: to share them costs as much as a small answer. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private TreeWriter() {}

    static byte[] bytes(JsonNode node) {
        // As the mapper does it: the buffers in which the text grows are used again.
        BufferRecycler buffers = FACTORY._getBufferRecycler();
        try (ByteArrayBuilder out = new ByteArrayBuilder(buffers)) {
            try (JsonGenerator generator =
                    FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
                write(node, generator);
            }
            return out.getClearAndRelease();
        } finally {
            buffers.releaseToPool();
        }
    }

    static String text(JsonNode node) {
        StringWriter out = new StringWriter(USUAL_SIZE);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            write(node, generator);
        }
        return out.toString();
    }

    private static void write(JsonNode node, JsonGenerator to) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                to.writeStartObject();
                node.properties().forEach(member -> {
                    to.writeName(member.getKey());
                    write(member.getValue(), to);
                });
                to.writeEndObject();
            }
            case ARRAY -> {
                to.writeStartArray();
                node.forEach(item -> write(item, to));
                to.writeEndArray();
            }
            case STRING -> to.writeString(node.stringValue());
            case BOOLEAN -> to.writeBoolean(node.booleanValue());
            case NULL -> to.writeNull();
            case NUMBER -> writeNumber(node, to);
            case BINARY, MISSING, POJO -> throw new IllegalStateException("No JSON form for " + node.getNodeType());
        }
    }

    private static void writeNumber(JsonNode node, JsonGenerator to) {
        switch (node.numberType()) {
            case INT -> to.writeNumber(node.intValue());
            case LONG -> to.writeNumber(node.longValue());
            case BIG_INTEGER -> to.writeNumber(node.bigIntegerValue());
            case FLOAT -> to.writeNumber(node.floatValue());
            case DOUBLE -> to.writeNumber(node.doubleValue());
            case BIG_DECIMAL -> to.writeNumber(node.decimalValue());
        }
    }
}
