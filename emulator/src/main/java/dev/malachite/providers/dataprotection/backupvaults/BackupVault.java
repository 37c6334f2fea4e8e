package dev.malachite.providers.dataprotection.backupvaults;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.Regions;
import dev.malachite.store.Kind;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.world.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A backup vault: what the client asked for, and what the service adds to it.
 *
 * @param desired {@code location}, {@code tags}, {@code identity} and {@code properties} as sent, defaults filled in
 * @param provisioningState {@code Provisioning}, {@code Updating}, {@code Succeeded}
 * @param internalId names the vault in operation names; another one when the vault is created anew
 * @param principalId of the system-assigned identity; made with the vault, shown when the identity is on
 */
public record BackupVault(JsonObject desired, String provisioningState, String internalId, String principalId) {
    public static final ResourceType TYPE = new ResourceType("Microsoft.DataProtection/backupVaults");
    public static final Kind<BackupVault> KIND = new Kind<>(TYPE, BackupVault::write, BackupVault::read);

    /** The tenant of every identity. */
    public static final String TENANT_ID = dev.malachite.world.Directory.DEFAULT_TENANT;

    private static final Pattern NAME = Pattern.compile("[A-Za-z][-A-Za-z0-9]*[A-Za-z0-9]");
    private static final String GUARDED = "guarded";
    private static final String SUCCEEDED = "Succeeded";
    /** Members that come before the others, in the service's order; what is newer follows as it was sent. */
    private static final Set<String> PLACED =
            Set.of("storageSettings", "monitoringSettings", "securitySettings", "featureSettings");

    /** Members of the properties that the service adds. */
    private static final String[] ADDED = {
        "provisioningState",
        "isVaultProtectedByResourceGuard",
        "secureScore",
        "bcdrSecurityLevel",
        "replicatedRegions",
        "resourceMoveState",
        "resourceMoveDetails",
        "resourceGuardOperationRequests"
    };

    /** The record as a document. */
    public JsonObject write() {
        return JsonObject.of(
                "desired", desired,
                "provisioningState", provisioningState,
                "internalId", internalId,
                "principalId", principalId);
    }

    /** The record from the document that {@link #write} made. */
    public static BackupVault read(JsonObject document) {
        return new BackupVault(
                document.objectOrEmpty("desired"),
                document.string("provisioningState").orElseThrow(),
                document.string("internalId").orElseThrow(),
                document.string("principalId").orElseThrow());
    }

    /** Whether a vault can be called so. Source: swagger 2025-07-01. */
    public static boolean isName(String name) {
        return name.length() <= 50 && NAME.matcher(name).matches();
    }

    /** Puts a vault as Azure shows it: with its principal, when the seed names one. */
    public static void seed(Transaction transaction, ResourceId id, JsonObject document, Instant now) {
        JsonObject shown = document.withoutNulls();
        JsonObject properties = shown.objectOrEmpty("properties");
        JsonObject desired = JsonObject.builder()
                .put("location", shown.string("location").orElse("westus"))
                .put("tags", shown.object("tags"))
                .put("identity", shown.object("identity"))
                .put("properties", properties.without(ADDED))
                .put(GUARDED, properties.bool("isVaultProtectedByResourceGuard").orElse(false))
                .build();
        String principalId = document.path("identity", "principalId").orElseGet(transaction::newGuid);
        BackupVault vault = new BackupVault(desired, SUCCEEDED, transaction.newGuid(), principalId);
        transaction.put(KIND, id, Timeline.<BackupVault>empty().then(now, vault));
    }

    public BackupVault withState(String state) {
        return new BackupVault(desired, state, internalId, principalId);
    }

    public BackupVault succeeded() {
        return withState(SUCCEEDED);
    }

    /** This vault bound to a resource guard, or freed of it. */
    public BackupVault guarded(boolean guarded) {
        return with(desired.with(GUARDED, guarded));
    }

    /**
     * This vault on its way back: with a new identity, free of its guard, and with soft delete as the request has it or
     * as new vaults have it.
     */
    BackupVault broughtBack(String principal) {
        JsonObject security = properties().objectOrEmpty("securitySettings").without("softDeleteSettings");
        JsonObject back =
                desired.with(GUARDED, false).with("properties", properties().with("securitySettings", security));
        return new BackupVault(back, "Provisioning", internalId, principal);
    }

