package dev.malachite.fault;

import dev.malachite.memory.RecentlyUsed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rules in their order, filed by what they name, so that an exchange meets few that are not about it. Immutable but
 * for what it remembers; thread-safe, and looking takes no lock.
 */
final class RuleIndex<R extends Rule> {
    private static final int REMEMBERED = 2_048;
    /** In characters: what is longer is not worth its room. */
    private static final int LONGEST = 1_024;

    /** The narrowest first. Only a name without a star can be looked up; under the last label stands what has none. */
    private static final List<Label> LABELS = List.of(
            new Label("backupInstance", rule -> literal(rule.match().backupInstance()), Place::backupInstance),
            new Label("vault", rule -> literal(rule.match().vault()), Place::vault),
            new Label("resourceGroup", rule -> literal(rule.match().resourceGroup()), Place::resourceGroup),
            new Label("subscription", RuleIndex::subscription, Place::subscription),
            new Label(
                    "apiVersion", rule -> literal(rule.match().apiVersion()), place -> Optional.of(place.apiVersion())),
            new Label("", rule -> Optional.of(""), place -> Optional.of("")));

    private final List<Armed<R>> all;
    private final boolean asksPolls;
    /** Positions in the order, rising. */
    private final Map<Drawer, List<Integer>> drawers = new HashMap<>();

    /** By the ids of what was asked, which are at hand, and by the places that they mean. */
    private final RecentlyUsed<Asked, PlacedRules<R>> byId = new RecentlyUsed<>(REMEMBERED);

    private final RecentlyUsed<Place, PlacedRules<R>> byPlace = new RecentlyUsed<>(REMEMBERED);

    /** Rules that name the same operation or none, the same phase or none, and the same by the same selector. */
    private record Drawer(Optional<String> operationId, Optional<Phase> phase, String selector, String name) {}

    /** A selector by which rules are filed: the name in a rule, and that of a place. */
    private record Label(
            String selector, Function<Rule.Header, Optional<String>> named, Function<Place, Optional<String>> of) {}

    private static Optional<String> literal(Optional<Glob> selector) {
        return selector.flatMap(Glob::literal);
    }

    private static Optional<String> subscription(Rule.Header rule) {
        return rule.owner().map(Place::lower).or(() -> literal(rule.match().subscription()));
    }

    RuleIndex(List<Armed<R>> all) {
        this.all = List.copyOf(all);
        this.asksPolls =
                all.stream().map(armed -> armed.rule().header().match()).anyMatch(RuleIndex::asksPolls);
        for (int i = 0; i < all.size(); i++) {
            drawers.computeIfAbsent(drawer(all.get(i).rule().header()), unused -> new ArrayList<>())
                    .add(i);
        }
    }

    /** A poll's URL need not name the vault or the instance, and never names the operation that was started. */
    private static boolean asksPolls(Match match) {
        return match.phase().filter(phase -> phase == Phase.REQUEST).isEmpty()
                && (match.operationId().isPresent()
                        || match.vault().isPresent()
                        || match.backupInstance().isPresent()
                        || match.resourceGroup().isPresent()
                        || match.nthPoll().isPresent());
    }

    private static Drawer drawer(Rule.Header rule) {
        Label label = LABELS.stream()
                .filter(one -> one.named.apply(rule).isPresent())
                .findFirst()
                .orElseThrow();
        return new Drawer(
                rule.match().operationId().map(Place::lower),
                rule.match().phase(),
                label.selector,
                label.named.apply(rule).orElseThrow());
    }

    List<Armed<R>> all() {
        return all;
    }

    /** Whether a rule can only be judged knowing which operation a poll is about. */
    boolean asksPolls() {
        return asksPolls;
    }

    /** The rules that are to be asked about an exchange, in their order. */
    List<Armed<R>> about(Subject exchange) {
        if (all.isEmpty()) {
            return all;
        }
        Asked asked = exchange.asked();
        PlacedRules<R> known = byId.get(asked);
        if (known == null) {
            known = at(exchange.place());
            if (asked.length() <= LONGEST) {
                byId.put(asked, known);
            }
        }
        return known.about(exchange);
    }

    /** The rules that could take an exchange, as far as its place decides. */
    private PlacedRules<R> at(Place place) {
        PlacedRules<R> known = byPlace.get(place);
        if (known == null) {
            known = find(place);
            if (place.length() <= LONGEST) {
                byPlace.put(place, known);
            }
        }
        return known;
    }

    private PlacedRules<R> find(Place place) {
        return new PlacedRules<>(
                candidates(place).stream().filter(armed -> takes(armed, place)).toList());
    }

    private static boolean takes(Armed<?> armed, Place place) {
        Rule.Header rule = armed.rule().header();
        return owns(rule, place) && rule.match().placeVerdict(place) == Match.Verdict.MATCHES;
    }

    /** Whether the rule is one of all subscriptions, or of the exchange's own. */
    static boolean owns(Rule.Header rule, Place place) {
        return rule.owner().isEmpty() || rule.owner().map(Place::lower).equals(place.subscription());
    }

    /** The rules that are looked at for a place that is not remembered, in their order. */
    List<Armed<R>> candidates(Place place) {
        List<Optional<String>> operations = List.of(Optional.of(place.operationId()), Optional.empty());
        List<Optional<Phase>> phases = List.of(Optional.of(place.phase()), Optional.empty());
        return operations.stream()
                .flatMap(operation -> phases.stream().flatMap(phase -> drawers(place, operation, phase)))
                .flatMap(drawer -> drawers.getOrDefault(drawer, List.of()).stream())
                .sorted()
                .map(all::get)
                .toList();
    }

    private static Stream<Drawer> drawers(Place place, Optional<String> operation, Optional<Phase> phase) {
        return LABELS.stream()
                .flatMap(label ->
                        label.of.apply(place).stream().map(name -> new Drawer(operation, phase, label.selector, name)));
    }
}
