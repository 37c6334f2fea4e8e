package dev.malachite.world;

import dev.malachite.store.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The tenant and the subscriptions that a caller sees. In an open world every subscription exists; those that are told
 * are the named ones and those that hold something. Immutable and thread-safe.
 *
 * @param tenantId the home tenant of every subscription
 * @param subscriptions subscriptions that are told from the start
 */
public record Directory(String tenantId, List<String> subscriptions) {
    /** A tenant that is nobody's. */
    public static final String DEFAULT_TENANT = "7e000000-0000-4000-8000-000000000001";

    /** The subscription of who names none. */
    public static final String DEFAULT_SUBSCRIPTION = "aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e";

    public Directory {
        subscriptions = List.copyOf(subscriptions);
    }

    /** The subscriptions that a list tells, without case and each once. */
    public List<String> listed(Transaction transaction) {
        return Stream.concat(subscriptions.stream(), transaction.subscriptions().stream())
                .map(id -> id.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
