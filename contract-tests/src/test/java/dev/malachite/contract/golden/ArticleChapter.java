package dev.malachite.contract.golden;

/** The article's journey: a vault, a policy, a database that is protected, and the way back. */
final class ArticleChapter extends Chapter {
    private static final String SUBSCRIPTION = "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c";
    private static final String GROUP = SUBSCRIPTION + "/resourceGroups/TestBkpVaultRG";
    private static final String VAULT = GROUP + DATA + "/backupVaults/testBkpVault";
    private static final String POLICY = VAULT + "/backupPolicies/osspol3";
    private static final String INSTANCE =
            VAULT + "/backupInstances/testpostgresql-empdb11-957d23b1-c679-4c94-ade6-c4d34635e149";
    private static final String ASSIGNMENT = "/subscriptions/f75d8d8b-6735-4697-82e1-1a7a3ff0d5d4/resourceGroups"
            + "/ossdemoRG/providers/Microsoft.Authorization/roleAssignments/5f0a3c9e-7d43-4f5b-9f0b-6a6f7e1b2c3d";

    ArticleChapter(Narrator narrator) {
        super(narrator);
    }

    @Override
    void tell() {
        vaultsAndPolicies();
        protection();
        operations();
        roles();
        farewell();
    }

    private void vaultsAndPolicies() {
        get("BackupVaults_Get", "a vault that is not there", INFERRED, VAULT);
        put("BackupVaults_CreateOrUpdate", "a vault is created", RECORDED, VAULT, article("vault.json"));
        put("BackupVaults_CreateOrUpdate", "a vault needs a location", PUBLISHED, VAULT + "2", "{\"properties\":{}}");
        pass();
        get("BackupVaults_Get", "a vault", RECORDED, VAULT);
        send("BackupVaults_Update", "tags are changed", INFERRED, "PATCH", VAULT, "{\"tags\":{\"team\":\"db\"}}");
        send("BackupVaults_Update", "a vault that is not there", INFERRED, "PATCH", VAULT + "2", "{\"tags\":{}}");
        get("BackupVaults_GetInResourceGroup", "the vaults of a group", RECORDED, GROUP + DATA + "/backupVaults");
        get("BackupVaults_GetInSubscription", "all vaults", INFERRED, SUBSCRIPTION + DATA + "/backupVaults");
        get(
                "BackupVaults_GetInSubscription",
                "a subscription is a guid",
                PUBLISHED,
                "/subscriptions/mine" + DATA + "/backupVaults");
        put("BackupPolicies_CreateOrUpdate", "a policy is created", RECORDED, POLICY, article("policy.json"));
        put("BackupPolicies_CreateOrUpdate", "a policy is not changed", PUBLISHED, POLICY, article("policy.json"));
        get("BackupPolicies_Get", "a policy", RECORDED, POLICY);
        get("BackupPolicies_Get", "a policy that is not there", INFERRED, POLICY + "2");
        get("BackupPolicies_List", "the policies of a vault", RECORDED, VAULT + "/backupPolicies");
        get("BackupPolicies_List", "a vault that is not there", INFERRED, VAULT + "2/backupPolicies");
    }

    private void protection() {
        String validate = VAULT + "/validateForBackup";
        String body = article("validate.json");
        send("BackupInstances_ValidateForBackup", "a validation starts", PUBLISHED, "POST", validate, body);
        String status = statusOfLast();
        get("OperationStatusBackupVaultContext_Get", "an operation runs", RECORDED, status);
        pass();
        get("OperationStatusBackupVaultContext_Get", "an operation succeeded", RECORDED, status);
        put("BackupInstances_CreateOrUpdate", "protection starts", RECORDED, INSTANCE, article("backup-instance.json"));
        put(
                "BackupInstances_CreateOrUpdate",
                "another operation is in progress",
                INFERRED,
                INSTANCE,
                article("backup-instance.json"));
        pass();
        get("BackupInstances_Get", "a protected database", RECORDED, INSTANCE);
        get("BackupInstances_Get", "an instance that is not there", INFERRED, INSTANCE + "2");
        get("BackupInstances_List", "the instances of a vault", RECORDED, VAULT + "/backupInstances");
        get("BackupInstances_List", "a vault that is not there", INFERRED, VAULT + "2/backupInstances");
        send("BackupInstances_ValidateForBackup", "a database is protected already", PUBLISHED, "POST", validate, body);
        send("BackupPolicies_Delete", "a policy in use", PUBLISHED, "DELETE", POLICY, "");
    }

