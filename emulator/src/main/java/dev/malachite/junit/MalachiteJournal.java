package dev.malachite.junit;

import dev.malachite.journal.Conduct;
import dev.malachite.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.opentest4j.AssertionFailedError;

/** What a test's clients asked in its subscription, and what they got. Thread-safe. */
public final class MalachiteJournal {
    private final ControlDoor door;

    MalachiteJournal(ControlDoor door) {
        this.door = door;
    }

    /**
     * A request with its answer.
     *
     * @param operationId the swagger's, or "-" when the path named none
     * @param document the whole exchange, as {@code GET /_malachite/exchanges} shows it
     */
    public record Seen(Instant at, String operationId, String method, String url, int status, JsonObject document) {
        static Seen of(JsonObject exchange) {
            return new Seen(
                    Instant.parse(exchange.string("at").orElseThrow()),
                    exchange.string("operationId").orElseThrow(),
                    exchange.path("request", "method").orElseThrow(),
                    exchange.path("request", "url").orElseThrow(),
                    (int) exchange.objectOrEmpty("response").integer("status").orElseThrow(),
                    exchange);
        }

        /** What the emulator remarks on the exchange, by kind: {@code fault}, {@code plan}, {@code violation}. */
        public List<String> remarks(String kind) {
            return document.objects("remarks").stream()
                    .filter(remark -> remark.string("kind").filter(kind::equals).isPresent())
                    .map(remark -> remark.string("text").orElse(""))
                    .toList();
        }

        @Override
        public String toString() {
            return method + " " + operationId + " " + status + " " + url;
        }
    }

    /** The exchanges, oldest first. */
    public List<Seen> exchanges() {
        return door.ask("GET", "exchanges").objects("value").stream()
                .map(Seen::of)
                .toList();
    }

    /** The exchanges of an operation, by the swagger's name. */
    public List<Seen> exchanges(String operationId) {
        return door.ask("GET", "exchanges?operationId=" + operationId).objects("value").stream()
                .map(Seen::of)
                .toList();
    }

    /**
     * Holds the exchanges against expectations.
     *
     * @throws AssertionFailedError when one is not met, with what was seen
     * @throws IllegalArgumentException when an expectation is no good
     */
    @SafeVarargs
    public final void verify(Consumer<Expect>... expectations) {
        List<JsonObject> expected = new ArrayList<>();
        for (Consumer<Expect> expectation : expectations) {
            Expect words = new Expect();
            expectation.accept(words);
            expected.add(words.toJson());
        }
        JsonObject said = door.ask("POST", "exchanges/verify", JsonObject.of("expect", expected));
        List<JsonObject> results = said.objects("expectations");
        StringBuilder failures = new StringBuilder();
        for (int i = 0; i < results.size(); i++) {
            JsonObject result = results.get(i);
            if (!result.bool("satisfied").orElse(false)) {
                failures.append("Expected ")
                        .append(result.string("expected").orElse(""))
                        .append(" of ")
                        .append(expected.get(i))
                        .append(", found ")
                        .append(result.integer("found").orElse(0))
                        .append(".\n");
            }
        }
        failWith(failures.toString());
    }

    /**
     * Holds the client's behaviour against ARM's rules for asynchronous operations.
     *
     * @throws AssertionFailedError when a rule was broken, with the exchange that broke it
     */
    public void verifyConduct(Conduct... rules) {
        List<String> words = Arrays.stream(rules).map(Conduct::word).toList();
        JsonObject said = door.ask("POST", "exchanges/verify", JsonObject.of("conduct", words));
        StringBuilder failures = new StringBuilder();
        said.objects("breaches")
                .forEach(breach -> failures.append(breach.string("conduct").orElse(""))
                        .append(": ")
                        .append(breach.string("reason").orElse(""))
                        .append(": ")
                        .append(breach.string("url").orElse(""))
                        .append('\n'));
        failWith(failures.toString());
    }

    private void failWith(String failures) {
        if (!failures.isEmpty()) {
            throw new AssertionFailedError(failures + transcript());
        }
    }

    /** The exchanges in a line each, for people. */
    String transcript() {
        StringBuilder text = new StringBuilder("The exchanges were:");
        exchanges().forEach(seen -> text.append("\n  ").append(seen));
        return text.toString();
    }

    /** The exchanges as an HTTP archive, which browsers and proxies open. */
    public JsonObject har() {
        return door.ask("GET", "exchanges/har");
    }

    /** Forgets the exchanges so far. */
    public void clear() {
        door.ask("DELETE", "exchanges");
    }
}
