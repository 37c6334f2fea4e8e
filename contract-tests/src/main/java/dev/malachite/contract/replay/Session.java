package dev.malachite.contract.replay;

import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The exchanges of a recording that were recorded in one go. Recordings are spliced of several: each of them has its
 * own past, and time runs forward in each.
 *
 * <p>Source: recorded traffic; one of the open recordings holds February 2024, September 2023 and February again.
 *
 * @param indices where in the recording its exchanges are
 */
public record Session(Traffic traffic, List<Integer> indices) {
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    /** Hosts disagree about the time, by minutes. */
    private static final Duration DISAGREEMENT = Duration.ofHours(1);

    public Session {
        indices = List.copyOf(indices);
    }

    /** The sessions of a recording, in the order in which it begins them. */
    public static List<Session> of(Traffic recording) {
        List<Draft> drafts = new ArrayList<>();
        Draft current = new Draft();
        for (int index = 0; index < recording.exchanges().size(); index++) {
            Optional<Instant> at = recording.exchanges().get(index).at();
            if (at.isPresent() && !current.takes(at.get())) {
                current = drafts.stream()
                        .filter(draft -> draft.takes(at.get()))
                        .min(Comparator.comparing(draft -> draft.distance(at.get())))
                        .orElseGet(Draft::new);
            }
            if (!drafts.contains(current)) {
                drafts.add(current);
            }
            current.add(index, at);
        }
        return drafts.stream().map(draft -> draft.of(recording)).toList();
    }

    /** When it began, if the recorder said. */
    public Optional<Instant> begin() {
        return traffic.exchanges().stream()
                .flatMap(exchange -> exchange.at().stream())
                .findFirst();
    }

    private static final class Draft {
        private final List<Integer> indices = new ArrayList<>();
        private Optional<Instant> last = Optional.empty();

        boolean takes(Instant at) {
            return last.map(then -> {
                        Duration pause = Duration.between(then, at);
                        return pause.compareTo(LONGEST_PAUSE) < 0 && pause.compareTo(DISAGREEMENT.negated()) > 0;
                    })
                    .orElse(true);
        }

        Duration distance(Instant at) {
            return last.map(then -> Duration.between(then, at).abs()).orElse(Duration.ZERO);
        }

        void add(int index, Optional<Instant> at) {
            indices.add(index);
            last = at.isPresent() ? at : last;
        }

        Session of(Traffic recording) {
            List<Exchange> exchanges =
                    indices.stream().map(recording.exchanges()::get).toList();
            return new Session(new Traffic(recording.source(), recording.provenance(), exchanges), indices);
        }
    }
}
