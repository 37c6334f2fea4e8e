package dev.malachite.providers.dataprotection.datasources;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.BackupErrors;
import dev.malachite.providers.dataprotection.DataProtectionErrors;
import dev.malachite.world.BuiltInRole;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What the service knows of a type of datasource: a typed view of its manifest, the file under {@code datasources/}.
 *
 * @param manifest the file's content
 * @param durations how long things take in Azure: what every change asks of the file
 */
public record DatasourceType(JsonObject manifest, Map<String, Duration> durations) {
    DatasourceType(JsonObject manifest) {
        this(manifest, durations(manifest.objectOrEmpty("durations")));
    }

    private static Map<String, Duration> durations(JsonObject written) {
        return written.names().stream()
                .collect(Collectors.toUnmodifiableMap(
                        name -> name,
                        name -> Duration.parse(written.string(name).orElseThrow())));
    }

    /**
     * A role at a place, and the action that the service tries first and is refused without the role.
     *
     * @param holder the resource whose own identity needs the role; empty for the vault
     * @param error the code that Azure has for this one alone; empty for the general one
     */
    public record Permission(
            BuiltInRole role, Place place, String action, Optional<Place> holder, Optional<String> error) {}

    /** Where a role is needed, seen from the datasource, its snapshots or the target of a restore. */
    public enum Place {
        DATASOURCE,
        PARENT,
        RESOURCE_GROUP,
        /** The set that encrypts a disk by a customer's key, where there is one. */
        DISK_ENCRYPTION_SET,
        SNAPSHOT_RESOURCE_GROUP,
        TARGET,
        TARGET_PARENT,
        TARGET_RESOURCE_GROUP,
        TARGET_ACCOUNT
    }

    /** Shortest and longest retention in a store, in days. */
    public record Bounds(long minDays, long maxDays) {}

    /** The {@code datasourceType} in requests. */
    public String name() {
        return manifest.string("datasourceType").orElseThrow();
    }

    /** Whether a resource of the type can be such a datasource. */
    public boolean isOfType(ResourceId resource) {
        return manifest.strings("resourceTypes").stream()
                .anyMatch(type -> type.equalsIgnoreCase(resource.type().value()));
    }

    /** Bounds of the retention in a store; empty when backups are never kept there. */
    public Optional<Bounds> store(String store) {
        return manifest.objectOrEmpty("stores")
                .object(store)
                .map(bounds -> new Bounds(
                        bounds.integer("minDays").orElseThrow(),
                        bounds.integer("maxDays").orElseThrow()));
    }

    /** The store to which scheduled backups go first. */
    public String scheduledStore() {
        return manifest.string("scheduledStore").orElseThrow();
    }

    /** The store that needs no schedule, because it is kept up to date all the time. */
    public Optional<String> continuousStore() {
        return manifest.string("continuousStore");
    }

    public boolean takesBackupType(String backupType) {
        return backupType().equalsIgnoreCase(backupType)
                || manifest.strings("moreBackupTypes").stream().anyMatch(backupType::equalsIgnoreCase);
    }

    public String backupType() {
        return manifest.string("backupType").orElseThrow();
    }

    /** Schedule periods of backups of a type, {@code P1W}. */
    public List<String> periods(String backupType) {
        JsonObject own = manifest.objectOrEmpty("periodsOfBackupTypes");
        return own.names().stream()
                .filter(backupType::equalsIgnoreCase)
                .findFirst()
                .map(own::strings)
                .orElseGet(() -> manifest.strings("periods"));
    }

    /** How often a rule may back up in a day whose schedule is daily or weekly. */
    public OptionalLong scheduledPerDay() {
        return manifest.integer("scheduledPerDay");
    }

    /** The only tags there may be; empty where tags are free. */
    public List<String> fixedTags() {
        return manifest.strings("fixedTags");
    }

    /** How many recovery points an instance may have at most. */
    public OptionalLong maxRecoveryPoints() {
        return manifest.integer("maxRecoveryPoints");
    }

    /** On-demand backups of an instance per UTC day. */
    public OptionalLong adhocPerDay() {
        return manifest.integer("adhocPerDay");
    }

    /** Backups of an instance per UTC day, whether asked for or scheduled. */
    public OptionalLong backupsPerDay() {
        return manifest.integer("backupsPerDay");
    }

    /** Restores of an instance per UTC day. */
    public OptionalLong restoresPerDay() {
        return manifest.integer("restoresPerDay");
    }

    public boolean is(String trait) {
        return manifest.bool(trait).orElse(false);
    }

