package dev.malachite.providers.dataprotection.backupinstances;

import static dev.malachite.providers.dataprotection.BackupErrors.noContainersSelected;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.datasourceAlreadyHasBackupInstance;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.datasourceAlreadyProtected;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidInput;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidResourceUriInRequest;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backuppolicies.BackupPolicy;
import dev.malachite.providers.dataprotection.backuppolicies.PolicyPlan;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceType;
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
        DatasourceType type = requireKnownType(datasource, id, path);
        BackupPolicy policy = requirePolicy(request, transaction, properties, path, vault, type);
        requireParameters(datasource, type, policy, path);
        requireFree(request, transaction, id, self);
        return id;
    }

    private DatasourceType requireKnownType(Datasource datasource, ResourceId id, String path) {
        DatasourceType type = datasourceTypes
                .find(datasource.type())
                .orElseThrow(() -> invalidInput(
                                path + ".dataSourceInfo.datasourceType", "There is no such type of datasource.")
                        .toException());
        if (!type.isOfType(id)) {
            throw invalidInput(
                            path + ".dataSourceInfo.resourceID",
                            "The resource is of another type than datasourceType says.")
                    .toException();
        }
        return type;
    }

    private static void requireParameters(
            Datasource datasource, DatasourceType type, BackupPolicy policy, String path) {
        String at = path + ".policyInfo.policyParameters.backupDatasourceParametersList";
        for (JsonObject parameters : datasource.backupParameters()) {
            if (!type.backupParameters()
                    .contains(parameters.string("objectType").orElse(""))) {
                throw invalidInput(at, "The datasource type has no such parameters.")
                        .toException();
            }
        }
        boolean needsContainers = type.containersForStore()
                .filter(store -> PolicyPlan.of(policy).backupRules().stream()
                        .anyMatch(rule -> rule.store().equals(store)))
                .isPresent();
        boolean hasContainers = datasource.backupParameters().stream()
                .anyMatch(parameters -> !parameters.strings("containersList").isEmpty()
                        || parameters.object("autoProtectionSettings").isPresent());
        if (needsContainers && !hasContainers) {
            throw noContainersSelected().toException();
        }
    }

    private BackupPolicy requirePolicy(
            ArmRequest request,
            Transaction transaction,
            JsonObject properties,
            String path,
            ResourceId vault,
            DatasourceType type) {
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
        if (policy.datasourceTypes().stream()
                .flatMap(name -> datasourceTypes.find(name).stream())
                .noneMatch(type::equals)) {
            throw invalidInput(at, "The backup policy is for another type of datasource.")
                    .toException();
        }
        return policy;
    }

    static void requireFree(
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
