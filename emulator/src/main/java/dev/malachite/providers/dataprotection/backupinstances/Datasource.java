package dev.malachite.providers.dataprotection.backupinstances;

import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import java.util.Optional;

/**
 * What an instance protects, as its {@code dataSourceInfo} says.
 *
 * @param properties the instance's properties
 * @param resourceId as sent, whether it is an id or not
 * @param type the {@code datasourceType}, or else the type in the id
 * @param location the region, if said
 */
public record Datasource(JsonObject properties, String resourceId, String type, Optional<String> location) {
    private static final String VOLUMES = "volumes";

    public static Datasource of(JsonObject instanceProperties) {
        JsonObject info = instanceProperties.objectOrEmpty("dataSourceInfo");
        String resourceId = info.string("resourceID").orElse("");
        String type = info.string("datasourceType")
                .or(() -> ResourceId.parse(resourceId).map(id -> id.type().value()))
                .orElse("");
        return new Datasource(
                instanceProperties,
                resourceId,
                type,
                info.string("resourceLocation").filter(text -> !text.isBlank()));
    }

    /** The id, when it names a resource. */
    public Optional<ResourceId> id() {
        return ResourceId.parse(resourceId)
                .filter(id ->
                        id.type().value().contains(".") && id.subscriptionId().isPresent());
    }

    public Optional<String> name() {
        return properties.path("dataSourceInfo", "resourceName");
    }

    public Optional<String> setName() {
        return properties.path("dataSourceSetInfo", "resourceName");
    }

    /** Where the snapshots of the datasource go, if it was said and can be such a place. */
    public Optional<ResourceId> snapshotResourceGroup() {
        return snapshotResourceGroupSent()
                .flatMap(ResourceId::parse)
                .filter(id -> id.resourceGroup().filter(id::equals).isPresent());
    }

    /** The same as it was sent. */
    Optional<String> snapshotResourceGroupSent() {
        return properties
                .objectOrEmpty("policyInfo")
                .objectOrEmpty("policyParameters")
                .objects("dataStoreParametersList")
                .stream()
                .flatMap(parameters -> parameters.string("resourceGroupId").stream())
                .findFirst();
    }

    /** The parameters of the backup itself: containers, namespaces and the like. */
    public java.util.List<JsonObject> backupParameters() {
        return properties
                .objectOrEmpty("policyInfo")
                .objectOrEmpty("policyParameters")
                .objects("backupDatasourceParametersList");
    }

    /**
     * The name under which there is one protection in all subscriptions; of a volume group each volume has its own.
     *
     * <p>Source: Microsoft Learn, Elastic SAN: an instance is one volume, and a volume is protected once.
     */
    public Optional<String> ownerName() {
        Optional<String> volume = backupParameters().stream()
                .flatMap(parameters -> parameters.strings("resourceSelectors").stream())
                .findFirst();
        return id().map(datasource ->
                        volume.map(name -> datasource.child(VOLUMES, name)).orElse(datasource))
                .map(Datasource::ownerName);
    }

    /** The name of a datasource that is not divided. */
    public static String ownerName(ResourceId datasource) {
        return "datasource".concat(datasource.key());
    }

    /** What the names of a volume group's volumes begin with. */
    static String ownerNameOfVolumes(ResourceId group) {
        return ownerName(group) + "/" + VOLUMES + "/";
    }
}