    /** Types of datasource parameters that an instance may have. */
    public List<String> backupParameters() {
        return manifest.strings("backupParameters");
    }

    /** The store whose backups need a list of containers. */
    public Optional<String> containersForStore() {
        return manifest.string("containersForStore");
    }

    /** Whether an instance says in parameters what of the datasource it backs up. */
    public boolean needsBackupParameters() {
        return is("backupParametersRequired");
    }

    /** How long lists in the parameters may be at most, by their names. */
    public JsonObject parameterLimits() {
        return manifest.objectOrEmpty("parameterLimits");
    }

    /** How many containers an instance backs up at most. */
    public OptionalLong maxContainers() {
        return manifest.integer("maxContainers");
    }

    public Restore restore() {
        return new Restore(manifest.objectOrEmpty("restore"));
    }

    /** How the datasource can be restored. */
    public record Restore(JsonObject manifest) {
        public boolean takesRequest(String objectType) {
            return manifest.strings("requests").contains(objectType);
        }

        public boolean takesTarget(String objectType) {
            return manifest.strings("targets").contains(objectType);
        }

        /** How many criteria an item-level restore from a store has at most. */
        public OptionalLong maxCriteria(String store) {
            return manifest.objectOrEmpty("maxCriteria").integer(store);
        }

        /** Whether backups in a store go back to where they came from and nowhere else. */
        public boolean toOriginalLocationAlone(String store) {
            return manifest.strings("originalOnlyFrom").contains(store);
        }

        /** Whether a target may lie in another subscription than the vault and the datasource. */
        public boolean acrossSubscriptions() {
            return manifest.bool("acrossSubscriptions").orElse(true);
        }

        public boolean toOriginalLocation(String store) {
            return manifest.bool("originalLocation").orElse(false)
                    && !manifest.strings("alternateOnlyFrom").contains(store);
        }
    }

    /** How long something takes in Azure: {@code validateBackup}, {@code delete}, {@code backup}, … */
    public Duration takes(String what) {
        return Optional.ofNullable(durations.get(what)).orElseThrow();
    }

    /** What the type's jobs show. */
    public JsonObject job() {
        return manifest.objectOrEmpty("job");
    }

    /** What the type's recovery points show. */
    public JsonObject recoveryPoint() {
        return manifest.objectOrEmpty("recoveryPoint");
    }

    /** The refusal of a datasource that does not exist. */
    public ArmError notFound() {
        return switch (manifest.string("missingDatasource").orElseThrow()) {
            case "UserErrorDBNotFound" -> DataProtectionErrors.databaseNotFound();
            case "UserErrorManagedDiskNotFound" -> BackupErrors.managedDiskNotFound();
            default -> DataProtectionErrors.azureResourceNotFoundByPlugin();
        };
    }

    /** The refusal of a restore to something that exists; empty where a restore goes into what exists. */
    public Optional<ArmError> existingTarget() {
        return manifest.string("existingTarget").map(code -> switch (code) {
            case "UserErrorSameNameDiskAlreadyExists" -> BackupErrors.sameNameDiskAlreadyExists();
            case "UserErrorDatabaseNameAlreadyInUse" -> BackupErrors.databaseNameAlreadyInUse();
            default -> throw new IllegalStateException("No target that exists has the error " + code);
        });
    }

    /**
     * Whether a storage account is of a kind that is backed up, as far as it says.
     *
     * @param account as Azure shows it
     */
    public boolean takesAccount(JsonObject account) {
        Optional<Boolean> wanted = manifest.bool("hierarchicalNamespace");
        Optional<Boolean> said = account.objectOrEmpty("properties").bool("isHnsEnabled");
        boolean premium = account.path("sku", "name")
                .filter(name -> name.startsWith("Premium"))
                .isPresent();
        return wanted.isEmpty() || (!premium && (said.isEmpty() || said.equals(wanted)));
    }

    /** What must exist before a restore: the target, or what it is to lie in. */
    public Optional<Place> restoresInto() {
        return manifest.string("restoresInto").map(DatasourceType::place);
    }

    public List<Permission> backupPermissions() {
        return permissions("backupPermissions");
    }

    public List<Permission> restorePermissions() {
        return permissions("restorePermissions");
    }

    private List<Permission> permissions(String name) {
        return manifest.objects(name).stream()
                .map(permission -> new Permission(
                        BuiltInRole.named(permission.string("role").orElseThrow()),
                        place(permission.string("place").orElseThrow()),
                        permission.string("action").orElseThrow(),
                        permission.string("holder").map(DatasourceType::place),
                        permission.string("error")))
                .toList();
    }

    private static Place place(String name) {
        return Place.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
