package dev.malachite.contract.golden;

/** What the provider says of itself. */
final class ServiceChapter extends Chapter {
    private static final String SUBSCRIPTION = "/subscriptions/5ca1ab1e-c0de-4000-8000-000000000006";
    private static final String GROUP = SUBSCRIPTION + "/resourceGroups/TestBkpVaultRG";

    ServiceChapter(Narrator narrator) {
        super(narrator);
    }

    @Override
    void tell() {
        String check = "/locations/westus/checkNameAvailability";
        String body = "{\"name\":\"testBkpVault\",\"type\":\"Microsoft.DataProtection/backupVaults\"}";
        String id = "BackupVaults_CheckNameAvailability";
        post(id, "a free name", PUBLISHED, GROUP + DATA + check, body);
        quietly("PUT", GROUP + DATA + "/backupVaults/testBkpVault", article("vault.json"));
        post(id, "a name that is taken", PUBLISHED, GROUP + DATA + check, body);
        post(id, "a subscription is a guid", INFERRED, "/subscriptions/mine/resourceGroups/x" + DATA + check, body);
        String features = SUBSCRIPTION + DATA + "/locations/westus/checkFeatureSupport";
        String feature = "{\"objectType\":\"FeatureValidationRequest\",\"featureType\":\"DataSourceType\","
                + "\"featureName\":\"Microsoft.Compute/disks\"}";
        post("DataProtection_CheckFeatureSupport", "a feature", PUBLISHED, features, feature);
        String wish = feature.replace("FeatureValidationRequest", "Wish");
        post("DataProtection_CheckFeatureSupport", "a type that is none", INFERRED, features, wish);
        get("DataProtectionOperations_List", "the operations", PUBLISHED, DATA + "/operations");
        get(
                "DataProtectionOperations_List",
                "a version that nobody serves",
                INFERRED,
                DATA + "/operations?api-version=2019-01-01");
    }
}
