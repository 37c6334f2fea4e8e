package dev.malachite.contract.expectation;

import java.util.Locale;

/** One named expectation. */
public interface Rule {
    String name();

    /** Why it must hold, in one sentence. */
    String reason();

    /** Where we know it from: a document, or recorded traffic. */
    String source();

    Layer layer();

    /** How reports and files of explained differences call it, such as {@code status-declared}. */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
