package dev.malachite.providers.dataprotection.backupinstances;

import static dev.malachite.providers.dataprotection.BackupErrors.noContainersSelected;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.datasourceAlreadyHasBackupInstance;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.datasourceAlreadyProtected;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidInput;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidResourceUriInRequest;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.Tags;
import dev.malachite.providers.dataprotection.backuppolicies.BackupPolicy;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceType;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.store.Stored;
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
        Tags.requireValidOfInstance(request.body().objectOrEmpty("tags"));
        Datasource datasource = Datasource.of(properties);
        ResourceId id =
                datasource.id().orElseThrow(() -> invalidResourceUriInRequest().toException());
        DatasourceType type = requireKnownType(datasource, id, path);
        if (type.is("sameSubscription") && !id.subscriptionId().equals(vault.subscriptionId())) {
            throw invalidInput(
                            path + ".dataSourceInfo.resourceID",
                            "The datasource lies in another subscription than the vault.")
                    .toException();
        }
        BackupPolicy policy = requirePolicy(request, transaction, properties, path, vault, type);
        requireParameters(datasource, type, policy, path);
        self.filter(own -> type.is("fixedPolicy"))
                .flatMap(own -> transaction.find(BackupInstance.KIND, own, request.now()))
                .ifPresent(before -> requireSamePolicy(before, properties, path));
        requireFree(request, transaction, datasource, self);
        return id;
    }

    /** Source: Microsoft Learn, AKS support matrix. An instance whose protection failed may still be mended. */
    private static void requireSamePolicy(BackupInstance before, JsonObject properties, String path) {
        boolean same = before.policyId()
                .orElse("")
                .equalsIgnoreCase(properties.path("policyInfo", "policyId").orElse(""));
        if (!same && before.error().isEmpty()) {
            throw invalidInput(
                            path + ".policyInfo.policyId", "The policy of this type of datasource cannot be changed.")
                    .toException();
        }
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
        if (datasource.backupParameters().isEmpty() && type.needsBackupParameters()) {
            throw invalidInput(at, "The datasource type is backed up by parameters.")
                    .toException();
        }
        for (JsonObject parameters : datasource.backupParameters()) {
            requireWithinLimits(parameters, type.parameterLimits(), at);
            if (!type.backupParameters()
                    .contains(parameters.string("objectType").orElse(""))) {
                throw invalidInput(at, "The datasource type has no such parameters.")
                        .toException();
            }
        }
        type.maxContainers()
                .ifPresent(most -> datasource.backupParameters().stream()
                        .filter(parameters ->
                                parameters.strings("containersList").size() > most)
                        .forEach(parameters -> {
                            throw invalidInput(at, "At most " + most + " containers are backed up.")
                                    .toException();
                        }));
        boolean needsContainers = type.containersForStore()
                .filter(store -> policy.plan().backupRules().stream()
                        .anyMatch(rule -> rule.store().equals(store)))
                .isPresent();
        boolean hasContainers = datasource.backupParameters().stream()
                .anyMatch(parameters -> !parameters.strings("containersList").isEmpty()
                        || parameters.object("autoProtectionSettings").isPresent());
        if (needsContainers && !hasContainers) {
            throw noContainersSelected().toException();
        }
    }

    private static void requireWithinLimits(JsonObject parameters, JsonObject limits, String path) {
        for (String list : limits.names()) {
            long most = limits.integer(list).orElseThrow();
            if (parameters.strings(list).size() > most) {
                throw invalidInput(path, "At most " + most + " " + list + " are backed up by an instance.")
                        .toException();
            }
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

    private static void requireFree(
            ArmRequest request, Transaction transaction, Datasource datasource, Optional<ResourceId> self) {
        holder(request, transaction, datasource.ownerName().orElseThrow(), self).ifPresent(holder -> {
            boolean active = holder.value().state().isActive();
            throw (active
                            ? datasourceAlreadyProtected(
                                    vaultOf(transaction, holder.id()),
                                    holder.id().name())
                            : alreadyHasInstance(transaction, holder))
                    .toException();
        });
    }

    /** Takes the datasource back for an instance that is to be protected again, unless another one holds it. */
    static void requireResumable(ArmRequest request, Transaction transaction, ResourceId id, BackupInstance instance) {
        instance.datasource().ownerName().ifPresent(name -> {
            holder(request, transaction, name, Optional.of(id)).ifPresent(holder -> {
                throw alreadyHasInstance(transaction, holder).toException();
            });
            transaction.own(name, id);
        });
    }

    /** The instance that holds the datasource, if another one than the given does. */
    static Optional<Stored<BackupInstance>> holder(
            ArmRequest request, Transaction transaction, String ownerName, Optional<ResourceId> self) {
        return transaction
                .owner(ownerName)
                .filter(id -> !self.equals(Optional.of(id)))
                .flatMap(id -> transaction
                        .find(BackupInstance.KIND, id, request.now())
                        .map(instance -> new Stored<>(id, instance)));
    }

    static ArmError alreadyHasInstance(Transaction transaction, Stored<BackupInstance> holder) {
        return datasourceAlreadyHasBackupInstance(
                vaultOf(transaction, holder.id()),
                holder.value().friendlyName(holder.id()),
                holder.value().state().wire());
    }

    private static ResourceId vaultOf(Transaction transaction, ResourceId instance) {
        ResourceId vault = instance.parent().orElseThrow();
        return transaction.storedId(BackupVault.KIND, vault).orElse(vault);
    }
}
