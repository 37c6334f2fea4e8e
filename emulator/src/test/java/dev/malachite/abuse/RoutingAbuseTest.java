package dev.malachite.abuse;

import static dev.malachite.abuse.Victim.AT_2024;
import static dev.malachite.abuse.Victim.SUBSCRIPTION;
import static dev.malachite.abuse.Victim.VAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs that no well-behaved client sends. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutingAbuseTest {
    private static final String VAULTS =
            SUBSCRIPTION + "/resourceGroups/TestBkpVaultRG/providers/Microsoft.DataProtection/backupVaults";

    private Victim victim;

    @BeforeAll
    void start() {
        victim = new Victim();
    }

    @AfterAll
    void stop() {
        victim.close();
    }

    private RawAnswer get(String target) {
        return victim.wire.send("GET " + target);
    }

    private void refusesGet(int status, String code, String target) {
        victim.refuses(status, code, wire -> wire.send("GET " + target));
    }

    @Test
    void doubled_and_trailing_slashes_are_served_without_a_redirect() {
        RawAnswer doubled = get(VAULT.replace("/", "//") + AT_2024);
        RawAnswer trailing = get(VAULT + "/" + AT_2024);

        assertEquals(200, doubled.status());
        assertEquals(200, trailing.status());
        assertEquals(doubled.body(), trailing.body());
    }

    @Test
    void keywords_are_read_in_any_case() {
        String shouted = VAULT.replace("resourceGroups", "RESOURCEGROUPS")
                .replace("subscriptions", "SubScriptions")
                .replace("providers", "PROVIDERS")
                .replace("Microsoft.DataProtection", "MICROSOFT.DATAPROTECTION")
                .replace("backupVaults", "BACKUPVAULTS");

        assertEquals(200, get(shouted + AT_2024).status());
    }

    @Test
    void keywords_are_read_in_any_case_where_the_locale_is_turkish() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            RawAnswer answer = get(VAULT.toUpperCase(Locale.ROOT).replace("/TESTBKPVAULTRG/", "/testbkpvaultrg/")
                    + "?API-VERSION=2024-04-01");

            assertEquals(200, answer.status(), () -> Victim.text(answer));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void encoded_letters_are_decoded() {
        assertEquals(
                200,
                get(VAULT.replace("testBkpVault", "test%42kp%56ault") + AT_2024).status());
    }

    @ParameterizedTest(name = "the path with {0} is refused before it is read")
    @ValueSource(strings = {"%zz", "%", "%4", "%00"})
    void a_path_that_http_itself_refuses_is_answered_in_arms_words(String escape) {
        Victim.assertRefusal(400, "BadRequest", get(VAULT + escape + Victim.AT_2024));
    }

    @ParameterizedTest(name = "the path with {0} is malformed")
    @ValueSource(strings = {"%0d%0aX-Evil:1", "%c0%af", "%ff", "%ed%a0%80", "%2F", "%2f.."})
    void a_broken_or_dangerous_escape_is_refused(String escape) {
        refusesGet(400, "BadRequest", VAULT + escape + AT_2024);
    }

    @ParameterizedTest(name = "{0} climbs nowhere")
    @ValueSource(strings = {"/..", "/%2e%2e", "/%2E%2e/%2e%2e/etc/passwd", "/../../x", "/./x", "/%2e/x"})
    void nobody_climbs_out_of_a_path(String climb) {
        refusesGet(400, "BadRequest", VAULT + climb + AT_2024);
    }

    @ParameterizedTest(name = "the subscription {0} is none")
    @ValueSource(
            strings = {"not-a-guid", "0b352192dcac4cc7992ea96190ccc68c", "0b352192-dcac-4cc7-992e-a96190ccc68g", "'--"})
    void a_subscription_is_a_guid(String subscription) {
        refusesGet(
                400,
                "InvalidSubscriptionId",
                VAULT.replace("0b352192-dcac-4cc7-992e-a96190ccc68c", subscription) + AT_2024);
    }

    @Test
    void a_subscription_is_read_in_any_case() {
        assertEquals(
                200,
                get(VAULT.replace("0b352192-dcac-4cc7-992e-a96190ccc68c", "0B352192-DCAC-4CC7-992E-A96190CCC68C")
                                + AT_2024)
                        .status());
    }

    @Test
    void a_type_that_the_namespace_has_not_is_named() {
        refusesGet(404, "InvalidResourceType", VAULTS.replace("backupVaults", "backupVolts/x") + AT_2024);
    }

    @Test
    void a_resource_of_a_namespace_that_nobody_has_is_not_found() {
        refusesGet(404, "ResourceNotFound", VAULT.replace("Microsoft.DataProtection", "Microsoft.Nothing") + AT_2024);
    }

    @ParameterizedTest(name = "{0} leads nowhere")
    @ValueSource(
            strings = {"/", "/favicon.ico", "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c/what", "/index.html"})
    void a_path_that_leads_nowhere_is_not_found(String path) {
        refusesGet(404, "HttpResourceNotFound", path + AT_2024);
    }

    @Test
    void a_missing_parent_and_a_missing_child_are_told_apart() {
        refusesGet(404, "ParentResourceNotFound", VAULT + "x/backupPolicies/osspol3" + AT_2024);
        refusesGet(404, "ResourceNotFound", VAULT + "/backupPolicies/nothing" + AT_2024);
    }

    @ParameterizedTest(name = "{0} is not allowed and the answer says what is")
    @ValueSource(strings = {"POST", "OPTIONS", "TRACE", "PROPFIND", "BREW"})
    void a_method_that_the_path_has_not_is_405_with_allow(String method) {
        RawAnswer answer = victim.refuses(405, "MethodNotAllowed", wire -> wire.send(method + " " + VAULT + AT_2024));

        assertEquals("DELETE, GET, PATCH, PUT", answer.header("Allow").orElse(""));
    }

    @Test
    void head_has_the_headers_of_get_and_no_body() {
        RawAnswer get = get(VAULT + AT_2024);

        RawAnswer head = victim.wire.send("HEAD " + VAULT + AT_2024);

        assertEquals(200, head.status());
        assertEquals("", head.body());
        assertEquals(get.header("Content-Type"), head.header("Content-Type"));
        assertEquals(get.header("Content-Length"), head.header("Content-Length"));
    }

    @Test
    void content_type_has_its_blank() {
        assertEquals(
                "application/json; charset=utf-8",
                get(VAULT + AT_2024).header("Content-Type").orElse(""));
    }

    @ParameterizedTest(name = "an instance cannot be called {0}")
    @ValueSource(strings = {"a%3Cb", "a%3Eb", "a%25b", "a%26b", "a%3Ab", "a%3Fb", "%20", "a%5Cb", "a."})
    void a_name_with_characters_that_arm_takes_in_no_name_is_refused(String name) {
        victim.refuses(
                400,
                "InvalidResourceName",
                wire -> wire.sendJson(
                        "PUT " + VAULT + "/backupInstances/" + name + AT_2024, Victim.article("backup-instance.json")));
    }

    @Test
    void a_name_longer_than_arm_takes_is_refused() {
        victim.refuses(
                400,
                "InvalidResourceName",
                wire -> wire.sendJson(
                        "PUT " + VAULT + "/backupInstances/" + "n".repeat(261) + AT_2024,
                        Victim.article("backup-instance.json")));
    }

    @Test
    void a_policy_name_longer_than_arm_takes_is_refused() {
        RawAnswer answer = victim.refuses(
                400,
                "InvalidResourceName",
                wire -> wire.sendJson(
                        "PUT " + VAULT + "/backupPolicies/" + "n".repeat(300) + AT_2024,
                        Victim.article("policy.json")));
        assertTrue(answer.status() == 400);
    }

    @Test
    void a_url_longer_than_8_kib_is_414() {
        refusesGet(414, "RequestUriTooLong", VAULT + "/" + "x".repeat(9_000) + AT_2024);
    }

    @Test
    void a_url_longer_than_the_servers_buffer_is_refused_in_arms_words() {
        RawAnswer answer = get(VAULT + "/" + "x".repeat(60_000) + AT_2024);

        Victim.assertRefusal(414, "RequestUriTooLong", answer);
    }

    @Test
    void the_instance_is_found_with_an_unescaped_utf8_query_beside_it() {
        assertEquals(200, get(Victim.INSTANCE + AT_2024 + "&x=%E2%82%AC").status());
    }
}
