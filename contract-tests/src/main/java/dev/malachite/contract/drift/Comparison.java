package dev.malachite.contract.drift;

import dev.malachite.contract.drift.Difference.Kind;
import dev.malachite.contract.expectation.Place;
import dev.malachite.contract.replay.Rekeying;
import dev.malachite.contract.replay.ServiceMade;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Provenance;
import dev.malachite.contract.traffic.Response;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Compares two answers fact by fact. Confined to one step. */
final class Comparison {
    private final Rekeying rekeying;
    private final Map<Aspect, Integer> facts = new EnumMap<>(Aspect.class);
    private final List<Difference> differences = new ArrayList<>();

    Comparison(Rekeying rekeying) {
        this.rekeying = rekeying;
    }

    Map<Aspect, Integer> facts() {
        return facts;
    }

    List<Difference> differences() {
        return differences;
    }

    void status(int left, int right) {
        count(Aspect.STATUS);
        if (left != right) {
            differ(Aspect.STATUS, Kind.STATUS, Place.STATUS, Integer.toString(left), Integer.toString(right));
        }
    }

    void headers(Headers left, Provenance leftProvenance, Headers right, Provenance rightProvenance) {
        Set<String> names = new TreeSet<>(left.names());
        names.addAll(right.names());
        for (String name : names) {
            boolean stripped = leftProvenance.strips(name) || rightProvenance.strips(name);
            HeaderLikeness likeness = HeaderLikeness.of(name);
            if (!stripped && likeness != HeaderLikeness.IGNORED) {
                header(name, left.first(name), right.first(name), likeness);
            }
        }
    }

    private void header(String name, Optional<String> left, Optional<String> right, HeaderLikeness likeness) {
        count(Aspect.HEADERS);
        Place place = Place.header(name);
        if (left.isEmpty() || right.isEmpty()) {
            Kind kind = right.isEmpty() ? Kind.MISSING : Kind.ADDITIONAL;
            differ(Aspect.HEADERS, kind, place, left.orElse(""), right.orElse(""));
            return;
        }
        String from = HeaderLikeness.comparable(left.get());
        String to = HeaderLikeness.comparable(right.get());
        if (likeness == HeaderLikeness.VALUE && !sameText(from, to)) {
            differ(Aspect.HEADERS, Kind.VALUE, place, from, to);
        }
    }

    void bodies(Response left, Response right) {
        Optional<JsonNode> from = left.json();
        Optional<JsonNode> to = right.json();
        if (from.isPresent() && to.isPresent()) {
            leaves(rekeyedNames(Leaves.of(from.get())), Leaves.of(rekeying.aligned(from.get(), to.get())));
            return;
        }
        if (left.body().isPresent() || right.body().isPresent()) {
            count(Aspect.BODY);
            if (!left.body().equals(right.body())) {
                Kind kind =
                        left.body().isEmpty() ? Kind.ADDITIONAL : right.body().isEmpty() ? Kind.MISSING : Kind.VALUE;
                differ(
                        Aspect.BODY,
                        kind,
                        Place.body("$"),
                        left.body().orElse(""),
                        right.body().orElse(""));
            }
        }
    }

    /** Ids occur in names of members too, such as those of user-assigned identities. */
    private Map<String, JsonNode> rekeyedNames(Map<String, JsonNode> leaves) {
        Map<String, JsonNode> renamed = new TreeMap<>();
        leaves.forEach((path, leaf) -> renamed.put(rekeying.apply(path), leaf));
        return renamed;
    }

    private void leaves(Map<String, JsonNode> left, Map<String, JsonNode> right) {
        Set<String> paths = new TreeSet<>(left.keySet());
        paths.addAll(right.keySet());
        for (String path : paths) {
            count(Aspect.BODY);
            JsonNode from = left.get(path);
            JsonNode to = right.get(path);
            if (from == null || to == null) {
                differ(
                        Aspect.BODY,
                        to == null ? Kind.MISSING : Kind.ADDITIONAL,
                        Place.body(path),
                        text(from),
                        text(to));
            } else if (from.getNodeType() != to.getNodeType()) {
                differ(Aspect.BODY, Kind.TYPE, Place.body(path), text(from), text(to));
            } else if (!sameLeaf(from, to)) {
                differ(Aspect.BODY, Kind.VALUE, Place.body(path), text(from), text(to));
            }
        }
    }

    private boolean sameLeaf(JsonNode left, JsonNode right) {
        if (left.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue()) == 0;
        }
        return left.isString() ? sameText(left.asString(), right.asString()) : left.equals(right);
    }

    private boolean sameText(String left, String right) {
        String rekeyed = rekeying.apply(left);
        return rekeyed.equals(right) || ServiceMade.withoutTimes(rekeyed).equals(ServiceMade.withoutTimes(right));
    }

    private static String text(JsonNode leaf) {
        return leaf == null ? "" : leaf.toString();
    }

    private void count(Aspect aspect) {
        facts.merge(aspect, 1, Integer::sum);
    }

    private void differ(Aspect aspect, Kind kind, Place place, String left, String right) {
        differences.add(new Difference(aspect, kind, place, left, right));
    }
}
