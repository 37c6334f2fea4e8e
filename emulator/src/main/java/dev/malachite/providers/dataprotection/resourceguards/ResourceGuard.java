package dev.malachite.providers.dataprotection.resourceguards;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.DataProtectionErrors;
import dev.malachite.store.Kind;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.time.Instant;
import java.util.List;

/**
 * A resource guard: what its owner lets others do only with its consent.
 *
 * @param desired {@code location}, {@code tags}, {@code properties} as sent
 */
public record ResourceGuard(JsonObject desired) {
    public static final ResourceType TYPE = new ResourceType("Microsoft.DataProtection/resourceGuards");
    public static final Kind<ResourceGuard> KIND = new Kind<>(TYPE, ResourceGuard::desired, ResourceGuard::new);

    /** Before this version guards protect the eight operations of 2023. Source: recorded traffic. */
    private static final String ALL_SINCE = "2024-04-01";

    private static final List<CriticalOperation> OLD = List.of(
            CriticalOperation.ITEM_DELETE,
            CriticalOperation.ITEM_WRITE,
            CriticalOperation.POLICY_WRITE,
            CriticalOperation.PROXY_DELETE,
            CriticalOperation.SECURITY_PIN,
            CriticalOperation.SOFT_DELETE,
            CriticalOperation.INSTANCE_DELETE,
            CriticalOperation.VAULT_PROXY_DELETE);

    /** Puts a guard as Azure shows it. */
    public static void seed(Transaction transaction, ResourceId id, JsonObject document, Instant now) {
        JsonObject desired = JsonObject.builder()
                .put("location", document.string("location").orElse("westus"))
                .put("tags", document.object("tags"))
                .put("properties", document.objectOrEmpty("properties"))
                .build();
        transaction.put(KIND, id, Timeline.<ResourceGuard>empty().then(now, new ResourceGuard(desired)));
    }

    public String location() {
        return desired.string("location").orElse("");
    }

    /**
     * Refuses a guard that leaves out what guards always protect.
     *
     * @throws dev.malachite.arm.ArmException {@code BMSUserErrorInvalidInput} 400
     */
    void requireValid() {
        boolean wrong = exclusions().stream()
                .map(CriticalOperation::of)
                .anyMatch(operation ->
                        operation.filter(CriticalOperation::isMandatory).isPresent());
        if (wrong) {
            throw DataProtectionErrors.invalidInput(
                            "properties.vaultCriticalOperationExclusionList",
                            "A mandatory operation is always guarded.")
                    .toException();
        }
    }

    /** What the owner leaves unguarded, as sent. */
    List<String> exclusions() {
        return desired.objectOrEmpty("properties").strings("vaultCriticalOperationExclusionList");
    }

    /** The operations that need the guard's consent. */
    public List<CriticalOperation> operations() {
        List<String> excluded = exclusions();
        return List.of(CriticalOperation.values()).stream()
                .filter(operation -> excluded.stream().noneMatch(operation.wire()::equalsIgnoreCase))
                .toList();
    }

    public JsonObject toJson(ResourceId id, ApiVersion version) {
        List<JsonObject> operations = operations().stream()
                .filter(operation -> version.isAtLeast(ALL_SINCE) || OLD.contains(operation))
                .map(operation -> JsonObject.of(
                        "vaultCriticalOperation",
                        operation.wire(),
                        "requestResourceType",
                        operation.requestResourceType()))
                .toList();
        return JsonObject.builder()
                .put("location", location())
                .put("tags", desired.object("tags"))
                .put(
                        "properties",
                        JsonObject.of(
                                "provisioningState",
                                "Succeeded",
                                "resourceGuardOperations",
                                operations,
                                "vaultCriticalOperationExclusionList",
                                exclusions(),
                                "allowAutoApprovals",
                                true))
                .put("id", id.toString())
                .put("name", id.name())
                .put("type", TYPE.value())
                .build();
    }
}
