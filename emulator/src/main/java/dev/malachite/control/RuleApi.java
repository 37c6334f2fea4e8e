package dev.malachite.control;

import dev.malachite.endpoint.Endpoint;
import dev.malachite.endpoint.EndpointException;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.endpoint.Fields;
import dev.malachite.fault.Armed;
import dev.malachite.fault.Faults;
import dev.malachite.fault.Rule;
import dev.malachite.fault.Rules;
import dev.malachite.json.JsonObject;
import dev.malachite.time.Clocks;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts, shows and removes the rules of one sort. Thread-safe. */
final class RuleApi<R extends Rule> {
    private final String path;
    private final Rules<R> rules;
    private final Clocks clocks;
    private final Faults.Reader<R> reader;
    private final Function<EndpointRequest, List<JsonObject>> explain;

    /** @param explain what each rule says to the request that is described */
    RuleApi(
            String path,
            Rules<R> rules,
            Clocks clocks,
            Faults.Reader<R> reader,
            Function<EndpointRequest, List<JsonObject>> explain) {
        this.path = path;
        this.rules = rules;
        this.clocks = clocks;
        this.reader = reader;
        this.explain = explain;
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", path, this::list),
                new Endpoint("DELETE", path, this::clear),
                new Endpoint("POST", path + "/explain", this::explained),
                new Endpoint("PUT", path + "/{id}", this::put),
                new Endpoint("GET", path + "/{id}", this::get),
                new Endpoint("DELETE", path + "/{id}", this::remove));
    }

    private EndpointResponse list(EndpointRequest request) {
        return EndpointResponse.ok(JsonObject.of(
                "value",
                rules.list(Asked.subscription(request)).stream()
                        .map(Armed::toJson)
                        .toList()));
    }

    private EndpointResponse clear(EndpointRequest request) {
        rules.clear(Asked.subscription(request));
        return EndpointResponse.noContent();
    }

    private EndpointResponse put(EndpointRequest request) {
        Optional<String> owner = Asked.subscription(request);
        String id = request.parameters().get("id");
        boolean known = rules.find(owner, id).isPresent();
        R rule = reader.read(id, owner, Fields.of(request.json()));
        return EndpointResponse.json(
                known ? 200 : 201, rules.put(rule, clocks.of(owner).instant()).toJson());
    }

    private EndpointResponse get(EndpointRequest request) {
        return EndpointResponse.ok(found(request).toJson());
    }

    private EndpointResponse remove(EndpointRequest request) {
        rules.remove(Asked.subscription(request), found(request).rule().header().id());
        return EndpointResponse.noContent();
    }

    private Armed<R> found(EndpointRequest request) {
        String id = request.parameters().get("id");
        return rules.find(Asked.subscription(request), id)
                .orElseThrow(() -> EndpointException.notFound("There is no rule '" + id + "' here."));
    }

    private EndpointResponse explained(EndpointRequest request) {
        return EndpointResponse.ok(JsonObject.of("value", explain.apply(request)));
    }
}
