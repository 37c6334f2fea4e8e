package dev.malachite.contract.scenarios;

import static io.restassured.RestAssured.given;

import dev.malachite.contract.target.Surroundings;
import dev.malachite.contract.target.Target;
import io.restassured.config.RestAssuredConfig;
import io.restassured.config.SSLConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The article's world in surroundings of its own, seen by a client that speaks one api-version: scenarios share no
 * state, whatever the target. Immutable.
 */
public final class Scene {
    static final String OLDEST = "2021-01-01";
    static final String USUAL = "2024-04-01";
    static final String POLICY = "osspol3";
    static final String INSTANCE = "testpostgresql-empdb11-957d23b1-c679-4c94-ade6-c4d34635e149";

    private static final String ARTICLE_SUBSCRIPTION = "0b352192-dcac-4cc7-992e-a96190ccc68c";
    private static final String ARTICLE_DATA = "f75d8d8b-6735-4697-82e1-1a7a3ff0d5d4";
    private static final String ARTICLE_SERVER = "/subscriptions/" + ARTICLE_DATA
            + "/resourceGroups/ossdemoRG/providers/Microsoft.DBforPostgreSQL/servers/testpostgresql";
    private static final String ARTICLE_GROUP =
            "/subscriptions/" + ARTICLE_SUBSCRIPTION + "/resourceGroups/TestBkpVaultRG";
    private static final String ARTICLE_LOCATION = "westus";
    private static final String ARTICLE_VAULT = "testBkpVault";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Stage stage;
    private final Target target;
    private final String apiVersion;
    private final Surroundings surroundings;

    Scene(Stage stage, String apiVersion, Surroundings surroundings) {
        this.stage = stage;
        this.target = stage.target();
        this.apiVersion = apiVersion;
        this.surroundings = surroundings;
    }

    /** The same world through another api-version. */
    Scene at(String version) {
        return new Scene(stage, version, surroundings);
    }

    String apiVersion() {
        return apiVersion;
    }

    String subscription() {
        return surroundings.subscription();
    }

    String dataSubscription() {
        return surroundings.dataSubscription();
    }

    String group() {
        return surroundings.group();
    }

    String vault() {
        return group() + "/providers/Microsoft.DataProtection/backupVaults/" + surroundings.vault();
    }

    String location() {
        return surroundings.location();
    }

    /** A guard of this scene's own. */
    String guard() {
        return group() + "/providers/Microsoft.DataProtection/resourceGuards/" + surroundings.vault() + "-guard";
    }

    String proxy() {
        return vault() + "/backupResourceGuardProxies/DppResourceGuardProxy";
    }

    String policy() {
        return vault() + "/backupPolicies/" + POLICY;
    }

    String instance() {
        return vault() + "/backupInstances/" + INSTANCE;
    }

    String server() {
        return surroundings.server();
    }

    String database() {
        return surroundings.server() + "/databases/" + surroundings.database();
    }

