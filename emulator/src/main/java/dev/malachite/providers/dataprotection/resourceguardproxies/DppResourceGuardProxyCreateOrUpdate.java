package dev.malachite.providers.dataprotection.resourceguardproxies;

import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidInput;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.LinkedAccess;
import dev.malachite.providers.dataprotection.Regions;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.resourceguards.ResourceGuard;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.world.World;
import java.util.List;
import java.util.Optional;

/**
 * {@code DppResourceGuardProxy_CreateOrUpdate}: binds a vault to a guard; 200 though it is new.
 *
 * <p>Errors: {@code BMSUserErrorInvalidInput} 400 for what is no guard or lies in another region; {@code
 * LinkedAuthorizationFailed} 403 for a guard that the caller may not read.
 *
 * <p>Source: recorded traffic (1 exchange); Microsoft Learn (same region).
 */
public final class DppResourceGuardProxyCreateOrUpdate implements ArmOperation {
    private final World world;
    private final LinkedAccess access;

    public DppResourceGuardProxyCreateOrUpdate(World world, LinkedAccess access) {
        this.world = world;
        this.access = access;
    }

    @Override
    public OperationId id() {
        return new OperationId("DppResourceGuardProxy_CreateOrUpdate");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        BackupVault vault = transaction
                .find(BackupVault.KIND, id.parent().orElseThrow(), request.now())
                .orElseThrow();
        String guardId =
                request.body().path("properties", "resourceGuardResourceId").orElse("");
        Optional<ResourceId> guard =
                ResourceId.parse(guardId).filter(found -> found.type().equals(ResourceGuard.TYPE));
        guard.ifPresent(found -> access.require(request, transaction, found));
        Optional<ResourceGuard> known =
                guard.flatMap(found -> transaction.find(ResourceGuard.KIND, found, request.now()));
        boolean elsewhere = known.filter(
                        found -> !Regions.normalised(found.location()).equals(vault.region()))
                .isPresent();
        if (guard.isEmpty() || elsewhere || (known.isEmpty() && world.isStrict())) {
            throw invalidInput(
                            "properties.resourceGuardResourceId",
                            "This is no resource guard in the region of the vault.")
                    .toException();
        }
        Timeline<ResourceGuardProxy> history = transaction.history(ResourceGuardProxy.KIND, id);
        ResourceGuardProxy proxy = new ResourceGuardProxy(
                guardId,
                request.now(),
                history.at(request.now()).map(ResourceGuardProxy::unlocks).orElseGet(List::of));
        transaction.put(
                ResourceGuardProxy.KIND, id, history.until(request.now()).then(request.now(), proxy));
        GuardedVault.mark(transaction, id.parent().orElseThrow(), true);
        return ArmResponse.ok(proxy.toJson(id, transaction, request.now()));
    }
}
