package dev.malachite.providers.authorization;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.world.BuiltInRole;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code RoleDefinitions_List}, filtered by {@code roleName eq '…'}, and {@code RoleDefinitions_Get}: the built-in
 * roles that backup asks for.
 *
 * <p>Errors: {@code RoleDefinitionDoesNotExist} 404. Source: Microsoft Learn, built-in roles. Evidence: published.
 */
public final class RoleDefinitions implements ArmOperation {
    private static final Pattern ROLE_NAME = Pattern.compile("roleName\\s+eq\\s+'([^']*)'", Pattern.CASE_INSENSITIVE);

    private final OperationId id;
    private final BiFunction<ArmRequest, String, JsonObject> answer;

    private RoleDefinitions(String id, BiFunction<ArmRequest, String, JsonObject> answer) {
        this.id = new OperationId(id);
        this.answer = answer;
    }

    public static List<ArmOperation> all() {
        return List.of(
                new RoleDefinitions("RoleDefinitions_List", RoleDefinitions::list),
                new RoleDefinitions("RoleDefinitions_Get", RoleDefinitions::one));
    }

    @Override
    public OperationId id() {
        return id;
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        String subscription = RoleAssignments.scope(request).subscriptionId().orElse("");
        return ArmResponse.ok(answer.apply(request, subscription));
    }

    private static JsonObject list(ArmRequest request, String subscription) {
        Matcher named = ROLE_NAME.matcher(request.query().value("$filter").orElse(""));
        Optional<String> name = named.find() ? Optional.of(named.group(1)) : Optional.empty();
        return JsonObject.of(
                "value",
                Arrays.stream(BuiltInRole.values())
                        .filter(role -> name.isEmpty() || name.get().equalsIgnoreCase(role.roleName()))
                        .map(role -> toJson(role, subscription))
                        .toList());
    }

    private static JsonObject one(ArmRequest request, String subscription) {
        String asked = request.parameter("roleDefinitionId");
        return Arrays.stream(BuiltInRole.values())
                .filter(role -> role.definitionName().equalsIgnoreCase(asked))
                .findFirst()
                .map(role -> toJson(role, subscription))
                .orElseThrow(
                        () -> ArmErrors.roleDefinitionDoesNotExist(404, asked).toException());
    }

    private static JsonObject toJson(BuiltInRole role, String subscription) {
        return JsonObject.of(
                "properties",
                JsonObject.of(
                        "roleName", role.roleName(),
                        "type", "BuiltInRole",
                        "description", role.roleName() + ", built in",
                        "assignableScopes", List.of("/"),
                        "permissions",
                                List.of(JsonObject.of(
                                        "actions", role.actions(),
                                        "notActions", role.notActions(),
                                        "dataActions", List.of(),
                                        "notDataActions", List.of()))),
                "id",
                "/subscriptions/" + subscription + "/providers/Microsoft.Authorization/roleDefinitions/"
                        + role.definitionName(),
                "type",
                "Microsoft.Authorization/roleDefinitions",
                "name",
                role.definitionName());
    }
}
