package dev.malachite.control;

import dev.malachite.endpoint.Endpoint;
import dev.malachite.endpoint.EndpointException;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.endpoint.Fields;
import dev.malachite.endpoint.Nearest;
import dev.malachite.journal.Conduct;
import dev.malachite.journal.Exchange;
import dev.malachite.journal.Expectation;
import dev.malachite.journal.Har;
import dev.malachite.journal.Journal;
import dev.malachite.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Queries the journal, exports it, and holds it against expectations. Thread-safe. */
public final class JournalApi {
    private static final int MAX_EXPECTATIONS = 100;

    private final Journal journal;
    private final String version;

    /** @param version of the emulator, for the archive */
    public JournalApi(Journal journal, String version) {
        this.journal = journal;
        this.version = version;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/_malachite/exchanges", this::list),
                new Endpoint("DELETE", "/_malachite/exchanges", this::clear),
                new Endpoint("GET", "/_malachite/exchanges/har", this::har),
                new Endpoint("POST", "/_malachite/exchanges/verify", this::verify));
    }

    private Journal.Extract extract(EndpointRequest request) {
        return journal.extract(new Journal.Filter(
                Asked.subscription(request),
                Asked.value(request, "operationId"),
                Asked.value(request, "resource"),
                Asked.value(request, "status").map(JournalApi::status)));
    }

    private static int status(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw EndpointException.badRequest("", "A status is a number.");
        }
    }

    private EndpointResponse list(EndpointRequest request) {
        Journal.Extract extract = extract(request);
        return EndpointResponse.ok(JsonObject.of(
                "value", extract.exchanges().stream().map(Exchange::toJson).toList(), "dropped", extract.dropped()));
    }

    private EndpointResponse clear(EndpointRequest request) {
        Asked.subscription(request).ifPresentOrElse(journal::reset, journal::reset);
        return EndpointResponse.noContent();
    }

    private EndpointResponse har(EndpointRequest request) {
        return EndpointResponse.ok(Har.of(extract(request).exchanges(), version));
    }

    private EndpointResponse verify(EndpointRequest request) {
        Fields fields = Fields.of(request.json());
        List<Expectation> expectations = fields.list("expect", MAX_EXPECTATIONS).stream()
                .map(JournalApi::expectation)
                .toList();
        List<Conduct> conduct = fields.texts("conduct", Conduct.values().length).stream()
                .map(word -> conduct(fields, word))
                .toList();
        fields.refuseOthers();
        if (expectations.isEmpty() && conduct.isEmpty()) {
            throw fields.wrong("expect", "Say what is expected: expect, conduct or both.");
        }
        Journal.Extract extract = extract(request);
        if (extract.dropped() > 0) {
            throw EndpointException.conflict("The journal has dropped " + extract.dropped()
                    + " exchanges, so nothing can be said for certain. Reset it first, or keep more.");
        }
        List<JsonObject> results = expectations.stream()
                .map(expectation -> expectation.verify(extract.exchanges()))
                .toList();
        List<JsonObject> breaches = new ArrayList<>();
        conduct.forEach(one -> breaches.addAll(one.breaches(extract.exchanges())));
        boolean satisfied = breaches.isEmpty()
                && results.stream().allMatch(result -> result.bool("satisfied").orElseThrow());
        return EndpointResponse.ok(
                JsonObject.of("satisfied", satisfied, "expectations", results, "breaches", breaches));
    }

    private static Conduct conduct(Fields fields, String word) {
        return Arrays.stream(Conduct.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> fields.wrong(
                        "conduct",
                        "There is no '" + word + "'. Nearest: " + String.join(", ", Nearest.to(word, words())) + "."));
    }

    private static List<String> words() {
        return Arrays.stream(Conduct.values()).map(Conduct::word).toList();
    }

    private static Expectation expectation(Fields fields) {
        Expectation.Pattern what = pattern(fields);
        Optional<Integer> exactly = fields.whole("exactly", 0, Integer.MAX_VALUE);
        Optional<Integer> atLeast = fields.whole("atLeast", 0, Integer.MAX_VALUE);
        Optional<Integer> atMost = fields.whole("atMost", 0, Integer.MAX_VALUE);
        Optional<Expectation.Pattern> before = fields.fields("before").map(JournalApi::mark);
        Optional<Expectation.Pattern> after = fields.fields("after").map(JournalApi::mark);
        fields.refuseOthers();
        if (exactly.isPresent() && (atLeast.isPresent() || atMost.isPresent())) {
            throw fields.wrong("exactly", "exactly stands alone.");
        }
        boolean unbounded = exactly.isEmpty() && atLeast.isEmpty() && atMost.isEmpty();
        return new Expectation(
                what,
                exactly.or(() -> atLeast).orElse(unbounded ? 1 : 0),
                exactly.or(() -> atMost).orElse(Integer.MAX_VALUE),
                before,
                after);
    }

    private static Expectation.Pattern mark(Fields fields) {
        Expectation.Pattern mark = pattern(fields);
        fields.refuseOthers();
        return mark;
    }

    private static Expectation.Pattern pattern(Fields fields) {
        return new Expectation.Pattern(
                fields.text("operationId"),
                fields.text("method"),
                fields.text("resource"),
                fields.whole("status", 0, 599));
    }
}
