package dev.malachite.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules that could take an exchange of one place, filed by what they ask of the exchange itself: one that lacks
 * the header or the body that a rule asks for does not meet it. Immutable.
 */
final class PlacedRules<R extends Rule> {
    private final List<Armed<R>> all;
    /** Positions in the order, rising, as in the other two. */
    private final Map<String, Map<Optional<String>, List<Integer>>> byHeader = new HashMap<>();

    private final List<Integer> ofBody = new ArrayList<>();
    private final List<Integer> others = new ArrayList<>();

    /** @param all in their order */
    PlacedRules(List<Armed<R>> all) {
        this.all = List.copyOf(all);
        for (int i = 0; i < all.size(); i++) {
            file(all.get(i).rule().header().match(), i);
        }
    }

    private void file(Match match, int position) {
        if (!match.headers().isEmpty()) {
            Map.Entry<String, Glob> header =
                    match.headers().entrySet().iterator().next();
            byHeader.computeIfAbsent(header.getKey(), unused -> new HashMap<>())
                    .computeIfAbsent(header.getValue().literal(), unused -> new ArrayList<>())
                    .add(position);
        } else if (match.datasource().isPresent() || !match.pointers().isEmpty()) {
            ofBody.add(position);
        } else {
            others.add(position);
        }
    }

    /** The rules that are to be asked about an exchange, in their order. */
    List<Armed<R>> about(Subject exchange) {
        if (others.size() == all.size()) {
            return all;
        }
        List<Integer> met = new ArrayList<>(others);
        for (Map.Entry<String, Map<Optional<String>, List<Integer>>> header : byHeader.entrySet()) {
            for (String value : exchange.request().headers().all(header.getKey())) {
                met.addAll(header.getValue().getOrDefault(Optional.of(Place.lower(value)), List.of()));
                met.addAll(header.getValue().getOrDefault(Optional.<String>empty(), List.of()));
            }
        }
        if (!exchange.request().wire().content().isEmpty()) {
            met.addAll(ofBody);
        }
        return met.isEmpty()
                ? List.of()
                : met.stream().distinct().sorted().map(all::get).toList();
    }
}