    /** What a vault is to be after a request: each section that was sent replaces the one that was there. */
    JsonObject merged(JsonObject sent) {
        return desired.overlaid(sent).with("properties", properties().overlaid(sent.objectOrEmpty("properties")));
    }

    /**
     * What a vault is to be after a PATCH: settings that were not sent stay, at every depth; tags are replaced.
     *
     * <p>Source: ARM's resource provider contract (JSON merge patch).
     */
    JsonObject patched(JsonObject sent) {
        return desired.overlaid(sent).with("properties", properties().patched(sent.objectOrEmpty("properties")));
    }

    /** The encryption by a key of the customer; empty without. */
    public JsonObject encryption() {
        return properties().objectOrEmpty("securitySettings").objectOrEmpty("encryptionSettings");
    }

    /** This vault as the answer to a change of its key shows it: the key is the former one until the end. */
    BackupVault withKeyOf(BackupVault before) {
        Optional<JsonObject> key = before.encryption().object("keyVaultProperties");
        if (key.isEmpty() || encryption().isEmpty()) {
            return this;
        }
        JsonObject security = properties().objectOrEmpty("securitySettings");
        JsonObject former = security.with("encryptionSettings", encryption().with("keyVaultProperties", key));
        return with(desired.with("properties", properties().with("securitySettings", former)));
    }

    BackupVault with(JsonObject changed) {
        return new BackupVault(changed, provisioningState, internalId, principalId);
    }

    /** The region as it was sent. */
    public String location() {
        return desired.string("location").orElse("");
    }

    /** The region as URLs have it. */
    public String region() {
        return Regions.normalised(location());
    }

    public JsonObject properties() {
        return desired.objectOrEmpty("properties");
    }

    /** {@code Off}, {@code On} or {@code AlwaysOn}; {@code Off} for a vault that never had the setting. */
    public String softDeleteState() {
        return softDelete().string("state").orElse("Off");
    }

    public double softDeleteRetentionDays() {
        return softDelete().number("retentionDurationInDays").orElse(14);
    }

    private JsonObject softDelete() {
        return properties().objectOrEmpty("securitySettings").objectOrEmpty("softDeleteSettings");
    }

    /** {@code Disabled}, {@code Unlocked} or {@code Locked}, when it was set. */
    public Optional<String> immutabilityState() {
        return immutability().string("state");
    }

    /** Whether backups cannot be deleted from the vault; whether that is locked makes no difference to them. */
    public boolean isImmutable() {
        return immutabilityState().filter(state -> !state.equals("Disabled")).isPresent();
    }

    /** For how many days after it was made a point is immutable; empty when it is so until it expires. */
    public OptionalLong immutableDays() {
        return immutability().objectOrEmpty("configuration").integer("durationInDays");
    }

    private JsonObject immutability() {
        return properties().objectOrEmpty("securitySettings").objectOrEmpty("immutabilitySettings");
    }

    /** {@code Enabled} unless somebody said otherwise. Source: Microsoft Learn. */
    public boolean permitsCrossSubscriptionRestore() {
        return crossSubscriptionRestoreState().equals("Enabled");
    }

    String crossSubscriptionRestoreState() {
        return properties()
                .objectOrEmpty("featureSettings")
                .objectOrEmpty("crossSubscriptionRestoreSettings")
                .string("state")
                .orElse("Enabled");
    }

    public Optional<String> crossRegionRestoreState() {
        return properties()
                .objectOrEmpty("featureSettings")
                .objectOrEmpty("crossRegionRestoreSettings")
                .string("state");
    }

    /** The redundancy of the first store: {@code LocallyRedundant}, {@code GeoRedundant}, {@code ZoneRedundant}. */
    public String redundancy() {
        return properties().objects("storageSettings").stream()
                .findFirst()
                .flatMap(setting -> setting.string("type"))
                .orElse("LocallyRedundant");
    }

