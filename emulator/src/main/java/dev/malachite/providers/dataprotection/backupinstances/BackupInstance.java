package dev.malachite.providers.dataprotection.backupinstances;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.DataProtectionErrors;
import dev.malachite.store.Kind;
import dev.malachite.time.Timeline;
import dev.malachite.world.WorldSeeder;
import java.util.Locale;
import java.util.Optional;

/**
 * A datasource bound to a policy.
 *
 * @param tags as sent, if sent
 * @param desired the properties as sent, in the schema's spelling
 * @param state how protection stands
 * @param provisioningState {@code Provisioning} in the creating answer, {@code Succeeded} ever after, {@code Failed}
 * @param error why protection failed, as the service writes it into an instance
 * @param operation the name of the operation that is at work on the instance, while it is
 * @param protectionId names the instance's backups; another one when an instance of the name is created anew
 * @param datasourceType what {@code desired} says of it, which is asked for more often than the rest
 */
public record BackupInstance(
        Optional<JsonObject> tags,
        JsonObject desired,
        ProtectionState state,
        String provisioningState,
        Optional<JsonObject> error,
        Optional<String> operation,
        String protectionId,
        String datasourceType) {
    public static final ResourceType TYPE = new ResourceType("Microsoft.DataProtection/backupVaults/backupInstances");
    public static final Kind<BackupInstance> KIND = new Kind<>(
                    TYPE,
                    BackupInstance::write,
                    BackupInstance::read,
                    instance -> instance.policyId().map(id -> id.toLowerCase(Locale.ROOT)))
            .compacted(instance -> instance.desired().compact());

    private static final String SUCCEEDED = "Succeeded";

    /** The record as a document. */
    public JsonObject write() {
        return JsonObject.builder()
                .put("tags", tags)
                .put("desired", desired)
                .put("state", state.wire())
                .put("provisioningState", provisioningState)
                .put("error", error)
                .put("operation", operation)
                .put("protectionId", protectionId)
                .build();
    }

    /** The record from the document that {@link #write} made. */
    public static BackupInstance read(JsonObject document) {
        JsonObject desired = document.objectOrEmpty("desired");
        return new BackupInstance(
                document.object("tags"),
                desired,
                ProtectionState.of(document.string("state").orElseThrow()),
                document.string("provisioningState").orElseThrow(),
                document.object("error"),
                document.string("operation"),
                document.string("protectionId").orElseThrow(),
                Datasource.of(desired).type());
    }

    /** Whether a request asks for what is there; tags that are not sent are not asked for. */
    boolean isAlready(Optional<JsonObject> sentTags, JsonObject sent) {
        return desired.equals(sent)
                && error.isEmpty()
                && sentTags.map(some -> tags.equals(Optional.of(some))).orElse(true);
    }

    /** @throws dev.malachite.arm.ArmException {@code BMSUserErrorInvalidInput} 400 when it protects another one */
    private void requireSameDatasource(Datasource asked) {
        if (!datasource().ownerName().equals(asked.ownerName())) {
            throw DataProtectionErrors.invalidInput(
                            "properties.dataSourceInfo.resourceID",
                            "The datasource of a backup instance cannot be changed.")
                    .toException();
        }
    }

    /**
     * What is protected and where its snapshots go is decided once; where snapshots go may still be mended while
     * protection has failed.
     *
     * @throws dev.malachite.arm.ArmException {@code BMSUserErrorInvalidInput} 400 when another one is asked for
     */
    void requireSamePlaces(JsonObject asked) {
        requireSameDatasource(Datasource.of(asked));
        Optional<ResourceId> group = datasource().snapshotResourceGroup();
        if (error.isEmpty()
                && group.isPresent()
                && !group.equals(Datasource.of(asked).snapshotResourceGroup())) {
            throw DataProtectionErrors.invalidInput(
                            "properties.policyInfo.policyParameters.dataStoreParametersList",
                            "The resource group of the snapshots cannot be changed.")
                    .toException();
        }
    }

    /**
     * An instance as Azure shows it: what was asked for, and the state in which it is.
     *
     * @throws WorldSeeder.SeedException for a state that no living instance has
     */
    public static BackupInstance seeded(ResourceId id, JsonObject document, String protectionId) {
        JsonObject shown = document.withoutNulls().objectOrEmpty("properties");
        String word = shown.string("currentProtectionState")
                .or(() -> shown.path("protectionStatus", "status"))
                .orElse(ProtectionState.PROTECTION_CONFIGURED.wire());
        ProtectionState state = ProtectionState.seeded(word)
                .orElseThrow(() -> new WorldSeeder.SeedException(id + ": no instance is seeded in state " + word));
        JsonObject desired = shown.without(
                "protectionStatus",
                "currentProtectionState",
                "provisioningState",
                "protectionErrorDetails",
                "deletionInfo",
                "resourceGuardOperationRequests");
        return new BackupInstance(
                document.object("tags"),
                desired,
                state,
                SUCCEEDED,
                shown.object("protectionErrorDetails"),
                Optional.empty(),
                protectionId,
                Datasource.of(desired).type());
    }

    /** An instance that is being created by the named operation. */
    static BackupInstance creating(
            Optional<JsonObject> tags, JsonObject desired, String operation, String protectionId) {
        return new BackupInstance(
                tags,
                desired,
                ProtectionState.CONFIGURING_PROTECTION,
                "Provisioning",
                Optional.empty(),
                Optional.of(operation),
                protectionId,
                Datasource.of(desired).type());
    }

    /** This instance with an operation at work on it, in a state. */
    public BackupInstance during(String operationName, ProtectionState during) {
        return new BackupInstance(
                tags,
                desired,
                during,
                provisioningState,
                error,
                Optional.of(operationName),
                protectionId,
                datasourceType);
    }

    /** This instance at rest in a state. */
    public BackupInstance settled(ProtectionState at) {
        return new BackupInstance(
                tags, desired, at, SUCCEEDED, Optional.empty(), Optional.empty(), protectionId, datasourceType);
    }

    /** This instance with protection failed; its provisioning counts as done all the same. */
    public BackupInstance inError(JsonObject reason) {
        return new BackupInstance(
                tags,
                desired,
                ProtectionState.PROTECTION_ERROR,
                SUCCEEDED,
                Optional.of(reason),
                Optional.empty(),
                protectionId,
                datasourceType);
    }

    /** This instance after the operation that was to create it failed. */
    BackupInstance notConfigured(JsonObject reason) {
        return new BackupInstance(
                tags,
                desired,
                ProtectionState.CONFIGURING_PROTECTION_FAILED,
                "Failed",
                Optional.of(reason),
                Optional.empty(),
                protectionId,
                datasourceType);
    }

    /** What the instance becomes once all that was planned for it has happened. */
    public static BackupInstance eventual(Timeline<BackupInstance> history, BackupInstance now) {
        return history.last().orElse(now).atRest();
    }

    /** This instance with nothing at work on it. */
    public BackupInstance atRest() {
        return new BackupInstance(
                tags, desired, state, provisioningState, error, Optional.empty(), protectionId, datasourceType);
    }

    BackupInstance withDesired(Optional<JsonObject> newTags, JsonObject newDesired) {
        String type = Datasource.of(newDesired).type();
        return new BackupInstance(newTags, newDesired, state, provisioningState, error, operation, protectionId, type);
    }

    public Optional<String> policyId() {
        return desired.path("policyInfo", "policyId");
    }

    public Datasource datasource() {
        return Datasource.of(desired);
    }

    /** The name that people gave it; the instance's own when they gave none. Source: the article. */
    public String friendlyName(ResourceId id) {
        return desired.string("friendlyName").orElse(id.name());
    }

    /** The instance as the service answers it to the given version. */
    public JsonObject toJson(ResourceId id, ApiVersion version) {
        return JsonObject.builder()
                .put("tags", tags)
                .put("properties", BackupInstanceProperties.of(this, id, version))
                .put("id", id.toString())
                .put("name", id.name())
                .put("type", TYPE.value())
                .build();
    }
}
