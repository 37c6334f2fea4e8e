package dev.malachite.fault;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.Headers;
import dev.malachite.arm.Query;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.Fields;
import dev.malachite.json.Content;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.FindOperation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says for a described request which rule would take it, and why the others would not. Thread-safe. */
public final class Explain {
    private static final int MAX_HEADERS = 50;

    private final FindOperation find;
    private final Subjects subjects;

    public Explain(FindOperation find, Subjects subjects) {
        this.find = find;
        this.subjects = subjects;
    }

    /**
     * What each rule says to the request that the body describes by {@code method}, {@code url}, {@code headers} and
     * {@code body}.
     *
     * @throws dev.malachite.endpoint.EndpointException 400 when it describes none
     */
    public List<JsonObject> of(Rules<?> rules, EndpointRequest asked) {
        Fields fields = Fields.of(asked.json());
        String method = fields.requiredText("method").toUpperCase(Locale.ROOT);
        String url = fields.requiredText("url");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        fields.map("headers", MAX_HEADERS).forEach((name, value) -> headers.put(name, List.of(value)));
        Content content =
                fields.json("body").map(body -> Content.of(body.toBytes())).orElse(Content.none());
        fields.refuseOthers();
        int host = url.indexOf("://");
        int path = host < 0 ? 0 : Math.max(0, url.indexOf('/', host + 3));
        int mark = url.indexOf('?');
        ArmRequest.Wire wire = new ArmRequest.Wire(
                method,
                url.substring(path, mark < path ? url.length() : mark),
                Query.parse(mark < path ? "" : url.substring(mark + 1)),
                Headers.of(headers),
                content,
                asked.baseUrl());
        ArmRequest request = find.routed(ArmRequest.received(wire, asked.now(), asked.ids()));
        if (request.operationId().equals(ArmRequest.Route.NONE.operationId())) {
            throw fields.wrong("url", "No operation is served under this method and URL.");
        }
        return rules.explain(subjects.of(request, true));
    }
}
