package dev.malachite.providers.dataprotection.backupinstances;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code BackupInstancesExtensionRouting_List}: the instances that protect a resource, or a volume of it, asked of the
 * resource.
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
        ResourceId resource = request.resourceId();
        List<JsonObject> instances = Stream.concat(
                        transaction.owner(Datasource.ownerName(resource)).stream(),
                        transaction.owners(Datasource.ownerNameOfVolumes(resource)).stream())
                .flatMap(id -> transaction.find(BackupInstance.KIND, id, request.now()).stream()
                        .map(instance -> instance.toJson(id, request.apiVersion())))
                .toList();
        return ArmResponse.ok(JsonObject.of("value", instances));
    }
}
