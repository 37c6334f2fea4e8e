package dev.malachite.identity;

import dev.malachite.endpoint.Endpoint;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.json.JsonObject;
import java.util.List;

/**
 * Tells clients where a cloud's endpoints are: everywhere here. Three shapes, by api-version.
 *
 * <p>Source: az CLI traffic (2015-01-01: the login endpoint must end in {@code adfs} for versions before 2.54, which
 * otherwise ask Microsoft whether they may trust us); client sources (2019-05-01, 2022-09-01).
 */
public final class CloudMetadata {
    private static final String AUDIENCE = "https://management.core.windows.net/";

    private final String tenantId;

    public CloudMetadata(String tenantId) {
        this.tenantId = tenantId;
    }

    public List<Endpoint> endpoints() {
        return List.of(new Endpoint("GET", "/metadata/endpoints", this::answer));
    }

    private EndpointResponse answer(EndpointRequest request) {
        String version = request.query().value("api-version").orElse("2015-01-01");
        String base = request.baseUrl();
        if (version.compareTo("2018") < 0) {
            return EndpointResponse.ok(oldest(base));
        }
        JsonObject cloud = cloud(base);
        return version.compareTo("2022") < 0
                ? EndpointResponse.text(200, "application/json; charset=utf-8", "[" + cloud + "]")
                : EndpointResponse.ok(cloud);
    }

    private static JsonObject oldest(String base) {
        return JsonObject.of(
                "galleryEndpoint", base + "/",
                "graphEndpoint", base + "/",
                "portalEndpoint", base + "/",
                "authentication",
                        JsonObject.of(
                                "loginEndpoint",
                                base + "/adfs",
                                "audiences",
                                List.of(AUDIENCE, "https://management.azure.com/")));
    }

    private JsonObject cloud(String base) {
        return JsonObject.builder()
                .put("name", "Malachite")
                .put("portal", base)
                .put("resourceManager", base + "/")
                .put(
                        "authentication",
                        JsonObject.of(
                                "loginEndpoint",
                                base + "/",
                                "audiences",
                                List.of(AUDIENCE, "https://management.azure.com/"),
                                "tenant",
                                tenantId,
                                "identityProvider",
                                "AAD"))
                .put("graph", base + "/")
                .put("graphAudience", base + "/")
                .put("microsoftGraphResourceId", base + "/")
                .put("gallery", base + "/")
                .put("batch", base + "/")
                .put("media", base + "/")
                .put("vmImageAliasDoc", base + "/")
                .put("activeDirectoryDataLake", base + "/")
                .put("sqlManagement", base + "/")
                .put("logAnalyticsResourceId", base + "/")
                .put(
                        "suffixes",
                        JsonObject.of(
                                "keyVaultDns", "vault.azure.net",
                                "storage", "core.windows.net",
                                "sqlServerHostname", "database.windows.net",
                                "acrLoginServer", "azurecr.io",
                                "mhsmDns", "managedhsm.azure.net",
                                "postgresqlServerEndpoint", "postgres.database.azure.com"))
                .build();
    }
}