    private void operations() {
        String path = statusOf("protection starts");
        String name = path.substring(path.lastIndexOf('/') + 1);
        String region = DATA + "/locations/westus";
        get("OperationStatus_Get", "an operation", RECORDED, SUBSCRIPTION + region + "/operationStatus/" + name);
        get("OperationStatus_Get", "an unknown one", INFERRED, SUBSCRIPTION + region + "/operationStatus/x");
        String group = GROUP + DATA + "/operationStatus/";
        get("OperationStatusResourceGroupContext_Get", "an operation", INFERRED, group + name);
        get("OperationStatusResourceGroupContext_Get", "an unknown one", INFERRED, group + "x");
        String location = GROUP + region + "/operationStatus/";
        get("OperationStatusResourceGroupLocationContext_Get", "an operation", RECORDED, location + name);
        get("OperationStatusResourceGroupLocationContext_Get", "an unknown one", INFERRED, location + "x");
        get("OperationStatusBackupVaultContext_Get", "an unknown one", INFERRED, VAULT + "/operationStatus/x");
        String results = SUBSCRIPTION + region + "/operationResults/";
        get("OperationResult_Get", "an operation", RECORDED, results + name);
        get("OperationResult_Get", "an unknown one", INFERRED, results + "x");
        get("BackupVaultOperationResults_Get", "an operation", INFERRED, VAULT + "/operationResults/" + name);
        get("BackupVaultOperationResults_Get", "an unknown one", INFERRED, VAULT + "/operationResults/x");
        String instance = INSTANCE + "/operationResults/";
        get("BackupInstances_GetBackupInstanceOperationResult", "an operation", INFERRED, instance + name);
        get("BackupInstances_GetBackupInstanceOperationResult", "an unknown one", INFERRED, instance + "x");
    }

    private void roles() {
        String body = "{\"properties\":{\"roleDefinitionId\":\"/providers/Microsoft.Authorization/roleDefinitions"
                + "/acdd72a7-3385-48ef-bd42-f606fba81ae7\",\"principalId\":\"a8b24f84-f43c-45b3-aa54-e3f6d54d31a6\"}}";
        put("RoleAssignments_Create", "a role is given", RECORDED, ASSIGNMENT, body);
        put("RoleAssignments_Create", "a role needs a principal", INFERRED, ASSIGNMENT, "{\"properties\":{}}");
        get("RoleAssignments_Get", "a role assignment", INFERRED, ASSIGNMENT);
        send("RoleAssignments_Delete", "a role is taken away", RECORDED, "DELETE", ASSIGNMENT, "");
        send("RoleAssignments_Delete", "nothing to take away", INFERRED, "DELETE", ASSIGNMENT, "");
        get("RoleAssignments_Get", "a role assignment that is not there", INFERRED, ASSIGNMENT);
    }

    private void farewell() {
        send("BackupVaults_Delete", "a vault that protects something", PUBLISHED, "DELETE", VAULT, "");
        send("BackupInstances_Delete", "protection ends", RECORDED, "DELETE", INSTANCE, "");
        pass();
        send("BackupInstances_Delete", "an instance that is not there", RECORDED, "DELETE", INSTANCE + "2", "");
        send("BackupVaults_Delete", "a vault that is not there", RECORDED, "DELETE", VAULT + "3", "");
        get(
                "BackupVaults_GetInResourceGroup",
                "a version that nobody serves",
                PUBLISHED,
                GROUP + DATA + "/backupVaults?api-version=2019-01-01");
    }
}
