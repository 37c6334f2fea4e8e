package dev.malachite;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Through every door of an emulator that serves on two ports of this machine: a login, a journey, questions. */
record WholeJourney(String port, String securePort) {
    private static final String SUBSCRIPTION = "0b352192-dcac-4cc7-992e-a96190ccc68c";
    private static final String GROUP = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/TestBkpVaultRG";
    private static final String VAULT = GROUP + "/providers/Microsoft.DataProtection/backupVaults/testBkpVault";
    private static final String INSTANCE =
            VAULT + "/backupInstances/testpostgresql-empdb11-957d23b1-c679-4c94-ade6-c4d34635e149";
    private static final String ROLE =
            "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final String OLDEST = "?api-version=2021-01-01";
    private static final String NEWEST = "?api-version=2024-04-01";
    private static final String RESOURCES = "?api-version=2021-04-01";

    void go() throws GeneralSecurityException {
        Caller http = new Caller(java.net.http.HttpClient.newHttpClient(), "http://localhost:" + port);
        String authority = ok(http.get("/_malachite/tls/ca.pem")).text();
        X509Certificate trusted = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(authority.getBytes(StandardCharsets.US_ASCII)));
        Caller https = new Caller(Trusting.client(trusted), "https://localhost:" + securePort);
        String[] token = {"Authorization", "Bearer " + logIn(https, "https://management.azure.com/")};
        environment(https, token);
        for (Caller azure : List.of(http, https)) {
            backup(azure, token);
        }
        questions(https, token);
        directory(https, "Authorization", "Bearer " + logIn(https, "https://graph.microsoft.com/"));
        control(http);
    }

    private static Answer ok(Answer answer) {
        assertTrue(answer.status() < 300, () -> answer.http().uri() + " " + answer.status() + " " + answer.text());
        return answer;
    }

    private static String logIn(Caller azure, String audience) {
        for (String version : List.of("2015-01-01", "2019-05-01", "2022-09-01")) {
            ok(azure.get("/metadata/endpoints?api-version=" + version));
        }
        ok(azure.get("/common/discovery/instance?api-version=1.1&authorization_endpoint=https://example.com/x"));
        ok(azure.get("/common/discovery/keys"));
        ok(azure.get("/organizations/v2.0/.well-known/openid-configuration"));
        ok(azure.get("/msi/token?resource=https://management.azure.com", "X-IDENTITY-HEADER", "x"));
        String form = "grant_type=client_credentials&client_id=11111111-1111-1111-1111-111111111111&client_secret=any"
                + "&scope=" + audience + ".default";
        return ok(azure.post(
                        "/organizations/oauth2/v2.0/token", form, "Content-Type", "application/x-www-form-urlencoded"))
                .json()
                .string("access_token")
                .orElseThrow();
    }

    private static void environment(Caller azure, String... token) {
        ok(azure.get("/tenants?api-version=2022-12-01", token));
        ok(azure.get("/subscriptions?api-version=2022-12-01", token));
        ok(azure.put(GROUP + RESOURCES, "{\"location\":\"westus\"}", token));
        ok(azure.put(
                GROUP + "/providers/Microsoft.DBforPostgreSQL/servers/server1" + RESOURCES,
                "{\"location\":\"westus\",\"identity\":{\"type\":\"SystemAssigned\"}}",
                token));
        ok(azure.put(
                GROUP + "/providers/Microsoft.KeyVault/vaults/keys1" + RESOURCES, "{\"location\":\"westus\"}", token));
        ok(azure.post(
                GROUP.replaceAll("/resourceGroups.*", "") + "/providers/Microsoft.DataProtection/register" + RESOURCES,
                "",
                token));
        follow(azure, azure.put(VAULT + OLDEST, NothingLeavesTest.article("vault.json"), token), token);
        ok(azure.put(VAULT + "/backupPolicies/osspol3" + OLDEST, NothingLeavesTest.article("policy.json"), token));
    }

    private static void backup(Caller azure, String... token) {
        follow(
                azure,
                azure.post(VAULT + "/validateForBackup" + OLDEST, NothingLeavesTest.article("validate.json"), token),
                token);
        follow(azure, azure.put(INSTANCE + OLDEST, NothingLeavesTest.article("backup-instance.json"), token), token);
        follow(
                azure,
                azure.post(INSTANCE + "/backup" + OLDEST, NothingLeavesTest.article("backup.json"), token),
                token);
        ok(azure.get(VAULT + "/backupJobs" + NEWEST, token));
        ok(azure.get(INSTANCE + "/recoveryPoints" + NEWEST, token));
        follow(azure, azure.delete(INSTANCE + OLDEST, token), token);
    }

    private static void follow(Caller azure, Answer accepted, String... token) {
        String status = ok(accepted).header("Azure-AsyncOperation").orElseThrow();
        assertTrue(ok(azure.get(status, token)).text().contains("\"Succeeded\""), status);
    }

    private static void questions(Caller azure, String... token) {
        String principal = ok(azure.get(VAULT + NEWEST, token))
                .json()
                .path("identity", "principalId")
                .orElseThrow();
        ok(azure.put(
                GROUP + "/providers/Microsoft.Authorization/roleAssignments/5f0a3c9e-7d43-4f5b-9f0b-6a6f7e1b2c3d"
                        + "?api-version=2022-04-01",
                "{\"properties\":{\"roleDefinitionId\":\"" + ROLE + "\",\"principalId\":\"" + principal + "\"}}",
                token));
        ok(azure.post(
                "/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01",
                "{\"subscriptions\":[\"" + SUBSCRIPTION + "\"],\"query\":\"RecoveryServicesResources\"}",
                token));
    }

    private static void directory(Caller azure, String... token) {
        String filter = URLEncoder.encode("startswith(displayName,'testBkpVault')", StandardCharsets.UTF_8);
        ok(azure.get("/v1.0/servicePrincipals?$filter=" + filter, token));
        ok(azure.post(
                "/v1.0/directoryObjects/getByIds", "{\"ids\":[\"11111111-1111-1111-1111-111111111111\"]}", token));
    }

    private static void control(Caller azure) {
        for (String path : List.of("info", "openapi.json", "exchanges", "world", "clock")) {
            ok(azure.get("/_malachite/" + path));
        }
        ok(azure.post("/_malachite/reset", "{}"));
    }
}
