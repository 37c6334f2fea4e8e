package dev.malachite.contract.golden;

import java.time.Duration;

/** A restore in the paired region. */
final class CrossRegionChapter extends DatabaseChapter {
    private static final String SUBSCRIPTION = "/subscriptions/5ca1ab1e-c0de-4000-8000-000000000005";
    private static final String GROUP = SUBSCRIPTION + "/resourceGroups/TestBkpVaultRG";
    private static final String VAULT = GROUP + DATA + "/backupVaults/testBkpVault";
    private static final String INSTANCE =
            VAULT + "/backupInstances/testpostgresql-empdb51-957d23b1-c679-4c94-ade6-c4d34635e149";

    CrossRegionChapter(Narrator narrator) {
        super(narrator, INSTANCE);
    }

    @Override
    void tell() {
        protect("vault-cross-region.json");
        quietly("POST", INSTANCE + "/backup", article("backup.json"));
        pass(Duration.ofDays(2));
        String fetch = there("fetchSecondaryRecoveryPoints");
        String source = "{\"sourceBackupInstanceId\":\"" + INSTANCE + "\",\"sourceRegion\":\"westus\"}";
        post("FetchSecondaryRecoveryPoints_List", "the points in the other region", RECORDED, fetch, source);
        String point = answer().objects("value").get(0).string("name").orElseThrow();
        String wrong = fetch.replace("/eastus/", "/westus/");
        post("FetchSecondaryRecoveryPoints_List", "a region that is not the pair", INFERRED, wrong, source);
        String body =
                "{\"restoreRequestObject\":" + article("restore-files.json").replace("westus", "eastus")
                        + ",\"crossRegionRestoreDetails\":" + source + "}";
        restore(body.replace("{point}", point), body.replace("{point}", "00000000000000000000000000000000"));
    }

    private static String there(String action) {
        return GROUP + DATA + "/locations/eastus/" + action;
    }

    private void restore(String body, String nothing) {
        String id = "BackupInstances_ValidateCrossRegionRestore";
        String validate = there("validateCrossRegionRestore");
        post(id, "a validation starts", RECORDED, validate, body);
        post(id, "a point that is not there", INFERRED, validate, nothing);
        String restore = there("crossRegionRestore");
        post("BackupInstances_TriggerCrossRegionRestore", "a point that is not there", INFERRED, restore, nothing);
        post("BackupInstances_TriggerCrossRegionRestore", "a restore starts", RECORDED, restore, body);
        String status = statusOfLast();
        pass(Duration.ofMinutes(10));
        quietly("GET", status, "");
        String job = answer().objectOrEmpty("properties").string("jobId").orElseThrow();
        String vault = "{\"sourceBackupVaultId\":\"" + VAULT + "\",\"sourceRegion\":\"westus\"";
        String list = there("fetchCrossRegionRestoreJobs");
        post("FetchCrossRegionRestoreJobs_List", "the jobs of a vault", RECORDED, list, vault + "}");
        String unknown = vault.replace("testBkpVault", "nothing") + "}";
        post("FetchCrossRegionRestoreJobs_List", "a vault that is not there", INFERRED, list, unknown);
        String one = there("fetchCrossRegionRestoreJob");
        post("FetchCrossRegionRestoreJob_Get", "a job", RECORDED, one, vault + ",\"jobId\":\"" + job + "\"}");
        String none = vault + ",\"jobId\":\"00000000-0000-4000-8000-000000000000\"}";
        post("FetchCrossRegionRestoreJob_Get", "a job that is not there", INFERRED, one, none);
    }
}
