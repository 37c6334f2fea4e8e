package dev.malachite.providers.resources.generic;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.world.GroupMembers;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code Resources_List} and {@code Resources_ListByResourceGroup}: the resources of every provider, heads alone, on
 * one page. A {@code $filter} on {@code resourceType}, {@code resourceGroup} or {@code name} is followed.
 */
public final class ResourcesList implements ArmOperation {
    private static final Pattern CLAUSE =
            Pattern.compile("(resourceType|resourceGroup|name)\\s+eq\\s+'([^']*)'", Pattern.CASE_INSENSITIVE);

    private final OperationId id;
    private final List<GroupMembers> members;

    private ResourcesList(String id, List<GroupMembers> members) {
        this.id = new OperationId(id);
        this.members = List.copyOf(members);
    }

    /** The list at a subscription and the list at a resource group. */
    public static List<ArmOperation> atEveryScope(List<GroupMembers> members) {
        return List.of(
                new ResourcesList("Resources_List", members),
                new ResourcesList("Resources_ListByResourceGroup", members));
    }

    @Override
    public OperationId id() {
        return id;
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        Optional<String> filter = request.query().value("$filter");
        List<JsonObject> all = members.stream()
                .flatMap(provider -> provider.tracked(transaction, request.resourceId(), request.now()).stream())
                .filter(resource -> filter.isEmpty() || matches(resource, filter.get()))
                .toList();
        return ArmResponse.ok(JsonObject.of("value", all));
    }

    private static boolean matches(JsonObject resource, String filter) {
        Matcher clause = CLAUSE.matcher(filter);
        while (clause.find()) {
            if (!clause.group(2).equalsIgnoreCase(asked(resource, clause.group(1)))) {
                return false;
            }
        }
        return true;
    }

    private static String asked(JsonObject resource, String member) {
        ResourceId id = ResourceId.of(resource.string("id").orElseThrow());
        if (member.equalsIgnoreCase("name")) {
            return id.name();
        }
        return member.equalsIgnoreCase("resourceGroup")
                ? id.resourceGroupName().orElse("")
                : id.type().value();
    }
}
