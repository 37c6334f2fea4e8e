package dev.malachite.providers.dataprotection;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.Pace;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backuppolicies.BackupPolicy;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.jobs.GraphedJobs;
import dev.malachite.providers.dataprotection.resourceguards.ResourceGuard;
import dev.malachite.store.Stored;
import dev.malachite.store.Transaction;
import dev.malachite.world.GraphedResources;
import dev.malachite.world.GraphedResources.Table;
import dev.malachite.world.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * This provider's resources as Azure Resource Graph shows them.
 *
 * <p>Source: recorded traffic (one backup instance: its nulls, its order, {@code backupInstanceExtendedProperties}, of
 * which the points and what a policy comes to are left out); the queries of the az CLI's extension. Evidence of jobs,
 * policies and guards: inferred, ADR 0204.
 */
public final class DataProtectionGraph {
    private static final ApiVersion VERSION = new ApiVersion("2024-04-01");
    private static final String PREFIX = "microsoft.dataprotection/";

    private DataProtectionGraph() {}

    /** Every type that is shown. */
    public static List<GraphedResources> types(Pace pace) {
        GraphedJobs jobs = new GraphedJobs(new DatasourceTypes(), pace, VERSION);
        return List.of(
                new GraphedResources(
                        Table.RESOURCES,
                        PREFIX + "backupvaults",
                        (transaction, subscription, now) -> vaults(transaction, subscription, now)
                                .map(vault -> vault.value().toJson(vault.id(), VERSION))),
                new GraphedResources(
                        Table.RESOURCES,
                        PREFIX + "resourceguards",
                        (transaction, subscription, now) ->
                                transaction.all(ResourceGuard.KIND, subscription, now).stream()
                                        .map(guard -> guard.value().toJson(guard.id(), VERSION))),
                new GraphedResources(
                        Table.RECOVERY_SERVICES_RESOURCES,
                        PREFIX + "backupvaults/backupinstances",
                        (transaction, subscription, now) -> vaults(transaction, subscription, now)
                                .flatMap(vault -> transaction.all(BackupInstance.KIND, vault.id(), now).stream()
                                        .map(instance -> instance(vault, instance)))),
                new GraphedResources(
                        Table.RECOVERY_SERVICES_RESOURCES,
                        PREFIX + "backupvaults/backuppolicies",
                        (transaction, subscription, now) -> vaults(transaction, subscription, now)
                                .flatMap(vault -> transaction.all(BackupPolicy.KIND, vault.id(), now).stream()
                                        .map(policy -> policy.value().toJson(policy.id())))),
                new GraphedResources(
                        Table.RECOVERY_SERVICES_RESOURCES,
                        PREFIX + "backupvaults/backupjobs",
                        (transaction, subscription, now) -> vaults(transaction, subscription, now)
                                .flatMap(vault -> jobs.of(transaction, vault.id(), vault.value(), now).stream())));
    }

    /** The managed identities that vaults have. */
    public static Stream<Principal> principals(Transaction transaction, ResourceId subscription, Instant now) {
        return vaults(transaction, subscription, now)
                .filter(vault -> vault.value().hasSystemAssignedIdentity())
                .map(vault -> Principal.systemAssigned(vault.id(), vault.value().principalId()));
    }

    private static Stream<Stored<BackupVault>> vaults(Transaction transaction, ResourceId scope, Instant now) {
        return transaction.all(BackupVault.KIND, scope, now).stream();
    }

    /** The set of a datasource that was sent without one is the datasource itself. Source: recorded traffic. */
    private static JsonObject instance(Stored<BackupVault> vault, Stored<BackupInstance> stored) {
        JsonObject shown = stored.value().toJson(stored.id(), VERSION);
        JsonObject properties = shown.objectOrEmpty("properties");
        JsonObject source = properties.objectOrEmpty("dataSourceInfo");
        JsonObject set = properties.object("dataSourceSetInfo").orElse(source.with("objectType", "DatasourceSet"));
        JsonObject graphed = JsonObject.builder()
                .put("protectionStatus", withNulls(properties.objectOrEmpty("protectionStatus"), "errorDetails"))
                .put("resourceGuardOperationRequests", (Object) null)
                .put("friendlyName", properties.string("friendlyName"))
                .put("currentProtectionState", properties.string("currentProtectionState"))
                .put("objectType", properties.string("objectType"))
                .put("dataSourceSetInfo", withNulls(set, "resourceProperties", "baseUri"))
                .put("dataSourceInfo", withNulls(source, "resourceProperties", "baseUri"))
                .put("policyInfo", withNulls(properties.objectOrEmpty("policyInfo"), "policyParameters"))
                .put("backupInstanceExtendedProperties", extended(vault, properties))
                .put("datasourceAuthCredentials", nullable(properties.object("datasourceAuthCredentials")))
                .put("protectionErrorDetails", nullable(properties.object("protectionErrorDetails")))
                .put("dataSourceProperties", (Object) null)
                .put("provisioningState", properties.string("provisioningState"))
                .put("identityDetails", nullable(properties.object("identityDetails")))
                .put("validationType", nullable(properties.string("validationType")))
                .build();
        return shown.with("properties", graphed).with("location", vault.value().region());
    }

    private static JsonObject extended(Stored<BackupVault> vault, JsonObject instance) {
        boolean crossRegion = vault.value()
                .crossRegionRestoreState()
                .filter("Enabled"::equals)
                .isPresent();
        Optional<String> secondary = crossRegion ? Regions.pairOf(vault.value().location()) : Optional.empty();
        return JsonObject.of(
                "protectionStateInSecondaryRegion",
                nullable(secondary.flatMap(region -> instance.string("currentProtectionState"))),
                "protectedPrimaryRegion",
                vault.value().region(),
                "vaultId",
                vault.id().toString(),
                "protectedSecondaryRegion",
                nullable(secondary));
    }

    private static Object nullable(Optional<?> value) {
        return value.orElse(null);
    }

    private static JsonObject withNulls(JsonObject object, String... names) {
        JsonObject filled = object;
        for (String name : names) {
            filled = filled.has(name) ? filled : filled.with(name, (Object) null);
        }
        return filled;
    }
}
