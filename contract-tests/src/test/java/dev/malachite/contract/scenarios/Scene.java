package dev.malachite.contract.scenarios;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/**
 * The article's world in subscriptions of its own, seen by a client that speaks one api-version: scenarios share no
 * state, whatever the target. Immutable.
 */
final class Scene {
    static final String OLDEST = "2021-01-01";
    static final String USUAL = "2024-04-01";
    static final String VAULT = "testBkpVault";
    static final String POLICY = "osspol3";
    static final String INSTANCE = "testpostgresql-empdb11-957d23b1-c679-4c94-ade6-c4d34635e149";

    private static final String ARTICLE_VAULTS = "0b352192-dcac-4cc7-992e-a96190ccc68c";
    private static final String ARTICLE_DATA = "f75d8d8b-6735-4697-82e1-1a7a3ff0d5d4";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Target target;
    private final String apiVersion;
    private final String subscription;
    private final String dataSubscription;

    private Scene(Target target, String apiVersion, String subscription, String dataSubscription) {
        this.target = target;
        this.apiVersion = apiVersion;
        this.subscription = subscription;
        this.dataSubscription = dataSubscription;
    }

    /** New subscriptions: nobody has been there. */
    static Scene fresh(Target target, String apiVersion) {
        return new Scene(
                target,
                apiVersion,
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString());
    }

    /** The subscriptions of the article, for a seeded world. */
    static Scene ofTheArticle(Target target, String apiVersion) {
        return new Scene(target, apiVersion, ARTICLE_VAULTS, ARTICLE_DATA);
    }

    /** The same world through another api-version. */
    Scene at(String version) {
        return new Scene(target, version, subscription, dataSubscription);
    }

    String apiVersion() {
        return apiVersion;
    }

    String subscription() {
        return subscription;
    }

    String dataSubscription() {
        return dataSubscription;
    }

    String group() {
        return "/subscriptions/" + subscription + "/resourceGroups/TestBkpVaultRG";
    }

    String vault() {
        return group() + "/providers/Microsoft.DataProtection/backupVaults/" + VAULT;
    }

    String policy() {
        return vault() + "/backupPolicies/" + POLICY;
    }

    String instance() {
        return vault() + "/backupInstances/" + INSTANCE;
    }

    String server() {
        return "/subscriptions/" + dataSubscription
                + "/resourceGroups/ossdemoRG/providers/Microsoft.DBforPostgreSQL/servers/testpostgresql";
    }

    /** A file below {@code fixtures/}, with this scene's subscriptions. */
    String fixture(String name) {
        try (InputStream stream = Scene.class.getResourceAsStream("/fixtures/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(ARTICLE_VAULTS, subscription)
                    .replace(ARTICLE_DATA, dataSubscription);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Response get(String path) {
        return request().get(url(path));
    }

    Response put(String path, String body) {
        return request().contentType("application/json").body(body).put(url(path));
    }

    Response patch(String path, String body) {
        return request().contentType("application/json").body(body).patch(url(path));
    }

    Response post(String path, String body) {
        return request().contentType("application/json").body(body).post(url(path));
    }

    Response delete(String path) {
        return request().delete(url(path));
    }

    /** A request whose URL is sent as it is written. */
    static RequestSpecification request() {
        return given().urlEncodingEnabled(false).redirects().follow(false);
    }

    /** The path as an absolute URL with this api-version; a URL stays as it is. */
    String url(String path) {
        return path.startsWith("http")
                ? path
                : target.baseUrl() + path + (path.contains("?") ? "&" : "?") + "api-version=" + apiVersion;
    }

    Scene withVaultAndPolicy() {
        follow(put(vault(), fixture("article/vault.json"))
                .then()
                .statusCode(201)
                .extract()
                .response());
        put(policy(), fixture("article/policy.json")).then().statusCode(200);
        return this;
    }

    Response validate() {
        return post(vault() + "/validateForBackup", fixture("article/validate.json"));
    }

    Response protect() {
        return put(instance(), fixture("article/backup-instance.json"));
    }

    /** Protects the database and waits until it is. */
    Scene withProtection() {
        follow(protect().then().statusCode(201).extract().response());
        awaitState("ProtectionConfigured");
        return this;
    }

    Response poll(Response accepted) {
        return request().get(accepted.header("Azure-AsyncOperation"));
    }

    /** Polls to the end, waiting as long as each answer says; returns the last status document. */
    Response follow(Response accepted) {
        Response last = accepted;
        for (Duration waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; ) {
            Duration pause = retryAfter(last);
            pass(pause);
            waited = waited.plus(pause);
            last = poll(accepted).then().statusCode(200).extract().response();
            if (!"Inprogress".equals(last.path("status"))) {
                return last;
            }
        }
        throw new AssertionError("Still running: " + accepted.header("Azure-AsyncOperation"));
    }

    Response awaitState(String state) {
        for (Duration waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plusSeconds(5)) {
            Response found = get(instance());
            if (state.equals(found.path("properties.currentProtectionState"))) {
                return found;
            }
            pass(Duration.ofSeconds(5));
        }
        throw new AssertionError("Never " + state);
    }

    void pass(Duration duration) {
        target.pass(duration);
    }

    private static Duration retryAfter(Response answer) {
        String seconds = answer.header("Retry-After");
        return Duration.ofSeconds(seconds == null ? 5 : Long.parseLong(seconds));
    }

    /** A text with all masked that differs from run to run, so that the rest can be compared letter by letter. */
    String masked(String text) {
        return text.replace(target.baseUrl(), "{arm}")
                .replace(subscription, "{subscription}")
                .replace(dataSubscription, "{data}")
                .replaceAll("[A-Za-z0-9+]{98}==", "{op}")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?Z", "{time}")
                .replaceAll("(?<!empdb11-)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "{guid}");
    }
}
