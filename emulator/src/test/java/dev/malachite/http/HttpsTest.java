package dev.malachite.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.Answer;
import dev.malachite.Caller;
import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.Trusting;
import dev.malachite.schema.SelfCheck;
import dev.malachite.tls.DataFolder;
import dev.malachite.tls.ServerKeys;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HttpsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String[] TOKEN = {"Authorization", "Bearer opaque"};
    private static final String VAULT =
            "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c/resourceGroups/rg/providers"
                    + "/Microsoft.DataProtection/backupVaults/vault1?api-version=2024-04-01";
    private static final String VAULT_BODY = "{\"location\":\"westus\",\"properties\":{\"storageSettings\":"
            + "[{\"datastoreType\":\"VaultStore\",\"type\":\"LocallyRedundant\"}]}}";

    private static final String HSTS = "Strict-Transport-Security";

    @TempDir
    private Path folder;

    private Emulator start() {
        return Emulator.start(config().build());
    }

    private EmulatorConfig.Builder config() {
        return EmulatorConfig.builder()
                .port(0)
                .httpsPort(OptionalInt.of(0))
                .dataFolder(folder)
                .selfCheck(SelfCheck.FAIL);
    }

    @Test
    void http_2_and_http_1_1_are_spoken_on_the_https_port() {
        try (Emulator emulator = start()) {
            String url = emulator.secureBaseUrl().orElseThrow();
            HttpClient trusting = Trusting.client(emulator.serverKeys());

            Answer second = new Caller(trusting, url).get("/_malachite/info");

            assertEquals(HttpClient.Version.HTTP_2, second.http().version());
            assertEquals(200, second.status());
            assertEquals(
                    200,
                    new Caller(trusting, url.replace("localhost", "127.0.0.1"))
                            .get("/health")
                            .status());
        }
    }

    @Test
    void a_client_that_does_not_trust_the_authority_gets_nothing() {
        try (Emulator emulator = start()) {
            Caller stranger = new Caller(
                    HttpClient.newHttpClient(), emulator.secureBaseUrl().orElseThrow());

            assertThrows(java.io.UncheckedIOException.class, () -> stranger.get("/health"));
        }
    }

    @Test
    void urls_lead_back_to_where_the_client_came_from() {
        try (Emulator emulator = start()) {
            String secure = emulator.secureBaseUrl().orElseThrow();

            String over = Trusting.caller(emulator)
                    .put(VAULT, VAULT_BODY, TOKEN)
                    .header("Azure-AsyncOperation")
                    .orElseThrow();
            String plain = new Caller(emulator)
                    .put(VAULT.replace("vault1", "vault2"), VAULT_BODY)
                    .header("Azure-AsyncOperation")
                    .orElseThrow();

            assertTrue(over.startsWith(secure + "/"), over);
            assertTrue(plain.startsWith(emulator.baseUrl() + "/"), plain);
            assertEquals(200, Trusting.caller(emulator).get(over, TOKEN).status());
        }
    }

    @Test
    void nothing_is_made_before_the_first_handshake() throws IOException {
        try (Emulator emulator = start()) {
            new Caller(emulator).get("/health");
            try (Stream<Path> files = Files.list(folder)) {
                assertEquals(List.of(), files.toList());
            }
        }
    }

    @Test
    void the_files_are_their_owners_alone() throws IOException {
        keys(NOW).current();

        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> !file.endsWith(".lock")).toList()) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        file::toString);
            }
        }
    }

    @Test
    void the_certificate_is_what_strict_verifiers_ask_for() throws CertificateParsingException {
        List<X509Certificate> chain = keys(NOW).current().chain();
        X509Certificate leaf = chain.get(0);
        X509Certificate authority = chain.get(1);

        Set<String> names = new TreeSet<>();
        leaf.getSubjectAlternativeNames().forEach(name -> names.add((String) name.get(1)));
        assertEquals(
                Set.of(
                        "localhost",
                        "127.0.0.1",
                        "0:0:0:0:0:0:0:1",
                        "host.docker.internal",
                        "management.azure.com",
                        "login.microsoftonline.com",
                        "more.example"),
                names);
        assertEquals(-1, leaf.getBasicConstraints());
        assertEquals(List.of("1.3.6.1.5.5.7.3.1"), leaf.getExtendedKeyUsage());
        assertTrue(authority.getBasicConstraints() >= 0);
        assertTrue(authority.getCriticalExtensionOIDs().containsAll(Set.of("2.5.29.19", "2.5.29.15")));
        assertTrue(authority.getKeyUsage()[5], "the authority may sign certificates");
        assertTrue(leaf.getNonCriticalExtensionOIDs().containsAll(Set.of("2.5.29.14", "2.5.29.35")));
        Duration lives = Duration.between(
                leaf.getNotBefore().toInstant(), leaf.getNotAfter().toInstant());
        assertTrue(lives.compareTo(Duration.ofDays(397)) <= 0, lives::toString);
    }

    @Test
    void the_same_certificate_is_used_until_it_is_about_to_end_and_the_authority_stays() {
        X509Certificate first = keys(NOW).current().certificate();

        assertEquals(first, keys(NOW.plus(Duration.ofDays(300))).current().certificate());

        List<X509Certificate> renewed =
                keys(NOW.plus(Duration.ofDays(380))).current().chain();
        assertNotEquals(first, renewed.get(0));
        assertEquals(first.getIssuerX500Principal(), renewed.get(1).getSubjectX500Principal());
    }

    @Test
    void a_host_that_the_certificate_lacks_makes_a_new_one() {
        X509Certificate first = keys(NOW).current().certificate();

        ServerKeys more = ServerKeys.made(
                new DataFolder(folder), List.of("more.example", "other.example"), InstantSource.fixed(NOW));

        assertNotEquals(first, more.current().certificate());
        assertEquals(
                first.getIssuerX500Principal(), more.current().certificate().getIssuerX500Principal());
    }

    private ServerKeys keys(Instant now) {
        return ServerKeys.made(new DataFolder(folder), List.of("more.example"), InstantSource.fixed(now));
    }

    @Test
    void the_authority_can_be_had_over_http_and_no_private_key_can() {
        try (Emulator emulator = start()) {
            Answer pem = new Caller(emulator).get("/_malachite/tls/ca.pem");

            assertEquals(emulator.serverKeys().authorityPem(), pem.text());
            assertTrue(pem.text().startsWith("-----BEGIN CERTIFICATE-----"));
            assertFalse(pem.text().contains("PRIVATE KEY"));
            for (String path : List.of("ca.key", "server.key", "tokens.jwk", "../ca.key")) {
                int status = new Caller(emulator).get("/_malachite/tls/" + path).status();
                assertTrue(status >= 400, path);
            }
        }
    }

    @Test
    void ones_own_certificate_is_served_as_it_is() {
        keys(InstantSource.system().instant()).current();
        EmulatorConfig.OwnCertificate own =
                new EmulatorConfig.OwnCertificate(folder.resolve("server.pem"), folder.resolve("server.key"));
        try (Emulator emulator = Emulator.start(config().dataFolder(folder.resolve("unused"))
                .ownCertificate(java.util.Optional.of(own))
                .build())) {
            assertEquals(200, Trusting.caller(emulator).get("/health").status());
            assertFalse(Files.exists(folder.resolve("unused")));
            assertArrayEquals(
                    keys(InstantSource.system().instant()).current().key().getEncoded(),
                    emulator.serverKeys().current().key().getEncoded());
        }
    }

    @Test
    void browsers_are_not_told_to_refuse_plain_http_on_this_machine_for_a_year() {
        try (Emulator emulator = start()) {
            String path = "/subscriptions?api-version=2022-12-01";
            assertEquals(
                    "max-age=0",
                    Trusting.caller(emulator).get(path).header(HSTS).orElseThrow());
            assertEquals(
                    "max-age=31536000; includeSubDomains",
                    new Caller(emulator).get(path).header(HSTS).orElseThrow(),
                    "over plain HTTP the header has no effect, and Azure sends it");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://azure.example", "https://localhost.example", "https://localhost-of-mine:8453"})
    void a_host_elsewhere_is_told_as_azure_tells_it_however_its_name_begins(String url) {
        try (Emulator emulator = Emulator.start(
                config().publicBaseUrl(java.util.Optional.of(url)).build())) {
            Caller behind = new Caller(
                    Trusting.client(emulator.serverKeys()),
                    "https://localhost:" + emulator.httpsPort().getAsInt());
            assertEquals(
                    "max-age=31536000; includeSubDomains",
                    behind.get("/subscriptions?api-version=2022-12-01", "Authorization", "Bearer opaque")
                            .header(HSTS)
                            .orElseThrow());
        }
    }

    @Test
    void a_proxy_is_believed_when_it_is_trusted_and_not_otherwise() {
        String[] said = {"X-Forwarded-Host", "azure.example:444", "X-Forwarded-Proto", "https"};
        try (Emulator trusting = Emulator.start(config().trustProxy(true).build());
                Emulator careful = start()) {
            assertEquals(
                    "https://azure.example:444/adfs",
                    loginEndpoint(new Caller(trusting).get("/metadata/endpoints?api-version=2015-01-01", said)));
            assertEquals(
                    "https://other.example/adfs",
                    loginEndpoint(new Caller(trusting)
                            .get(
                                    "/metadata/endpoints?api-version=2015-01-01",
                                    "Forwarded",
                                    "for=1.2.3.4;host=other.example;proto=https")));
            assertEquals(
                    trusting.baseUrl() + "/adfs",
                    loginEndpoint(new Caller(trusting)
                            .get("/metadata/endpoints?api-version=2015-01-01", "X-Forwarded-Host", "evil/path")));
            assertEquals(
                    careful.baseUrl() + "/adfs",
                    loginEndpoint(new Caller(careful).get("/metadata/endpoints?api-version=2015-01-01", said)));
        }
    }

    private static String loginEndpoint(Answer metadata) {
        return metadata.json().path("authentication", "loginEndpoint").orElseThrow();
    }
}
