package dev.malachite.contract.golden;

/** Protection that is halted and resumed, and what is left of it when it was deleted. */
final class ProtectionChapter extends DatabaseChapter {
    private static final String SUBSCRIPTION = "/subscriptions/5ca1ab1e-c0de-4000-8000-000000000003";
    private static final String GROUP = SUBSCRIPTION + "/resourceGroups/TestBkpVaultRG";
    private static final String VAULT = GROUP + DATA + "/backupVaults/testBkpVault";
    private static final String INSTANCE =
            VAULT + "/backupInstances/testpostgresql-empdb31-957d23b1-c679-4c94-ade6-c4d34635e149";

    ProtectionChapter(Narrator narrator) {
        super(narrator, INSTANCE);
    }

    @Override
    void tell() {
        protect("vault.json");
        change("StopProtection", "stopProtection", "protection is stopped");
        change("ResumeProtection", "resumeProtection", "protection is resumed");
        String resume = INSTANCE + "/resumeProtection";
        post("BackupInstances_ResumeProtection", "nothing to resume", RECORDED, resume, "");
        change("SuspendBackups", "suspendBackups", "backups are suspended");
        change("ResumeBackups", "resumeBackups", "backups are resumed");
        others();
        deleted();
        deletedVaults();
    }

    private void change(String id, String action, String sentence) {
        String evidence = id.equals("ResumeBackups") ? INFERRED : RECORDED;
        String nothing = INSTANCE + "2/" + action;
        post("BackupInstances_" + id, sentence, evidence, INSTANCE + "/" + action, "");
        post("BackupInstances_" + id, "an instance that is not there", INFERRED, nothing, "");
        pass();
    }

    private void others() {
        String sync = INSTANCE + "/sync";
        post("BackupInstances_SyncBackupInstance", "an instance is synced", PUBLISHED, sync, "{}");
        pass();
        String sometimes = "{\"syncType\":\"Sometimes\"}";
        post("BackupInstances_SyncBackupInstance", "a type that is none", INFERRED, sync, sometimes);
        String modify = INSTANCE + "/validateForModifyBackup?api-version=2025-01-01";
        String id = "BackupInstances_ValidateForModifyBackup";
        post(id, "a change is validated", PUBLISHED, modify, own("validate.json"));
        pass();
        post(id, "a change of nothing", INFERRED, modify, "{}");
        String database = "/subscriptions/f75d8d8b-6735-4697-82e1-1a7a3ff0d5d4/resourceGroups/ossdemoRG/providers"
                + "/Microsoft.DBforPostgreSQL/servers/testpostgresql/databases/empdb31";
        String routing = "BackupInstancesExtensionRouting_List";
        get(routing, "the instances of a database", PUBLISHED, database + DATA + "/backupInstances");
        get(
                routing,
                "a version that nobody serves",
                INFERRED,
                database + DATA + "/backupInstances?api-version=2019-01-01");
    }

    private void deleted() {
        quietly("DELETE", INSTANCE, "");
        pass();
        String all = VAULT + "/deletedBackupInstances";
        String one = INSTANCE.replace("/backupInstances/", "/deletedBackupInstances/");
        get("DeletedBackupInstances_List", "what was deleted", RECORDED, all);
        get("DeletedBackupInstances_List", "a vault that is not there", INFERRED, VAULT + "2/deletedBackupInstances");
        get("DeletedBackupInstances_Get", "a deleted instance", RECORDED, one);
        get("DeletedBackupInstances_Get", "an instance that is not there", INFERRED, one + "2");
        String undelete = one + "/undelete";
        post("DeletedBackupInstances_Undelete", "an instance is brought back", RECORDED, undelete, "");
        post("DeletedBackupInstances_Undelete", "nothing to bring back", RECORDED, undelete, "");
    }

    private void deletedVaults() {
        String vault = VAULT + "3?api-version=2025-09-01";
        quietly("PUT", vault, own("vault.json"));
        pass();
        quietly("DELETE", vault, "");
        pass();
        String all = SUBSCRIPTION + DATA + "/locations/westus/deletedVaults";
        String version = "?api-version=2025-09-01";
        get("DeletedBackupVaults_ListByLocation", "the deleted vaults of a region", INFERRED, all + version);
        String name = answer().objects("value").get(0).string("name").orElseThrow();
        get("DeletedBackupVaults_ListByLocation", "a version that does not have them", INFERRED, all);
        get("DeletedBackupVaults_Get", "a deleted vault", INFERRED, all + "/" + name + version);
        get("DeletedBackupVaults_Get", "a vault that is not there", INFERRED, all + "/unknown" + version);
    }
}
