package dev.malachite.providers.resources;

import dev.malachite.arm.async.Pace;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.resources.generic.ResourcesCreateOrUpdateById;
import dev.malachite.providers.resources.generic.ResourcesDeleteById;
import dev.malachite.providers.resources.generic.ResourcesGetById;
import dev.malachite.providers.resources.generic.ResourcesList;
import dev.malachite.providers.resources.generic.ResourcesListByType;
import dev.malachite.providers.resources.generic.ResourcesUpdateById;
import dev.malachite.providers.resources.groups.OperationResultsGet;
import dev.malachite.providers.resources.groups.ResourceGroupsCreateOrUpdate;
import dev.malachite.providers.resources.groups.ResourceGroupsDelete;
import dev.malachite.providers.resources.groups.ResourceGroupsGet;
import dev.malachite.providers.resources.groups.ResourceGroupsList;
import dev.malachite.providers.resources.groups.ResourceGroupsUpdate;
import dev.malachite.providers.resources.registration.Catalogue;
import dev.malachite.providers.resources.registration.ProvidersGet;
import dev.malachite.providers.resources.registration.ProvidersList;
import dev.malachite.providers.resources.registration.ProvidersRegister;
import dev.malachite.providers.resources.registration.ProvidersUnregister;
import dev.malachite.providers.resources.subscriptions.SubscriptionsGet;
import dev.malachite.providers.resources.subscriptions.SubscriptionsList;
import dev.malachite.providers.resources.subscriptions.SubscriptionsListLocations;
import dev.malachite.providers.resources.subscriptions.TenantsList;
import dev.malachite.world.Directory;
import dev.malachite.world.GenericMembers;
import dev.malachite.world.GroupMembers;
import dev.malachite.world.World;
import java.util.ArrayList;
import java.util.List;

/**
 * What of {@code Microsoft.Resources} clients need around a provider: every operation that is served, one line each.
 */
public final class Resources {
    private Resources() {}

    /**
     * Every operation.
     *
     * @param catalogue the providers that are told
     * @param locations the regions that are told
     * @param provider the emulated provider's resources
     */
    public static List<ArmOperation> operations(
            Pace pace,
            World world,
            Directory directory,
            Catalogue catalogue,
            List<String> locations,
            GroupMembers provider,
            int pageSize) {
        List<GroupMembers> members = List.of(provider, new GenericMembers());
        List<ArmOperation> operations = new ArrayList<>(List.of(
                new TenantsList(directory),
                new SubscriptionsList(directory),
                new SubscriptionsGet(directory, world),
                new SubscriptionsListLocations(locations),
                new ProvidersList(catalogue),
                new ProvidersGet(catalogue),
                new ProvidersRegister(catalogue, pace),
                new ProvidersUnregister(catalogue),
                new ResourceGroupsCreateOrUpdate(),
                ResourceGroupsGet.get(world),
                ResourceGroupsGet.checkExistence(world),
                new ResourceGroupsUpdate(world),
                new ResourceGroupsDelete(world, members, pace),
                new ResourceGroupsList(pageSize),
                new OperationResultsGet(pace),
                new ResourcesCreateOrUpdateById(),
                ResourcesGetById.get(),
                ResourcesGetById.checkExistence(),
                new ResourcesUpdateById(),
                new ResourcesDeleteById(),
                new ResourcesListByType(pageSize)));
        operations.addAll(ResourcesList.atEveryScope(members));
        return operations;
    }
}
