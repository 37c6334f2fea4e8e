package dev.malachite.contract.traffic;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Exchanges in the order in which they happened.
 *
 * @param source where they come from, such as a file name; for readers only
 */
public record Traffic(String source, Provenance provenance, List<Exchange> exchanges) {
    public Traffic {
        exchanges = List.copyOf(exchanges);
    }

    /** Each exchange rewritten. */
    public Traffic map(UnaryOperator<Exchange> change) {
        return new Traffic(source, provenance, exchanges.stream().map(change).toList());
    }
}
