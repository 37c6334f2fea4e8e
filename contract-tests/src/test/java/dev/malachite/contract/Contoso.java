package dev.malachite.contract;

import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Provenance;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Response;
import dev.malachite.contract.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Made-up traffic that meets every rule, to be spoilt by tests: a vault, a backup, a failed validation, a deletion. */
public final class Contoso {
    public static final String HOST = "https://management.azure.com";
    public static final String SUBSCRIPTION = "5ca1ab1e-0000-4000-8000-000000000001";
    public static final String TENANT = "7e4a47aa-0000-4000-8000-000000000002";
    public static final String PRINCIPAL = "9217c1ba-0000-4000-8000-000000000003";
    public static final String TOKEN = "eyJhbGciOiJub25lIn0.eyJhdWQiOiJjb250b3NvIn0.c29tZS1zaWduYXR1cmU";
    public static final String VERSION = "2024-04-01";
    public static final String PROVIDER = "/providers/Microsoft.DataProtection";
    public static final String VAULT =
            "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/contoso-rg" + PROVIDER + "/backupVaults/contoso-vault";
    public static final String INSTANCE = VAULT + "/backupInstances/contoso-db";

    /** Indexes of the exchanges of {@link #journey()}. */
    public static final int PUT_VAULT = 0;

    public static final int VAULT_RUNNING = 1;
    public static final int VAULT_SUCCEEDED = 2;
    public static final int GET_VAULT = 3;
    public static final int BACKUP = 4;
    public static final int BACKUP_RUNNING = 5;
    public static final int BACKUP_SUCCEEDED = 6;
    public static final int BACKUP_RESULT = 7;
    public static final int VALIDATE = 8;
    public static final int VALIDATE_RUNNING = 9;
    public static final int VALIDATE_FAILED = 10;
    public static final int VALIDATE_RESULT = 11;
    public static final int LIST = 12;
    public static final int GROUP_NOT_FOUND = 13;

    private final List<Exchange> exchanges = new ArrayList<>();
    private Instant now = Instant.parse("2024-06-26T07:00:00Z");

    private Contoso() {}

    public static Traffic journey() {
        Contoso contoso = new Contoso();
        contoso.vault();
        contoso.backup();
        contoso.failedValidation();
        contoso.readings();
        return new Traffic("contoso", Provenance.COMPLETE, contoso.exchanges);
    }

    public static String operationName(int number) {
        String guids = "%08d-0000-4000-8000-00000000000a;%08d-0000-4000-8000-00000000000b".formatted(1, number);
        return Base64.getEncoder().encodeToString(guids.getBytes(StandardCharsets.US_ASCII));
    }

    public static String statusUrl(int operation) {
        return HOST + VAULT + "/operationStatus/" + operationName(operation) + signed("status");
    }

    public static String resultUrl(int operation) {
        return HOST + "/subscriptions/" + SUBSCRIPTION + PROVIDER + "/locations/westeurope/operationResults/"
                + operationName(operation) + signed("result");
    }

    private static String signed(String kind) {
        return "?api-version=" + VERSION + "&t=638000000000000001&c=certificate&s=signature-of-" + kind + "&h=hash";
    }

    private void vault() {
        String body = """
                {"location":"westeurope","identity":{"type":"SystemAssigned","principalId":"%s","tenantId":"%s"},
                "properties":{"provisioningState":"%s","storageSettings":[{"datastoreType":"VaultStore",
                "type":"LocallyRedundant"}],"isVaultProtectedByResourceGuard":false,"securitySettings":
                {"softDeleteSettings":{"state":"On","retentionDurationInDays":14.0}}},"id":"%s","name":"contoso-vault",
                "type":"Microsoft.DataProtection/backupVaults"}""";
        String request = """
                {"location":"westeurope","identity":{"type":"SystemAssigned"},"properties":{"storageSettings":
                [{"datastoreType":"VaultStore","type":"LocallyRedundant"}]}}""";
        add(
                "PUT",
                url(VAULT),
                request,
                201,
                body.formatted(PRINCIPAL, TENANT, "Provisioning", VAULT),
                status(1),
                wait10());
        add("GET", statusUrl(1), "", 200, document(1, "Inprogress", ""));
        add("GET", statusUrl(1), "", 200, document(1, "Succeeded", ""));
        add("GET", url(VAULT), "", 200, body.formatted(PRINCIPAL, TENANT, "Succeeded", VAULT));
    }

