package dev.malachite.providers.resources.groups;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.world.ResourceGroup;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code ResourceGroups_CreateOrUpdate}: makes a resource group, 201, or replaces its tags, 200.
 *
 * <p>Errors: {@code LocationRequired}, {@code InvalidResourceName} 400; {@code InvalidResourceGroupLocation}, {@code
 * ResourceGroupBeingDeleted} 409.
 *
 * <p>Source: az CLI and SDK traffic (statuses); ARM's naming rules. Evidence of the refusals: inferred.
 */
public final class ResourceGroupsCreateOrUpdate implements ArmOperation {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]");

    @Override
    public OperationId id() {
        return new OperationId("ResourceGroups_CreateOrUpdate");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        Timeline<ResourceGroup> history = transaction.history(ResourceGroup.KIND, id);
        Optional<ResourceGroup> before = history.at(request.now());

        ResourceGroup after = ResourceGroup.of(
                before.flatMap(old -> old.document().string("id"))
                        .map(ResourceId::of)
                        .orElse(id),
                request.body());
        requireValid(id, before, after);

        transaction.put(ResourceGroup.KIND, id, history.until(request.now()).then(request.now(), after));
        return before.isEmpty() ? ArmResponse.created(after.document()) : ArmResponse.ok(after.document());
    }

    private static void requireValid(ResourceId id, Optional<ResourceGroup> before, ResourceGroup after) {
        if (after.location().isBlank()) {
            throw ArmErrors.locationRequired().toException();
        }
        if (!NAME.matcher(id.name()).matches()) {
            throw ArmErrors.invalidResourceName(
                            id.name(),
                            "The name can be up to 90 characters and can only include alphanumeric, underscore,"
                                    + " parentheses, hyphen, and period (except at the end) characters.")
                    .toException();
        }
        before.filter(ResourceGroup::isBeingDeleted).ifPresent(old -> {
            throw ArmErrors.resourceGroupBeingDeleted(id.name()).toException();
        });
        before.filter(old -> !sameRegion(old.location(), after.location())).ifPresent(old -> {
            throw ArmErrors.invalidResourceGroupLocation(id.name(), old.location(), after.location())
                    .toException();
        });
    }

    private static boolean sameRegion(String one, String other) {
        return one.replace(" ", "").equalsIgnoreCase(other.replace(" ", ""));
    }
}