    public boolean hasSystemAssignedIdentity() {
        return desired.path("identity", "type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("systemassigned");
    }

    /**
     * The principal by which the vault reaches a datasource; empty when the vault has not got that identity.
     *
     * @param identityDetails which identity an instance or a restore wants; the vault's own when it does not say
     */
    public Optional<String> principalFor(JsonObject identityDetails) {
        Optional<String> wanted = userAssignedWanted(identityDetails);
        return wanted.isEmpty()
                ? Optional.of(principalId).filter(own -> hasSystemAssignedIdentity())
                : desired.objectOrEmpty("identity").objectOrEmpty("userAssignedIdentities").names().stream()
                        .filter(wanted.get()::equalsIgnoreCase)
                        .findFirst()
                        .flatMap(ResourceId::parse)
                        .map(identity -> Principal.userAssigned(identity).objectId());
    }

    /** The identity of the customer's that is wanted instead of the vault's own. */
    public static Optional<String> userAssignedWanted(JsonObject identityDetails) {
        return identityDetails
                .string("userAssignedIdentityArmUrl")
                .filter(url -> !url.isBlank())
                .filter(url ->
                        !identityDetails.bool("useSystemAssignedIdentity").orElse(false));
    }

    /** The vault as the service answers it to the given version. Source: recorded traffic (order, additions). */
    public JsonObject toJson(ResourceId id, ApiVersion version) {
        return JsonObject.builder()
                .put("location", location())
                .put("tags", desired.object("tags"))
                .put("identity", identity())
                .put("properties", propertiesFor(version))
                .put("id", id.toString())
                .put("name", id.name())
                .put("type", TYPE.value())
                .build();
    }

    private JsonObject propertiesFor(ApiVersion version) {
        JsonObject sent = properties();
        JsonObject.Builder builder = JsonObject.builder()
                .put("provisioningState", provisioningState)
                .put("storageSettings", sent.objects("storageSettings"))
                .when(
                        version.isAtLeast("2022-05-01"),
                        b -> b.put(
                                "isVaultProtectedByResourceGuard",
                                desired.bool(GUARDED).orElse(false)))
                .when(
                        version.isAtLeast("2022-04-01"),
                        b -> b.put("monitoringSettings", sent.object("monitoringSettings")))
                .when(
                        version.isAtLeast("2022-12-01"),
                        b -> b.put("securitySettings", sent.object("securitySettings"))
                                .put("featureSettings", sent.object("featureSettings")))
                .when(
                        version.isAtLeast("2023-05-01"),
                        b -> b.put("secureScore", VaultScore.of(this).secureScore()))
                .when(
                        version.isAtLeast("2024-03-01"),
                        b -> b.put("bcdrSecurityLevel", VaultScore.of(this).bcdrSecurityLevel()))
                .when(version.isAtLeast("2023-11-01"), b -> b.put("replicatedRegions", replicatedRegions()));
        sent.names().stream()
                .filter(name -> !PLACED.contains(name))
                .filter(name -> !List.of(ADDED).contains(name))
                .forEach(name -> builder.put(name, (Object) sent.object(name).orElse(null)));
        return builder.build();
    }

    private JsonObject identity() {
        JsonObject sent = desired.objectOrEmpty("identity");
        JsonObject.Builder builder =
                JsonObject.builder().put("type", sent.string("type").orElse("None"));
        if (hasSystemAssignedIdentity()) {
            builder.put("principalId", principalId);
        }
        if (!sent.string("type").orElse("None").equalsIgnoreCase("None")) {
            builder.put("tenantId", TENANT_ID);
        }
        return builder.put("userAssignedIdentities", userAssigned(sent)).build();
    }

    /** Their ids are known once the vault is there: the creating answer shows none. Source: recorded traffic. */
    private Optional<JsonObject> userAssigned(JsonObject sent) {
        return sent.object("userAssignedIdentities").map(identities -> {
            JsonObject.Builder shown = JsonObject.builder();
            identities
                    .names()
                    .forEach(id -> shown.put(
                            id, (Object) (provisioningState.equals(SUCCEEDED) ? idsOf(id) : JsonObject.empty())));
            return shown.build();
        });
    }

    private static JsonObject idsOf(String identity) {
        return ResourceId.parse(identity)
                .map(Principal::userAssigned)
                .map(known -> JsonObject.of("clientId", known.applicationId(), "principalId", known.objectId()))
                .orElseGet(JsonObject::empty);
    }

    private List<String> replicatedRegions() {
        return redundancy().equals("GeoRedundant")
                ? Regions.pairOf(location()).map(List::of).orElse(List.of())
                : List.of();
    }
}
