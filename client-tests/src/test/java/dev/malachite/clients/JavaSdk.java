package dev.malachite.clients;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.resourcemanager.resources.ResourceManager;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The Azure SDK for Java, made as its users make it: an ordinary credential, and the addresses of a cloud. */
abstract class JavaSdk {
    @TempDir
    Path folder;

    Served served;
    ResourceManager azure;

    @BeforeEach
    void start() throws GeneralSecurityException, IOException {
        served = Served.in(folder);
        HttpClient http =
                new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(trust())).build();
        TokenCredential credential = new ClientSecretCredentialBuilder()
                .tenantId(Served.TENANT)
                .clientId("11111111-1111-1111-1111-111111111111")
                .clientSecret("any")
                .authorityHost(served.url())
                .disableInstanceDiscovery()
                .httpClient(http)
                .build();
        AzureEnvironment environment = new AzureEnvironment(Map.of(
                "resourceManagerEndpointUrl", served.url() + "/",
                "activeDirectoryEndpointUrl", served.url() + "/",
                "managementEndpointUrl", "https://management.azure.com/",
                "microsoftGraphResourceId", served.url() + "/"));
        azure = ResourceManager.configure()
                .withHttpClient(http)
                .authenticate(credential, new AzureProfile(Served.TENANT, Served.SUBSCRIPTION, environment))
                .withSubscription(Served.SUBSCRIPTION);
    }

    private SSLContext trust() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
                "ca", served.emulator().serverKeys().current().chain().get(1));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @AfterEach
    void stop() {
        served.close();
    }
}
