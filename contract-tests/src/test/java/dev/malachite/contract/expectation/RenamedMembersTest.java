package dev.malachite.contract.expectation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.Recordings;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Traffic;
import dev.malachite.openapi.Contract;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The hardest mutation to see: one member, anywhere in an answer of real Azure, gets another name. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RenamedMembersTest {
    /** Maps, whose keys are data. */
    private static final Set<String> MAPS = Set.of("tags", "additionalDetails", "userAssignedIdentities", "info");

    private final Expectations expectations = new Expectations(Contract.load());
    private final Set<String> tried = new HashSet<>();
    private final Set<String> unseen = new TreeSet<>();

    @Test
    void every_renamed_member_of_recorded_answers_is_found() {
        for (Traffic recording : Recordings.need()) {
            List<Optional<String>> operations = expectations.check(recording).operationIds();
            for (int index = 0; index < operations.size(); index++) {
                Exchange exchange = recording.exchanges().get(index);
                if (operations.get(index).isPresent()
                        && exchange.response().json().isPresent()) {
                    JsonNode body = exchange.response().json().get();
                    rename(recording, exchange, operations.get(index).get(), body, body, "$");
                }
            }
        }

        assertEquals(Set.of(), unseen);
        assertTrue(tried.size() > 300, tried.size() + " members");
    }

    private void rename(
            Traffic recording, Exchange exchange, String operationId, JsonNode root, JsonNode node, String path) {
        for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
            rename(recording, exchange, operationId, root, element, path + "[*]");
        }
        for (Map.Entry<String, JsonNode> member : List.copyOf(node.properties())) {
            String memberPath = path + "." + member.getKey();
            if (tried.add(operationId + " " + memberPath)) {
                ObjectNode object = (ObjectNode) node;
                object.set(member.getKey() + "X", object.remove(member.getKey()));
                if (!isFound(recording, exchange, root)) {
                    unseen.add(operationId + " " + memberPath);
                }
                object.set(member.getKey(), object.remove(member.getKey() + "X"));
            }
            if (!MAPS.contains(member.getKey())) {
                rename(recording, exchange, operationId, root, member.getValue(), memberPath);
            }
        }
    }

    private boolean isFound(Traffic recording, Exchange exchange, JsonNode body) {
        String text = JsonMapper.shared().writeValueAsString(body);
        Exchange renamed = exchange.withResponse(exchange.response().withBody(text));
        return expectations
                .check(new Traffic(recording.source(), recording.provenance(), List.of(renamed)))
                .findings()
                .stream()
                .anyMatch(finding -> finding.place().part() == Place.Part.BODY
                        && finding.place().path().matches(".*X\\b.*"));
    }
}