    /** A file below {@code fixtures/}, with this scene's names. */
    String fixture(String name) {
        try (InputStream stream = Scene.class.getResourceAsStream("/fixtures/" + name)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(ARTICLE_SERVER, surroundings.server())
                    .replace(ARTICLE_GROUP, surroundings.group())
                    .replace("/" + ARTICLE_VAULT + "/", "/" + surroundings.vault() + "/")
                    .replace("/databases/empdb11", "/databases/" + surroundings.database());
            // The article writes the region of its database in another letter case, which shows in answers.
            return surroundings.location().equals(ARTICLE_LOCATION)
                    ? text
                    : text.replaceAll("\"(?i)" + ARTICLE_LOCATION + "\"", '"' + surroundings.location() + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Response get(String path) {
        return sent(() -> request().get(url(path)));
    }

    Response head(String path) {
        return sent(() -> request().head(url(path)));
    }

    Response put(String path, String body) {
        return sent(() -> request(tagged(body)).put(url(path)));
    }

    Response patch(String path, String body) {
        return sent(() -> request(body).patch(url(path)));
    }

    Response post(String path, String body) {
        return sent(() -> request(body).post(url(path)));
    }

    Response delete(String path) {
        return sent(() -> request().delete(url(path)));
    }

    /** Sends once more when the service says that it was asked too often, after as long as it says. */
    private Response sent(Supplier<Response> request) {
        Response answer = request.get();
        for (int attempt = 1; attempt < ATTEMPTS && answer.statusCode() == TOO_MANY_REQUESTS; attempt++) {
            pass(retryAfter(answer));
            answer = request.get();
        }
        return answer;
    }

    private RequestSpecification request(String body) {
        return request().contentType("application/json").body(body);
    }

    /** What has a location has tags, and with them those of the target. */
    private String tagged(String body) {
        if (target.tags().isEmpty() || !body.startsWith("{")) {
            return body;
        }
        ObjectNode resource = (ObjectNode) JsonMapper.shared().readTree(body);
        if (resource.has("location")) {
            target.tags().forEach(resource.withObject("tags")::put);
        }
        return resource.toString();
    }

    /** A request whose URL is sent as it is written, and whose exchange is looked at by every layer. */
    private RequestSpecification request() {
        RequestSpecification request =
                given().urlEncodingEnabled(false).redirects().follow(false).filter(new ExchangeFilter(stage));
        target.trust()
                .ifPresent(trust -> request.config(RestAssuredConfig.config()
                        .sslConfig(SSLConfig.sslConfig().trustStore(trust))));
        return target.authorization()
                .map(value -> request.header("Authorization", value))
                .orElse(request);
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

    /** Backs the database up on demand and waits for its job; returns the job, as it ended. */
    Response backUp() {
        Response accepted = post(instance() + "/backup", fixture("article/backup.json"));
        accepted.then().statusCode(202);
        return awaitJob(result(accepted).path("jobId"));
    }

    /** Waits for a job, as long as jobs take. */
    Response awaitJob(String job) {
        for (Duration waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plusSeconds(30)) {
            Response found = get(job);
            if (!"InProgress".equals(found.path("properties.status"))) {
                return found;
            }
            pass(Duration.ofSeconds(30));
        }
        throw new AssertionError("Still running: " + job);
    }

    /** Asks {@code Location} to the end, waiting as long as each answer says; returns the result. */
    Response result(Response accepted) {
        Response last = accepted;
        for (Duration waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; ) {
            Duration pause = retryAfter(last);
            pass(pause);
            waited = waited.plus(pause);
            last = get(accepted.header("Location"));
            if (last.statusCode() != 202) {
                return last;
            }
        }
        throw new AssertionError("Still running: " + accepted.header("Location"));
    }

    Response poll(Response accepted) {
        return get(accepted.header("Azure-AsyncOperation"));
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
        target.clock().pass(duration);
    }

    private static Duration retryAfter(Response answer) {
        String seconds = answer.header("Retry-After");
        return Duration.ofSeconds(seconds == null ? 5 : Long.parseLong(seconds));
    }

    /** A text with all masked that differs from run to run, so that the rest can be compared letter by letter. */
    String masked(String text) {
        return text.replace(target.baseUrl().toString(), "{arm}")
                .replace(surroundings.group(), ARTICLE_GROUP)
                .replace(surroundings.server(), ARTICLE_SERVER)
                .replace(surroundings.vault(), ARTICLE_VAULT)
                .replace("/" + surroundings.location() + "/", "/" + ARTICLE_LOCATION + "/")
                .replace(ARTICLE_SUBSCRIPTION, "{subscription}")
                .replace(ARTICLE_DATA, "{data}")
                .replace(surroundings.subscription(), "{subscription}")
                .replace(surroundings.dataSubscription(), "{data}")
                .replaceAll("[A-Za-z0-9+]{98}==", "{op}")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?Z", "{time}")
                .replaceAll("(?<!empdb11-)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "{guid}");
    }
}
