package dev.malachite.providers.dataprotection.backupinstances;

import static dev.malachite.providers.dataprotection.DataProtectionErrors.datasourceAlreadyHasBackupInstance;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.datasourceAlreadyProtected;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidInput;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidResourceUriInRequest;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backuppolicies.BackupPolicy;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.store.Transaction;
import java.util.Optional;

/**
 * The checks that the service makes before it accepts a validation or a protection: they refuse at once.
 *
 * <p>Errors: {@code UserErrorInvalidResourceUriInRequest}, {@code BMSUserErrorInvalidInput}, {@code
 * UserErrorDppDatasourceAlreadyProtected}, {@code UserErrorDppDatasourceAlreadyHasBackupInstance} 400.
 */
final class ProtectionRequest {
    private final DatasourceTypes datasourceTypes;

    ProtectionRequest(DatasourceTypes datasourceTypes) {
        this.datasourceTypes = datasourceTypes;
    }

    /**
     * Refuses what cannot be protected as asked.
     *
     * @param properties the instance's properties as sent
     * @param path where they stand in the body
     * @param vault the vault that is to protect it
     * @param self the instance itself, when it is being created or changed
     * @return the datasource
     */
    ResourceId requireAcceptable(
            ArmRequest request,
            Transaction transaction,
            JsonObject properties,
            String path,
            ResourceId vault,
            Optional<ResourceId> self) {
        Datasource datasource = Datasource.of(properties);
        ResourceId id =
                datasource.id().orElseThrow(() -> invalidResourceUriInRequest().toException());
        requireMatchingType(datasource, id, path);
        requirePolicy(request, transaction, properties, path, vault, datasource);
        requireFree(request, transaction, id, self);
        return id;
    }

    private void requireMatchingType(Datasource datasource, ResourceId id, String path) {
        boolean known = datasourceTypes.find(datasource.type()).isPresent();
        if (known && !id.type().value().equalsIgnoreCase(datasource.type())) {
            throw invalidInput(
                            path + ".dataSourceInfo.resourceID",
                            "The resource is of another type than datasourceType says.")
                    .toException();
        }
    }

    private static void requirePolicy(
            ArmRequest request,
            Transaction transaction,
            JsonObject properties,
            String path,
            ResourceId vault,
            Datasource datasource) {
        String at = path + ".policyInfo.policyId";
        ResourceId policyId = properties
                .path("policyInfo", "policyId")
                .flatMap(ResourceId::parse)
                .filter(id -> id.type().equals(BackupPolicy.TYPE))
                .orElseThrow(() ->
                        invalidInput(at, "This is no id of a backup policy.").toException());
        if (!policyId.parent().filter(vault::equals).isPresent()) {
            throw invalidInput(at, "The backup policy belongs to another vault.")
                    .toException();
        }
        BackupPolicy policy = transaction
                .find(BackupPolicy.KIND, policyId, request.now())
                .orElseThrow(() ->
                        invalidInput(at, "The backup policy does not exist.").toException());
        if (policy.datasourceTypes().stream().noneMatch(type -> type.equalsIgnoreCase(datasource.type()))) {
            throw invalidInput(at, "The backup policy is for another type of datasource.")
                    .toException();
        }
    }

    private static void requireFree(
            ArmRequest request, Transaction transaction, ResourceId datasource, Optional<ResourceId> self) {
        Optional<ResourceId> holder =
                transaction.owner(Datasource.ownerName(datasource)).filter(id -> !self.equals(Optional.of(id)));
        if (holder.isEmpty()) {
            return;
        }
        Optional<BackupInstance> instance = transaction.find(BackupInstance.KIND, holder.get(), request.now());
        if (instance.isEmpty()) {
            return;
        }
        ResourceId vault = holder.get().parent().orElseThrow();
        ResourceId vaultId = transaction.storedId(BackupVault.KIND, vault).orElse(vault);
        throw (instance.get().state().isActive()
                        ? datasourceAlreadyProtected(vaultId, holder.get().name())
                        : datasourceAlreadyHasBackupInstance(
                                vaultId,
                                instance.get().friendlyName(holder.get()),
                                instance.get().state().wire()))
                .toException();
    }
}
