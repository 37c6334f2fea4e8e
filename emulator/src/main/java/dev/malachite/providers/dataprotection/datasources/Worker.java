package dev.malachite.providers.dataprotection.datasources;

import dev.malachite.store.Transaction;
import java.time.Instant;

/**
 * What looks at the world for the service, as an identity of the vault.
 *
 * @param principalId of the identity
 * @param task how it calls what it tries, {@code Validate for Protection}
 */
public record Worker(Transaction transaction, String principalId, String task, Instant now) {}
