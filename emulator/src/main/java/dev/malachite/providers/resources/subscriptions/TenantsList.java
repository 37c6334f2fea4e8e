package dev.malachite.providers.resources.subscriptions;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.world.Directory;
import java.util.List;

/** {@code Tenants_List}: the one tenant that there is. */
public final class TenantsList implements ArmOperation {
    private final Directory directory;

    public TenantsList(Directory directory) {
        this.directory = directory;
    }

    @Override
    public OperationId id() {
        return new OperationId("Tenants_List");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        return ArmResponse.ok(JsonObject.of(
                "value",
                List.of(JsonObject.of(
                        "id", "/tenants/" + directory.tenantId(),
                        "tenantId", directory.tenantId(),
                        "displayName", "Contoso",
                        "defaultDomain", "contoso.onmicrosoft.com",
                        "domains", List.of("contoso.onmicrosoft.com"),
                        "tenantCategory", "Home",
                        "tenantType", "AAD"))));
    }
}
