package dev.malachite.contract.azure;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.auth.AuthMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The emulator posing as Azure: HTTPS with a certificate of its own, and a token endpoint whose tokens it wants. */
final class Poser implements AutoCloseable {
    static final String SUBSCRIPTION = "5d1f0c6e-3f0b-4c57-9d0e-6f1a2b3c4d5e";
    static final String TENANT = "7e000000-0000-4000-8000-000000000001";
    static final String CLIENT = "c11e0000-0000-4000-8000-000000000002";
    static final String SECRET = "planted-client-secret";
    static final String GROUP = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/contract-rg";
    static final String DATABASE = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/data-rg/providers"
            + "/Microsoft.DBforPostgreSQL/servers/contoso-sql/databases/orders";

    private final Emulator emulator;
    private final Path folder;

    Poser(Pace pace, Path folder) {
        this.folder = folder;
        this.emulator = Emulator.start(EmulatorConfig.builder()
                .port(0)
                .httpsPort(OptionalInt.of(0))
                .pace(pace)
                .auth(AuthMode.SHAPE)
                .build());
        plain("PUT", DATABASE + "?api-version=2017-12-01", "{}");
    }

    Emulator emulator() {
        return emulator;
    }

    /** Where ARM and the token endpoint are. */
    URI secure() {
        return URI.create(emulator.secureBaseUrl().orElseThrow());
    }

    /** The emulator's own certificate authority, as a file. */
    Path certificateAuthority() {
        return written("ca.pem", plain("/_malachite/tls/ca.pem"));
    }

    /** A configuration for this Azure, as a user writes it. */
    Path configuration() {
        return written(
                "contract.yaml", """
                arm: %s
                authority: %s
                certificateAuthority: %s
                subscription: %s
                resourceGroup: contract-rg
                location: westeurope
                database: %s
                """.formatted(secure(), secure(), certificateAuthority(), SUBSCRIPTION, DATABASE));
    }

    /** What somebody sees who asks without HTTPS. */
    String plain(String path) {
        return plain("GET", path, "");
    }

    private String plain(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(emulator.baseUrl() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Names of the vaults and guards that are in the group. */
    String left() {
        String provider = GROUP + "/providers/Microsoft.DataProtection/";
        return plain(provider + "backupVaults?api-version=2024-04-01")
                + plain(provider + "resourceGuards?api-version=2024-04-01");
    }

    private Path written(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        emulator.close();
    }
}
