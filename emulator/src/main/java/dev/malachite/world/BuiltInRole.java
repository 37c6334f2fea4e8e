package dev.malachite.world;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The built-in roles that backup asks for. Source: Microsoft Learn, built-in roles; recorded role assignments.
 */
public enum BuiltInRole {
    READER("Reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7"),
    CONTRIBUTOR("Contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c"),
    OWNER("Owner", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"),
    KEY_VAULT_SECRETS_USER("Key Vault Secrets User", "4633458b-17de-408a-b874-0445c86b69e6"),
    POSTGRESQL_LONG_TERM_RETENTION_BACKUP(
            "PostgreSQL Flexible Server Long Term Retention Backup Role", "c088a766-074b-43ba-90d4-1fb21feae531"),
    MYSQL_BACKUP_AND_EXPORT_OPERATOR("MySQL Backup And Export Operator", "d18ad5f3-1baf-4119-b49b-d944edb1f9d0"),
    DISK_BACKUP_READER("Disk Backup Reader", "3e5e47e6-65f7-47ef-90b5-e5dd4d455f24"),
    DISK_SNAPSHOT_CONTRIBUTOR("Disk Snapshot Contributor", "7efff54f-a5b4-42b5-a1c5-5411624893ce"),
    DISK_RESTORE_OPERATOR("Disk Restore Operator", "b50d9833-a0cb-478e-945f-707fcc997c13"),
    STORAGE_ACCOUNT_BACKUP_CONTRIBUTOR("Storage Account Backup Contributor", "e5e2a7ff-d759-4cd2-bb51-3152d37e2eb1"),
    STORAGE_BLOB_DATA_CONTRIBUTOR("Storage Blob Data Contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe"),
    BACKUP_CONTRIBUTOR("Backup Contributor", "5e467623-bb1f-42f4-a55d-6e525e11384b"),
    BACKUP_OPERATOR("Backup Operator", "00c29273-979b-4161-815c-10b084fb9324"),
    BACKUP_READER("Backup Reader", "a795c7a0-d4a2-40c1-ae25-d81f01202912"),
    COSMOS_DB_OPERATOR("Cosmos DB Operator", "230815da-be43-4aae-9cb4-875f7bd000aa"),
    ELASTIC_SAN_SNAPSHOT_EXPORTER("Elastic SAN Snapshot Exporter", "1c4770c0-34f7-4110-a1ea-a5855cc7a939"),
    ELASTIC_SAN_VOLUME_IMPORTER("Elastic SAN Volume Importer", "90e8b822-3e73-47b5-868a-787dc80c008f"),
    KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER(
            "Key Vault Crypto Service Encryption User", "e147488a-f6f5-4113-8e2d-b22465e65bf6");

    private final String roleName;
    private final String definitionName;

    BuiltInRole(String roleName, String definitionName) {
        this.roleName = roleName;
        this.definitionName = definitionName;
    }

    /**
     * The role that people call so.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static BuiltInRole named(String roleName) {
        for (BuiltInRole role : values()) {
            if (role.roleName.equals(roleName)) {
                return role;
            }
        }
        throw new IllegalArgumentException("No built-in role: " + roleName);
    }

    /** The role with a GUID. */
    static Optional<BuiltInRole> of(String definitionName) {
        return Arrays.stream(values())
                .filter(role -> role.definitionName.equalsIgnoreCase(definitionName))
                .findFirst();
    }

    /** Whether the role allows an action. */
    boolean allows(String action) {
        return actions().stream().anyMatch(pattern -> covers(pattern, action))
                && notActions().stream().noneMatch(pattern -> covers(pattern, action));
    }

    private static boolean covers(String pattern, String action) {
        String regex = "\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E";
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(action).matches();
    }

    /** The name that people see. */
    public String roleName() {
        return roleName;
    }

    /**
     * What the role allows, as patterns. Of roles with long lists the part that touches what is emulated.
     *
     * <p>Source: Microsoft Learn, built-in roles. Evidence: published, shortened.
     */
    public List<String> actions() {
        return switch (this) {
            case OWNER, CONTRIBUTOR -> List.of("*");
            case READER -> List.of("*/read");
            case BACKUP_CONTRIBUTOR ->
                List.of("Microsoft.DataProtection/*", "Microsoft.Authorization/*/read", "Microsoft.Resources/*/read");
            case BACKUP_OPERATOR ->
                List.of(
                        "Microsoft.DataProtection/*/read",
                        "Microsoft.DataProtection/backupVaults/backupInstances/write",
                        "Microsoft.DataProtection/*/action",
                        "Microsoft.Authorization/*/read",
                        "Microsoft.Resources/*/read");
            case BACKUP_READER ->
                List.of(
                        "Microsoft.DataProtection/*/read",
                        "Microsoft.DataProtection/backupVaults/validateForBackup/action",
                        "Microsoft.Authorization/*/read",
                        "Microsoft.Resources/*/read");
            case POSTGRESQL_LONG_TERM_RETENTION_BACKUP ->
                List.of(
                        "Microsoft.DBforPostgreSQL/flexibleServers/ltrBackupOperations/read",
                        "Microsoft.DBforPostgreSQL/flexibleServers/read",
                        "Microsoft.DBforPostgreSQL/flexibleServers/startLtrBackup/action");
            case MYSQL_BACKUP_AND_EXPORT_OPERATOR ->
                List.of(
                        "Microsoft.DBforMySQL/flexibleServers/read",
                        "Microsoft.DBforMySQL/flexibleServers/backupAndExport/action");
            case DISK_BACKUP_READER -> List.of("Microsoft.Compute/disks/read");
            case DISK_SNAPSHOT_CONTRIBUTOR -> List.of("Microsoft.Compute/snapshots/*", "Microsoft.Resources/*/read");
            case DISK_RESTORE_OPERATOR -> List.of("Microsoft.Compute/disks/*", "Microsoft.Resources/*/read");
            case STORAGE_ACCOUNT_BACKUP_CONTRIBUTOR ->
                List.of("Microsoft.Storage/storageAccounts/read", "Microsoft.Storage/storageAccounts/write");
            case STORAGE_BLOB_DATA_CONTRIBUTOR ->
                List.of("Microsoft.Storage/storageAccounts/blobServices/containers/read");
            case COSMOS_DB_OPERATOR -> List.of("Microsoft.DocumentDb/databaseAccounts/*");
            case ELASTIC_SAN_SNAPSHOT_EXPORTER, ELASTIC_SAN_VOLUME_IMPORTER -> List.of("Microsoft.ElasticSan/*/read");
            case KEY_VAULT_SECRETS_USER, KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER -> List.of();
        };
    }

    /** What the role does not allow though a pattern of {@link #actions} covers it. */
    public List<String> notActions() {
        return this == CONTRIBUTOR
                ? List.of(
                        "Microsoft.Authorization/*/delete",
                        "Microsoft.Authorization/*/write",
                        "Microsoft.Authorization/elevateAccess/action")
                : List.of();
    }

    /** The role definition's GUID, the same in every tenant. */
    public String definitionName() {
        return definitionName;
    }

    /**
     * Roles that may do all that the given one may. Only reading can be had from a broader role: Azure Backup asks for
     * the documented roles otherwise.
     */
    static List<BuiltInRole> substitutes(BuiltInRole role) {
        return role == READER ? List.of(CONTRIBUTOR, OWNER) : List.of();
    }
}
