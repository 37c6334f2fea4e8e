package dev.malachite.providers.dataprotection.backupinstances;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import java.util.List;

/**
 * {@code BackupInstancesExtensionRouting_List}: the instances that protect a resource, asked of the resource.
 *
 * <p>Source: swagger.
 */
public final class BackupInstancesExtensionRoutingList implements ArmOperation {

    @Override
    public OperationId id() {
        return new OperationId("BackupInstancesExtensionRouting_List");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId datasource = request.resourceId();
        List<JsonObject> instances = transaction
                .owner(Datasource.ownerName(datasource))
                .flatMap(id -> transaction
                        .find(BackupInstance.KIND, id, request.now())
                        .map(instance -> instance.toJson(id, request.apiVersion())))
                .map(List::of)
                .orElseGet(List::of);
        return ArmResponse.ok(JsonObject.of("value", instances));
    }
}
