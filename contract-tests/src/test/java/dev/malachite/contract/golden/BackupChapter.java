package dev.malachite.contract.golden;

import java.time.Duration;

/** A backup on demand, its job, its recovery point, and what is made of it. */
final class BackupChapter extends DatabaseChapter {
    private static final String SUBSCRIPTION = "/subscriptions/5ca1ab1e-c0de-4000-8000-000000000002";
    private static final String GROUP = SUBSCRIPTION + "/resourceGroups/TestBkpVaultRG";
    private static final String VAULT = GROUP + DATA + "/backupVaults/testBkpVault";
    private static final String INSTANCE =
            VAULT + "/backupInstances/testpostgresql-empdb21-957d23b1-c679-4c94-ade6-c4d34635e149";
    private static final String NO_POINT = "00000000000000000000000000000000";
    private static final String NO_JOB = "00000000-0000-4000-8000-000000000000";

    BackupChapter(Narrator narrator) {
        super(narrator, INSTANCE);
    }

    @Override
    void tell() {
        protect("vault.json");
        String job = backup();
        String point = points(job);
        export();
        restore(point);
        ranges();
    }

    private String backup() {
        String backup = INSTANCE + "/backup";
        String body = article("backup.json");
        String other = body.replace("BackupWeekly", "Default");
        post("BackupInstances_AdhocBackup", "a rule that makes no backups", INFERRED, backup, other);
        post("BackupInstances_AdhocBackup", "a backup starts", RECORDED, backup, body);
        String result = locationOfLast();
        pass(Duration.ofSeconds(5));
        quietly("GET", result, "");
        String job = answer().string("jobId").orElseThrow();
        get("Jobs_Get", "a running job", RECORDED, job);
        pass();
        get("Jobs_Get", "a completed job", RECORDED, job);
        get("Jobs_Get", "a job that is not there", INFERRED, VAULT + "/backupJobs/" + NO_JOB);
        get("Jobs_List", "the jobs of a vault", RECORDED, VAULT + "/backupJobs");
        get("Jobs_List", "a vault that is not there", INFERRED, VAULT + "2/backupJobs");
        return job;
    }

    private String points(String job) {
        String points = INSTANCE + "/recoveryPoints";
        quietly("GET", job, "");
        String point = answer().objectOrEmpty("properties")
                .objectOrEmpty("extendedInfo")
                .path("targetRecoverPoint", "recoveryPointID")
                .orElseThrow();
        get("RecoveryPoints_List", "the points of an instance", RECORDED, points);
        get("RecoveryPoints_List", "a filter that is none", INFERRED, points + "?$filter=yesterday");
        get("RecoveryPoints_Get", "a point", RECORDED, points + "/" + point);
        get("RecoveryPoints_Get", "a point that is not there", INFERRED, points + "/" + NO_POINT);
        return point;
    }

    private void export() {
        post("ExportJobs_Trigger", "a vault that is not there", INFERRED, VAULT + "2/exportBackupJobs", "");
        post("ExportJobs_Trigger", "an export starts", PUBLISHED, VAULT + "/exportBackupJobs", "");
        String result = locationOfLast();
        get("ExportJobsOperationResult_Get", "an export runs", PUBLISHED, result);
        pass();
        get("ExportJobsOperationResult_Get", "an export has ended", PUBLISHED, result);
        String unknown = VAULT + "/backupJobs/operations/unknown";
        get("ExportJobsOperationResult_Get", "an unknown one", INFERRED, unknown);
    }

    private void restore(String point) {
        String body = article("restore-files.json").replace("{point}", point);
        String nothing = article("restore-files.json").replace("{point}", NO_POINT);
        String validate = INSTANCE + "/validateRestore";
        String id = "BackupInstances_ValidateForRestore";
        post(id, "a validation starts", RECORDED, validate, wrapped(body));
        post(id, "a point that is not there", INFERRED, validate, wrapped(nothing));
        post("BackupInstances_TriggerRestore", "a restore starts", RECORDED, INSTANCE + "/restore", body);
        post("BackupInstances_TriggerRestore", "a point that is not there", INFERRED, INSTANCE + "/restore", nothing);
        String rehydrate = INSTANCE + "/rehydrate";
        String archived = "{\"recoveryPointId\":\"" + point + "\",\"rehydrationPriority\":\"Standard\","
                + "\"rehydrationRetentionDuration\":\"P10D\"}";
        post("BackupInstances_TriggerRehydrate", "a point that is in the vault", INFERRED, rehydrate, archived);
        String lengthy = archived.replace("P10D", "P31D");
        post("BackupInstances_TriggerRehydrate", "a stay that is too long", INFERRED, rehydrate, lengthy);
    }

    private static String wrapped(String restore) {
        return "{\"restoreRequestObject\":" + restore + "}";
    }

    private void ranges() {
        String find = INSTANCE + "/findRestorableTimeRanges";
        String id = "RestorableTimeRanges_Find";
        post(id, "no continuous backups", INFERRED, find, "{\"sourceDataStoreType\":\"OperationalStore\"}");
        post(
                id,
                "an inverted range",
                RECORDED,
                find,
                "{\"sourceDataStoreType\":\"OperationalStore\",\"startTime\":\"2026-01-02T00:00:00.0000000Z\","
                        + "\"endTime\":\"2026-01-01T00:00:00.0000000Z\"}");
    }
}
