package dev.malachite.providers.dataprotection.protection;

import static dev.malachite.providers.dataprotection.BackupErrors.operationNotAllowedInState;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.providers.dataprotection.BackupErrors;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backupinstances.ProtectionState;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A change of an instance from one state of protection to another: stopping, suspending, resuming.
 *
 * <p>An instance that is in the state already is answered 200; the same change asked for while it runs is the same
 * operation; another one is {@code AnotherOperationInProgress} 409.
 *
 * <p>Source: recorded traffic (durations, 200 for nothing to do). The state while it runs is inferred, ADR 0301.
 *
 * @param from the states that permit the change
 * @param to the state at the end
 * @param takes how long it takes in Azure
 */
public record ProtectionChange(
        AsyncOperations operations, Set<ProtectionState> from, ProtectionState to, Duration takes) {
    private static final int RETRY_AFTER_SECONDS = 30;

    /** The instance that a request is about, with its past. */
    public record Subject(
            ResourceId id, BackupVault vault, BackupInstance instance, Timeline<BackupInstance> history) {}

    /**
     * The instance in the request.
     *
     * @throws dev.malachite.arm.ArmException {@code UserErrorGenericResourceNotFound} 404
     */
    public static Subject subject(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        Timeline<BackupInstance> history = transaction.history(BackupInstance.KIND, id);
        BackupInstance instance = history.at(request.now())
                .orElseThrow(() -> BackupErrors.genericResourceNotFound().toException());
        BackupVault vault = transaction
                .find(BackupVault.KIND, id.parent().orElseThrow(), request.now())
                .orElseThrow();
        return new Subject(id, vault, instance, history);
    }

    /** Protection or backups go on, from either state in which they rest. Source: recorded traffic (7 exchanges). */
    public static ProtectionChange resuming(AsyncOperations operations) {
        return new ProtectionChange(
                operations,
                Set.of(ProtectionState.PROTECTION_STOPPED, ProtectionState.BACKUPS_SUSPENDED),
                ProtectionState.PROTECTION_CONFIGURED,
                Duration.ofSeconds(45));
    }

    /**
     * Carries the change out: nothing to change is answered at once, a state that does not permit it is refused.
     *
     * @param permit refuses what else stands in the way
     * @throws dev.malachite.arm.ArmException also {@code UserErrorGenericResourceNotFound} 404
     */
    public ArmResponse perform(ArmRequest request, Transaction transaction, Consumer<Subject> permit) {
        Subject subject = subject(request, transaction);
        Optional<ArmResponse> already = already(request, transaction, subject);
        if (already.isPresent()) {
            return already.get();
        }
        requireState(subject);
        permit.accept(subject);
        return start(request, transaction, subject);
    }

    /** The answer when nothing is left to be changed: done already, or under way. */
    private Optional<ArmResponse> already(ArmRequest request, Transaction transaction, Subject subject) {
        Optional<AsyncOperation> running = subject.instance().operation().flatMap(transaction::operation);
        if (running.isPresent()) {
            if (!running.get().startedBy().equals(request.operationId())) {
                throw ArmErrors.anotherOperationInProgress(subject.id()).toException();
            }
            return Optional.of(operations.started(request, running.get(), RETRY_AFTER_SECONDS));
        }
        return subject.instance().state() == to ? Optional.of(ArmResponse.of(200)) : Optional.empty();
    }

    /**
     * Refuses the change in other states.
     *
     * @throws dev.malachite.arm.ArmException when the state does not permit it
     */
    private void requireState(Subject subject) {
        if (!from.contains(subject.instance().state())) {
            throw operationNotAllowedInState(
                            subject.id().name(), subject.instance().state().wire())
                    .toException();
        }
    }

    private ArmResponse start(ArmRequest request, Transaction transaction, Subject subject) {
        AsyncOperation operation =
                operations.accept(request, transaction, subject.vault(), subject.id(), takes, Outcome.succeeded());
        BackupInstance now = subject.instance();
        Timeline<BackupInstance> planned = operation.drive(
                subject.history(),
                now.during(operation.name(), ProtectionState.UPDATING_PROTECTION),
                now.settled(to),
                BackupInstance.eventual(subject.history(), now));
        transaction.put(BackupInstance.KIND, subject.id(), planned);
        Protections.follow(transaction, planned, subject.vault(), subject.id(), request.now());
        return operations.started(request, operation, RETRY_AFTER_SECONDS);
    }
}
