package dev.malachite.providers.dataprotection.resourceguards;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The request objects below a guard, twelve reads alike: one {@code default} for each operation that the guard
 * protects, none for those that its owner leaves out.
 *
 * <p>Errors: {@code ResourceNotFound} 404 for another name or an operation that is left out.
 *
 * <p>Source: swagger; that exclusion empties the list is inferred from recorded guards.
 */
public final class ResourceGuardRequests implements ArmOperation {
    private final OperationId id;
    private final CriticalOperation operation;
    private final boolean list;

    private ResourceGuardRequests(String id, CriticalOperation operation, boolean list) {
        this.id = new OperationId(id);
        this.operation = operation;
        this.list = list;
    }

    /** The list and the single read of every kind of request. */
    public static List<ArmOperation> ofEveryKind() {
        Map<String, CriticalOperation> kinds = Map.of(
                "BackupSecurityPIN", CriticalOperation.SECURITY_PIN,
                "DeleteProtectedItem", CriticalOperation.ITEM_DELETE,
                "DeleteResourceGuardProxy", CriticalOperation.PROXY_DELETE,
                "DisableSoftDelete", CriticalOperation.SOFT_DELETE,
                "UpdateProtectedItem", CriticalOperation.ITEM_WRITE,
                "UpdateProtectionPolicy", CriticalOperation.POLICY_WRITE);
        List<ArmOperation> operations = new ArrayList<>();
        kinds.forEach((name, operation) -> {
            String one = "ResourceGuards_GetDefault" + name + "RequestsObject";
            operations.add(new ResourceGuardRequests(one, operation, false));
            operations.add(new ResourceGuardRequests("ResourceGuards_Get" + name + "RequestsObjects", operation, true));
        });
        return operations;
    }

    @Override
    public OperationId id() {
        return id;
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId guardId =
                list ? request.resourceId() : request.resourceId().parent().orElseThrow();
        ResourceGuard guard = transaction
                .find(ResourceGuard.KIND, guardId, request.now())
                .orElseThrow(() -> ArmErrors.resourceNotFound(guardId).toException());
        boolean guarded = guard.operations().contains(operation);
        if (list) {
            return ArmResponse.ok(JsonObject.of("value", guarded ? List.of(json(guardId, "default")) : List.of()));
        }
        String name = request.resourceId().name();
        if (!guarded || !name.equalsIgnoreCase("default")) {
            throw ArmErrors.resourceNotFound(request.resourceId()).toException();
        }
        return ArmResponse.ok(json(guardId, name));
    }

    private JsonObject json(ResourceId guard, String name) {
        ResourceId request = guard.child(operation.requests(), name);
        return JsonObject.of(
                "id", request.toString(), "name", name, "type", request.type().value());
    }
}
