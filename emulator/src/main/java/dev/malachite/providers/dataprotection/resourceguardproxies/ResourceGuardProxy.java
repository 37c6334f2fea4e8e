package dev.malachite.providers.dataprotection.resourceguardproxies;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.resourceguards.CriticalOperation;
import dev.malachite.providers.dataprotection.resourceguards.ResourceGuard;
import dev.malachite.store.Kind;
import dev.malachite.store.Transaction;
import dev.malachite.time.Ticks;
import dev.malachite.time.Timeline;
import dev.malachite.time.WireTime;
import dev.malachite.world.WorldSeeder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A vault's bond to a resource guard.
 *
 * @param guardId as sent
 * @param updatedAt when it was put last
 * @param unlocks what was unlocked: {@code request}, {@code resource}, {@code until} in ticks
 */
public record ResourceGuardProxy(String guardId, Instant updatedAt, List<JsonObject> unlocks) {
    public static final ResourceType TYPE =
            new ResourceType("Microsoft.DataProtection/backupVaults/backupResourceGuardProxies");
    public static final Kind<ResourceGuardProxy> KIND =
            new Kind<>(TYPE, ResourceGuardProxy::write, ResourceGuardProxy::read);

    /** The name that every proxy has. */
    public static final String NAME = "DppResourceGuardProxy";

    /** What the service calls the type. Source: recorded traffic; yes, without the word backup. */
    private static final String WIRE_TYPE = "Microsoft.DataProtection/vaults/backupResourceGuardProxies";

    private JsonObject write() {
        return JsonObject.of("guardId", guardId, "updatedAt", Ticks.of(updatedAt), "unlocks", unlocks);
    }

    private static ResourceGuardProxy read(JsonObject document) {
        return new ResourceGuardProxy(
                document.string("guardId").orElseThrow(),
                Ticks.instant(document.integer("updatedAt").orElseThrow()),
                document.objects("unlocks"));
    }

    /**
     * Puts a proxy as Azure shows it; its vault is guarded from then on.
     *
     * @throws WorldSeeder.SeedException without a guard's id
     */
    public static void seed(Transaction transaction, ResourceId id, JsonObject document, Instant now) {
        JsonObject shown = document.objectOrEmpty("properties");
        String guard = shown.string("resourceGuardResourceId")
                .filter(text -> ResourceId.parse(text)
                        .filter(found -> found.type().equals(ResourceGuard.TYPE))
                        .isPresent())
                .orElseThrow(() -> new WorldSeeder.SeedException(id + ": a proxy has no resourceGuardResourceId."));
        Instant updatedAt =
                shown.string("lastUpdatedTime").flatMap(WireTime::parse).orElse(now);
        transaction.put(
                KIND,
                id,
                Timeline.<ResourceGuardProxy>empty().then(now, new ResourceGuardProxy(guard, updatedAt, List.of())));
        GuardedVault.mark(transaction, id.parent().orElseThrow(), true);
    }

    public ResourceId guard() {
        return ResourceId.of(guardId);
    }

    /** The operations of backup vaults that the guard protects; all of them while nobody knows the guard. */
    public List<CriticalOperation> operations(Transaction transaction, Instant now) {
        Optional<ResourceGuard> guard = transaction.find(ResourceGuard.KIND, guard(), now);
        return guard.map(ResourceGuard::operations).orElseGet(() -> List.of(CriticalOperation.values())).stream()
                .filter(CriticalOperation::isOfBackupVaults)
                .toList();
    }

    /** Whether the operation on a resource was unlocked and still is. */
    public boolean isUnlocked(CriticalOperation operation, ResourceId resource, Instant now) {
        return unlocks.stream()
                .filter(unlock -> unlock.integer("until").orElse(0) > Ticks.of(now))
                .filter(unlock -> names(unlock.string("request").orElse(""), operation))
                .anyMatch(unlock -> unlock.string("resource")
                        .filter(text -> !text.isEmpty())
                        .map(text -> resource.key().endsWith(text.toLowerCase(java.util.Locale.ROOT)))
                        .orElse(true));
    }

    /** Whether a request object's id is this guard's for the operation. */
    public boolean names(String request, CriticalOperation operation) {
        return request.equalsIgnoreCase(operation.defaultRequest(guard()));
    }

    public JsonObject toJson(ResourceId id, Transaction transaction, Instant now) {
        List<JsonObject> details = operations(transaction, now).stream()
                .map(operation -> JsonObject.of(
                        "vaultCriticalOperation",
                        operation.wire(),
                        "defaultResourceRequest",
                        operation.defaultRequest(guard())))
                .toList();
        return JsonObject.of(
                "properties",
                JsonObject.of(
                        "resourceGuardResourceId",
                        guardId,
                        "resourceGuardOperationDetails",
                        details,
                        "lastUpdatedTime",
                        WireTime.seven(updatedAt)),
                "id",
                id.toString(),
                "name",
                id.name(),
                "type",
                WIRE_TYPE);
    }
}
