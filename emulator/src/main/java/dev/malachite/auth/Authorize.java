package dev.malachite.auth;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.ResourceId;
import dev.malachite.pipeline.Step;
import dev.malachite.store.Store;
import dev.malachite.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * In strict mode refuses what no role of the caller allows. What lies outside of subscriptions is everybody's. It looks
 * before the body is read, so that who may not ask learns nothing of what would have been wrong (ADR 0207).
 *
 * <p>Errors: {@code AuthorizationFailed} 403. Source: pasted client errors.
 */
public final class Authorize implements Step {
    private final AuthMode mode;
    private final List<String> owners;
    private final Permissions permissions;
    private final Store store;

    /** Knows what a principal's roles allow. */
    @FunctionalInterface
    public interface Permissions {
        boolean allow(Transaction transaction, String objectId, String action, ResourceId scope, Instant now);
    }

    /**
     * @param owners client ids that may do everything everywhere
     * @param store where the roles are kept
     */
    public Authorize(AuthMode mode, List<String> owners, Permissions permissions, Store store) {
        this.mode = mode;
        this.store = store;
        this.owners = List.copyOf(owners);
        this.permissions = permissions;
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        ResourceId scope = request.resourceId();
        boolean inSubscription =
                scope.subscriptionId().filter(id -> !id.equals("-")).isPresent();
        if (mode == AuthMode.STRICT && inSubscription) {
            Claims caller = caller(request);
            String action = Action.of(request);
            if (!store.read(roles -> isAllowed(caller, action, scope, roles, request.now()))) {
                throw AuthErrors.authorizationFailed(caller.clientId(), caller.objectId(), action, scope.toString())
                        .toException();
            }
        }
        return chain.proceed(request);
    }

    /** Whether the caller may see a resource, for who lists those of many scopes. */
    public boolean mayRead(ArmRequest request, Transaction transaction, ResourceId id) {
        return mode != AuthMode.STRICT
                || isAllowed(caller(request), id.type().value() + "/read", id, transaction, request.now());
    }

    /**
     * Refuses to use a resource that the caller may not read.
     *
     * @throws dev.malachite.arm.ArmException {@code LinkedAuthorizationFailed} 403
     */
    public void requireLinked(ArmRequest request, Transaction transaction, ResourceId linked) {
        if (!mayRead(request, transaction, linked)) {
            Claims caller = caller(request);
            throw AuthErrors.linkedAuthorizationFailed(
                            caller.clientId(),
                            caller.objectId(),
                            Action.of(request),
                            request.resourceId().toString(),
                            linked.type().value() + "/read",
                            linked.toString())
                    .toException();
        }
    }

    private boolean isAllowed(Claims caller, String action, ResourceId scope, Transaction transaction, Instant now) {
        return owners.stream().anyMatch(caller.clientId()::equalsIgnoreCase)
                || permissions.allow(transaction, caller.objectId(), action, scope, now);
    }

    /** The token was found good by an earlier step. */
    private static Claims caller(ArmRequest request) {
        Optional<String> header = request.headers().first("Authorization");
        return header.map(text -> text.strip().substring("Bearer".length()).strip())
                .flatMap(Claims::read)
                .orElseThrow(() -> new IllegalStateException("Nobody looked at the token"));
    }
}