    private void backup() {
        String jobId = VAULT + "/backupJobs/0b5e55ed-0000-4000-8000-000000000004";
        String job = "{\"jobId\":\"" + jobId + "\",\"objectType\":\"OperationJobExtendedInfo\"}";
        String request = "{\"backupRuleOptions\":{\"ruleName\":\"BackupWeekly\",\"triggerOption\":{}}}";
        add("POST", url(INSTANCE + "/backup"), request, 202, "", status(2), result(2), wait10());
        add("GET", statusUrl(2), "", 200, document(2, "Inprogress", ""));
        add("GET", statusUrl(2), "", 200, document(2, "Succeeded", ",\"properties\":" + job));
        add("GET", resultUrl(2), "", 200, job, status(2));
    }

    private void failedValidation() {
        String error = "\"error\":{\"code\":\"UserErrorContoso\",\"message\":\"The vault lacks a role.\"}";
        String request = """
                {"backupInstance":{"objectType":"BackupInstance","friendlyName":"contoso-db","dataSourceInfo":
                {"resourceID":"/subscriptions/%s/contoso-db","datasourceType":"Microsoft.Compute/disks"},
                "policyInfo":{"policyId":"%s/backupPolicies/contoso-weekly"}}}""".formatted(SUBSCRIPTION, VAULT);
        add("POST", url(VAULT + "/validateForBackup"), request, 202, "", status(3), result(3), wait10());
        add("GET", statusUrl(3), "", 200, document(3, "Inprogress", ""));
        add("GET", statusUrl(3), "", 200, document(3, "Failed", "," + error));
        add("GET", resultUrl(3), "", 400, "{" + error + "}");
    }

    private void readings() {
        String next = HOST + VAULT + "/backupInstances?api-version=" + VERSION + "&$skipToken=2";
        String instance = """
                {"properties":{"friendlyName":"contoso-db","dataSourceInfo":{"resourceID":"/contoso-db"},"policyInfo":
                {"policyId":"%s/backupPolicies/contoso-weekly"},"protectionStatus":{"status":"ProtectionConfigured"},
                "currentProtectionState":"ProtectionConfigured","provisioningState":"Succeeded",
                "objectType":"BackupInstance"},"id":"%s","name":"contoso-db",
                "type":"Microsoft.DataProtection/backupVaults/backupInstances"}""".formatted(VAULT, INSTANCE);
        add(
                "GET",
                url(VAULT + "/backupInstances"),
                "",
                200,
                "{\"value\":[" + instance + "],\"nextLink\":\"" + next + "\"}");
        String gone = INSTANCE.replace("contoso-rg", "contoso-gone");
        add("GET", url(gone), "", 404, "{\"error\":{\"code\":\"ResourceGroupNotFound\",\"message\":\"It is gone.\"}}");
    }

    private static String url(String path) {
        return HOST + path + "?api-version=" + VERSION;
    }

    private static String document(int operation, String status, String more) {
        String name = operationName(operation);
        String end = status.equals("Inprogress") ? "0001-01-01T00:00:00Z" : "2024-06-26T07:00:31Z";
        return """
                {"id":"%s/operationStatus/%s","name":"%s","status":"%s","startTime":"2024-06-26T07:00:00.1234567Z",
                "endTime":"%s"%s}""".formatted(VAULT, name, name, status, end, more);
    }

    private static Headers.Header status(int operation) {
        return new Headers.Header("Azure-AsyncOperation", statusUrl(operation));
    }

    private static Headers.Header result(int operation) {
        return new Headers.Header("Location", resultUrl(operation));
    }

    private static Headers.Header wait10() {
        return new Headers.Header("Retry-After", "10");
    }

    private void add(String method, String url, String request, int status, String body, Headers.Header... more) {
        now = now.plusSeconds(10);
        List<Headers.Header> headers = new ArrayList<>(List.of(
                new Headers.Header("Cache-Control", "no-cache"),
                new Headers.Header("Pragma", "no-cache"),
                new Headers.Header("Expires", "-1"),
                new Headers.Header("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
                new Headers.Header("X-Content-Type-Options", "nosniff"),
                new Headers.Header("Date", "Wed, 26 Jun 2024 07:00:10 GMT"),
                new Headers.Header("x-ms-request-id", ""),
                new Headers.Header("x-ms-correlation-request-id", "c0441e1a-0000-4000-8000-00000000000c")));
        if (!body.isEmpty()) {
            headers.add(new Headers.Header("Content-Type", "application/json; charset=utf-8"));
        }
        headers.addAll(List.of(more));
        Headers sent = new Headers(List.of(
                new Headers.Header("Authorization", "Bearer " + TOKEN),
                new Headers.Header("Content-Type", "application/json")));
        exchanges.add(new Exchange(
                new Request(method, url, sent, Optional.of(request)),
                new Response(status, new Headers(headers), Optional.of(body)),
                Optional.of(now)));
    }
}
