package dev.malachite.journal;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.Headers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The method, the URL and the headers of an exchange, as one text: a line for each, and an empty one between the two
 * sides. Immutable.
 */
record Heads(String text) {
    private static final int USUAL_LENGTH = 1_536;

    /** What the text says. */
    record Parts(String method, String url, Headers requestHeaders, Map<String, String> responseHeaders) {}

    /** All but tokens, which do not enter. */
    static Heads of(ArmRequest request, ArmResponse response) {
        ArmRequest.Wire wire = request.wire();
        String query = wire.query().toString();
        StringBuilder text = new StringBuilder(USUAL_LENGTH);
        text.append(wire.method()).append('\n').append(wire.baseUrl()).append(wire.path());
        if (!query.isEmpty()) {
            text.append('?').append(query);
        }
        text.append('\n');
        request.headers().forEach((name, value) -> {
            if (!Secrets.isSecretHeader(name)) {
                line(text, name, value);
            }
        });
        text.append('\n');
        response.headers().forEach((name, value) -> line(text, name, value));
        return new Heads(text.toString());
    }

    /** A line break in a value goes over the wire as a blank. */
    private static void line(StringBuilder text, String name, String value) {
        String written = value.indexOf('\n') < 0 ? value : value.replace('\n', ' ');
        text.append(name).append(':').append(written).append('\n');
    }

    Parts parts() {
        List<String> lines = List.of(text.split("\n", -1));
        int between = lines.subList(2, lines.size()).indexOf("") + 2;
        List<Headers.Field> asked = new ArrayList<>();
        fields(lines.subList(2, between), (name, value) -> asked.add(new Headers.Field(name, value)));
        Map<String, String> answered = new LinkedHashMap<>();
        // Behind the last line break there is nothing.
        fields(lines.subList(between + 1, lines.size() - 1), answered::put);
        return new Parts(lines.get(0), lines.get(1), Headers.of(asked), Collections.unmodifiableMap(answered));
    }

    private static void fields(List<String> lines, BiConsumer<String, String> field) {
        for (String line : lines) {
            int colon = line.indexOf(':');
            field.accept(line.substring(0, colon), line.substring(colon + 1));
        }
    }
}
