package dev.malachite.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.malachite.Answer;
import dev.malachite.Caller;
import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.json.JsonObject;
import dev.malachite.schema.SelfCheck;
import dev.malachite.world.Directory;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IdentityTest {
    private static final String TENANT = "99999999-9999-9999-9999-999999999999";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String V2 = "client_id=app&grant_type=client_credentials&client_info=1&client_secret=s"
            + "&scope=https%3A%2F%2Fmanagement.core.windows.net%2F%2F.default%20openid%20profile";

    @TempDir
    private Path folder;

    private Emulator emulator;
    private Caller entra;

    @BeforeEach
    void start() {
        emulator = Emulator.start(EmulatorConfig.builder()
                .port(0)
                .dataFolder(folder)
                .pace(Pace.MANUAL)
                .selfCheck(SelfCheck.FAIL)
                .build());
        entra = new Caller(emulator);
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    private Answer token(String path, String form) {
        return entra.post(path, form, "Content-Type", FORM);
    }

    @Test
    void the_openid_document_has_the_four_members_that_javascript_requires_all_absolute() {
        for (String tenant : List.of(TENANT, "common", "organizations", "contoso.onmicrosoft.com")) {
            JsonObject document = entra.get("/" + tenant + "/v2.0/.well-known/openid-configuration")
                    .json();

            for (String member : List.of("authorization_endpoint", "token_endpoint", "issuer", "jwks_uri")) {
                assertTrue(document.string(member).orElseThrow().startsWith(emulator.baseUrl() + "/"), member);
            }
        }
        assertEquals(
                emulator.baseUrl() + "/adfs/oauth2/token",
                entra.get("/adfs/.well-known/openid-configuration")
                        .json()
                        .string("token_endpoint")
                        .orElseThrow());
    }

    @Test
    void instance_discovery_leads_back_here() {
        JsonObject found = entra.get("/common/discovery/instance?api-version=1.1&authorization_endpoint=x")
                .json();

        assertTrue(found.string("tenant_discovery_endpoint").orElseThrow().startsWith(emulator.baseUrl()));
        assertTrue(found.objects("metadata").get(0).strings("aliases").contains("localhost:" + emulator.port()));
    }

    @Test
    void a_token_has_the_claims_of_azures_is_signed_and_lives_on_the_emulators_clock()
            throws ParseException, JOSEException {
        Answer answer = token("/" + TENANT + "/oauth2/v2.0/token?client-request-id=1", V2);

        assertEquals(200, answer.status(), answer::text);
        assertEquals(86_399, answer.json().integer("expires_in").orElseThrow());
        assertFalse(answer.json().has("id_token"));
        SignedJWT jwt = SignedJWT.parse(answer.json().string("access_token").orElseThrow());
        JWKSet keys = JWKSet.parse(entra.get("/common/discovery/keys").text());
        assertTrue(jwt.verify(new RSASSAVerifier(
                keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey())));
        assertFalse(keys.getKeys().get(0).isPrivate());
        var claims = jwt.getJWTClaimsSet();
        assertEquals(List.of("https://management.core.windows.net/"), claims.getAudience());
        assertEquals("https://sts.windows.net/" + TENANT + "/", claims.getIssuer());
        assertEquals("app", claims.getStringClaim("appid"));
        assertEquals(TENANT, claims.getStringClaim("tid"));
        assertEquals(claims.getSubject(), claims.getStringClaim("oid"));
        assertEquals(emulator.clock().instant(), claims.getNotBeforeTime().toInstant());
    }

    @Test
    void the_first_version_answers_in_strings_and_takes_a_resource_or_a_scope() {
        JsonObject answer = token(
                        "/common/oauth2/token",
                        "client_id=app&grant_type=client_credentials&client_secret=s"
                                + "&resource=https://management.azure.com/")
                .json();

        assertEquals("86399", answer.string("expires_in").orElseThrow());
        assertEquals(
                Long.toString(emulator.clock().instant().getEpochSecond() + 86_399),
                answer.string("expires_on").orElseThrow());
        assertEquals("https://management.azure.com/", answer.string("resource").orElseThrow());
    }

    @Test
    void ad_fs_has_the_first_versions_path_and_counts_seconds_in_numbers_as_the_azure_cli_wants() {
        Answer answer = token("/adfs/oauth2/token", V2);

        assertEquals(200, answer.status(), answer::text);
        assertEquals(86_399, answer.json().integer("expires_in").orElseThrow());
        assertTrue(answer.json().string("access_token").isPresent());
    }

    @Test
    void what_is_missing_from_a_token_request_is_said_as_microsoft_entra_says_it() {
        assertToken(400, "invalid_request", "client_id=a");
        assertToken(400, "unsupported_grant_type", "grant_type=authorization_code&client_id=a");
        assertToken(400, "invalid_request", "grant_type=client_credentials");
        assertToken(401, "invalid_client", "grant_type=client_credentials&client_id=a");
        assertToken(400, "invalid_scope", "grant_type=client_credentials&client_id=a&client_secret=b&scope=x");
    }

    private void assertToken(int status, String error, String form) {
        Answer answer = token("/common/oauth2/v2.0/token", form);
        assertEquals(status, answer.status());
        assertEquals(error, answer.json().string("error").orElseThrow());
        assertTrue(answer.json().string("error_description").orElseThrow().startsWith("AADSTS"));
    }

    @Test
    void managed_identities_get_tokens_as_in_app_service_and_as_on_a_machine() {
        String query = "?api-version=2019-08-01&resource=https://management.azure.com";

        Answer service = entra.get("/msi/token" + query, "X-IDENTITY-HEADER", "x");
        Answer machine = entra.get("/metadata/identity/oauth2/token" + query, "Metadata", "true");

        for (Answer answer : List.of(service, machine)) {
            assertEquals(200, answer.status(), answer::text);
            assertEquals("Bearer", answer.json().string("token_type").orElseThrow());
            assertTrue(answer.json().string("expires_on").orElseThrow().matches("\\d+"));
            assertEquals(
                    "https://management.azure.com",
                    answer.json().string("resource").orElseThrow());
        }
        assertEquals(400, entra.get("/msi/token" + query).status());
        assertEquals(
                400,
                entra.get("/metadata/identity/oauth2/token", "Metadata", "true").status());
    }

    @Test
    void the_clouds_metadata_has_three_shapes() {
        JsonObject oldest =
                entra.get("/metadata/endpoints?api-version=2015-01-01").json();
        assertEquals(
                emulator.baseUrl() + "/adfs",
                oldest.path("authentication", "loginEndpoint").orElseThrow());
        assertTrue(oldest.string("graphEndpoint").isPresent());
        assertEquals(
                2, oldest.objectOrEmpty("authentication").strings("audiences").size());

        assertTrue(
                entra.get("/metadata/endpoints?api-version=2019-05-01").text().startsWith("[{"));

        JsonObject newest =
                entra.get("/metadata/endpoints?api-version=2022-09-01").json();
        assertEquals(emulator.baseUrl() + "/", newest.string("resourceManager").orElseThrow());
        assertEquals(
                Directory.DEFAULT_TENANT,
                newest.path("authentication", "tenant").orElseThrow());
        assertTrue(newest.path("suffixes", "keyVaultDns").isPresent());
    }
}
