package dev.malachite.contract.target;

import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an emulator can be told beyond ARM: its time, and resources to put in place. Thread-safe. */
final class EmulatorControl {
    private static final String CONTROL = "/_malachite";
    private static final int RESOURCES_AT_ONCE = 500;

    private final URI baseUrl;
    private final Function<Request, Exchange> sender;
    private final Headers headers;

    /** @param token what an emulator wants that was started with one */
    EmulatorControl(URI baseUrl, Function<Request, Exchange> sender, Optional<String> token) {
        this.baseUrl = baseUrl;
        this.sender = sender;
        this.headers = token.map(value -> Headers.NONE.with("Authorization", "Bearer " + value))
                .orElse(Headers.NONE)
                .with("Content-Type", "application/json");
    }

    /** What the emulator says of itself; nothing if there is none. */
    Optional<JsonNode> info() {
        return call("GET", "/info", Optional.empty());
    }

    /** The time of all subscriptions that have none of their own. */
    Clock clock() {
        return new Moved("");
    }

    /**
     * Sets the time of a subscription and puts what there is in it.
     *
     * @return the subscription's own clock
     * @throws UnreachableException if the emulator does not take it
     */
    Clock begin(Seed seed) {
        String query = "?subscription=" + seed.subscription();
        ObjectNode time = JsonMapper.shared()
                .createObjectNode()
                .put("mode", "frozen")
                .put("now", seed.now().toString());
        need(call("PUT", "/clock" + query, Optional.of(time)), "does not let its clock be set");
        for (int from = 0; from < seed.resources().size(); from += RESOURCES_AT_ONCE) {
            int to = Math.min(from + RESOURCES_AT_ONCE, seed.resources().size());
            ObjectNode scenario = JsonMapper.shared().createObjectNode();
            scenario.put("description", "What a recording finds there when it begins.");
            scenario.putArray("world").addAll(seed.resources().subList(from, to));
            String path = "/scenarios/past-" + seed.subscription();
            need(call("PUT", path, Optional.of(scenario)), "does not take what the recording supposes");
            need(
                    call("POST", path + "/activate" + query, Optional.empty()),
                    "does not put in place what the recording supposes");
            call("DELETE", path, Optional.empty());
        }
        return new Moved(query);
    }

    private JsonNode need(Optional<JsonNode> answer, String complaint) {
        return answer.orElseThrow(() -> new UnreachableException(baseUrl + " " + complaint));
    }

    private Optional<JsonNode> call(String method, String path, Optional<JsonNode> body) {
        Exchange exchange =
                sender.apply(new Request(method, baseUrl + CONTROL + path, headers, body.map(JsonNode::toString)));
        int status = exchange.response().status();
        return status == 200 || status == 201 ? exchange.response().json() : Optional.empty();
    }

    /** A clock that is moved instead of being waited for. */
    private final class Moved implements Clock {
        private final String query;

        Moved(String query) {
            this.query = query;
        }

        @Override
        public Instant now() {
            JsonNode clock = need(call("GET", "/clock" + query, Optional.empty()), "does not tell its time");
            return Instant.parse(clock.path("now").asString());
        }

        @Override
        public void pass(Duration duration) {
            ObjectNode by = JsonMapper.shared().createObjectNode().put("by", duration.toString());
            need(call("POST", "/clock/advance" + query, Optional.of(by)), "does not move its clock");
        }
    }
}
