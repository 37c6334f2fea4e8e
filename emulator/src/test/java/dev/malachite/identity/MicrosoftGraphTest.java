package dev.malachite.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.Answer;
import dev.malachite.Caller;
import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.auth.AuthMode;
import dev.malachite.json.JsonObject;
import dev.malachite.schema.SelfCheck;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Microsoft Graph as the az CLI asks it before it gives a vault's identity a role. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MicrosoftGraphTest {
    private static final String GROUP = "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c/resourceGroups/rg";
    private static final String VAULT = GROUP + "/providers/Microsoft.DataProtection/backupVaults/vault1";
    private static final String CLUSTER = GROUP + "/providers/Microsoft.ContainerService/managedClusters/aks1";
    private static final String OWNER = "11111111-1111-1111-1111-111111111111";

    @TempDir
    private Path folder;

    private Emulator emulator;
    private Caller graph;

    private void start(AuthMode mode) {
        emulator = Emulator.start(EmulatorConfig.builder()
                .port(0)
                .dataFolder(folder)
                .auth(mode)
                .owners(List.of(OWNER))
                .pace(Pace.MANUAL)
                .selfCheck(SelfCheck.FAIL)
                .build());
        graph = new Caller(emulator);
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    private String principalOfVault() {
        Answer made = graph.put(
                VAULT + "?api-version=2024-04-01",
                "{\"location\":\"westus\",\"identity\":{\"type\":\"SystemAssigned\"},"
                        + "\"properties\":{\"storageSettings\":[{\"datastoreType\":\"VaultStore\","
                        + "\"type\":\"LocallyRedundant\"}]}}");
        assertEquals(201, made.status(), made::text);
        return made.json().path("identity", "principalId").orElseThrow();
    }

    private List<JsonObject> found(String filter) {
        Answer answer =
                graph.get("/v1.0/servicePrincipals?$filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
        assertEquals(200, answer.status(), answer::text);
        return answer.items();
    }

    private Answer byId(String id) {
        return graph.post(
                "/v1.0/directoryObjects/getByIds",
                JsonObject.of("ids", List.of(id), "types", List.of("user", "group", "servicePrincipal"))
                        .toString());
    }

    @Test
    void a_vaults_identity_is_found_by_its_name_and_by_its_ids() {
        start(AuthMode.OFF);
        String principal = principalOfVault();

        JsonObject found = found("startswith(displayName,'VAULT')").get(0);

        assertEquals(principal, found.string("id").orElseThrow());
        assertEquals(List.of("isExplicit=False", VAULT), found.strings("alternativeNames"));
        assertEquals("ManagedIdentity", found.string("servicePrincipalType").orElseThrow());
        String application = found.string("appId").orElseThrow();
        assertEquals(
                principal,
                found("servicePrincipalNames/any(c:c eq '" + application + "')")
                        .get(0)
                        .string("id")
                        .orElseThrow());
        assertEquals(List.of(), found("servicePrincipalNames/any(c:c eq '" + principal + "')"));
        JsonObject object = byId(principal).items().get(0);
        assertEquals(
                "#microsoft.graph.servicePrincipal",
                object.string("@odata.type").orElseThrow());
        assertEquals(
                "vault1",
                graph.get("/v1.0/servicePrincipals/" + principal)
                        .json()
                        .string("displayName")
                        .orElseThrow());
    }

    @Test
    void a_clusters_identity_is_made_with_the_cluster_and_stays_the_same() {
        start(AuthMode.OFF);
        String body = "{\"location\":\"westus\",\"identity\":{\"type\":\"SystemAssigned\"}}";

        JsonObject made = graph.put(CLUSTER + "?api-version=2023-05-01", body).json();

        String principal = made.path("identity", "principalId").orElseThrow();
        assertTrue(made.path("identity", "tenantId").isPresent());
        assertEquals(principal, byId(principal).items().get(0).string("id").orElseThrow());
        assertEquals(
                made.object("identity"),
                graph.put(CLUSTER + "?api-version=2023-05-01", body).json().object("identity"));
    }

    @Test
    void an_identity_that_is_a_resource_has_ids_and_gives_them_to_who_uses_it() {
        start(AuthMode.OFF);
        String identity = GROUP + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id1";

        JsonObject made = graph.put(identity + "?api-version=2023-01-31", "{\"location\":\"westus\"}")
                .json();

        String principal = made.path("properties", "principalId").orElseThrow();
        assertEquals(
                "True",
                byId(principal)
                        .items()
                        .get(0)
                        .strings("alternativeNames")
                        .get(0)
                        .split("=", 2)[1]);
        JsonObject cluster = graph.put(
                        CLUSTER + "?api-version=2023-05-01",
                        "{\"location\":\"westus\",\"identity\":{\"type\":\"UserAssigned\","
                                + "\"userAssignedIdentities\":{\""
                                + identity + "\":{}}}}")
                .json();
        assertEquals(
                principal,
                cluster.objectOrEmpty("identity")
                        .objectOrEmpty("userAssignedIdentities")
                        .path(identity, "principalId")
                        .orElseThrow());
    }

    @Test
    void a_vault_shows_the_ids_of_an_identity_that_the_identity_itself_shows() {
        start(AuthMode.OFF);
        String identity = GROUP + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id1";
        JsonObject made = graph.put(identity + "?api-version=2023-01-31", "{\"location\":\"westus\"}")
                .json();
        graph.put(
                VAULT + "?api-version=2024-04-01",
                "{\"location\":\"westus\",\"identity\":{\"type\":\"UserAssigned\",\"userAssignedIdentities\":{\""
                        + identity + "\":{}}},\"properties\":{\"storageSettings\":[{\"datastoreType\":\"VaultStore\","
                        + "\"type\":\"LocallyRedundant\"}]}}");
        emulator.clock().advance(Duration.ofMinutes(1));

        JsonObject shown = graph.get(VAULT + "?api-version=2024-04-01")
                .json()
                .objectOrEmpty("identity")
                .objectOrEmpty("userAssignedIdentities")
                .objectOrEmpty(identity);

        assertTrue(shown.string("principalId").isPresent());
        assertEquals(made.path("properties", "principalId"), shown.string("principalId"));
        assertEquals(made.path("properties", "clientId"), shown.string("clientId"));
    }

    @Test
    void owners_are_applications_and_nobody_else_is_made_up() {
        start(AuthMode.OFF);

        assertEquals(
                "Application",
                found("appId eq '" + OWNER + "'")
                        .get(0)
                        .string("servicePrincipalType")
                        .orElseThrow());
        assertEquals(List.of(), found("displayName eq 'nobody'"));
        assertEquals(List.of(), byId("22222222-2222-2222-2222-222222222222").items());
        assertEquals(
                "Request_ResourceNotFound",
                graph.get("/v1.0/servicePrincipals/22222222-2222-2222-2222-222222222222")
                        .errorCode());
    }

    @Test
    void another_question_is_refused_and_not_answered_with_nothing() {
        start(AuthMode.OFF);

        Answer filter = graph.get("/v1.0/servicePrincipals?$filter=tags/any(t:t%20eq%20'x')");
        Answer body = graph.post("/v1.0/directoryObjects/getByIds", "{\"ids\":\"x\"}");

        assertEquals(400, filter.status());
        assertEquals("Request_UnsupportedQuery", filter.errorCode());
        assertEquals("Request_BadRequest", body.errorCode());
    }

    @Test
    void strict_wants_a_token_for_graph_or_for_this_address() {
        start(AuthMode.STRICT);

        Answer refused = graph.get("/v1.0/servicePrincipals");

        assertEquals(401, refused.status());
        assertTrue(refused.header("WWW-Authenticate").orElseThrow().startsWith("Bearer "));
        assertEquals(401, withTokenFor("https://vault.azure.net").status());
        assertEquals(200, withTokenFor("https://graph.microsoft.com/").status());
        assertEquals(200, withTokenFor(emulator.baseUrl() + "/").status());
    }

    private Answer withTokenFor(String audience) {
        String token = graph.post(
                        "/common/oauth2/v2.0/token",
                        "grant_type=client_credentials&client_id=" + OWNER + "&client_secret=b&scope=" + audience
                                + "/.default",
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .json()
                .string("access_token")
                .orElseThrow();
        return graph.get("/v1.0/servicePrincipals", "Authorization", "Bearer " + token);
    }
}
