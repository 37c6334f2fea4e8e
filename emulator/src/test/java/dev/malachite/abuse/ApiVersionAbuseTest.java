package dev.malachite.abuse;

import static dev.malachite.abuse.Victim.VAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The query parameter that every request must carry, in every wrong form. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiVersionAbuseTest {
    private Victim victim;

    @BeforeAll
    void start() {
        victim = new Victim();
    }

    @AfterAll
    void stop() {
        victim.close();
    }

    @ParameterizedTest(name = "\"{0}\" has no version")
    @ValueSource(
            strings = {
                "",
                "?",
                "?api-version=",
                "?version=2024-04-01",
                "?api-version",
                "?&&&",
                "?%zz=1",
                "?api-version=2024-04-01%00"
            })
    void a_request_without_a_version_is_refused(String query) {
        victim.refuses(400, "MissingApiVersionParameter", wire -> wire.send("GET " + VAULT + query));
    }

    @ParameterizedTest(name = "\"{0}\" is no version")
    @ValueSource(strings = {"latest", "2024-4-1", "2024-04-01x", "20240401", "2024-04-01-evil", "%20", "%3Cscript%3E"})
    void what_has_not_the_form_of_a_version_is_refused(String version) {
        victim.refuses(
                400, "InvalidApiVersionParameter", wire -> wire.send("GET " + VAULT + "?api-version=" + version));
    }

    @ParameterizedTest(name = "{0} is not served")
    @ValueSource(strings = {"2099-01-01", "2020-01-01", "2024-04-01-preview", "0000-00-00"})
    void a_version_that_the_type_has_not_is_refused(String version) {
        victim.refuses(400, "NoRegisteredProviderFound", wire -> wire.send("GET " + VAULT + "?api-version=" + version));
    }

    @Test
    void the_key_is_read_in_any_case() {
        assertEquals(
                200,
                victim.wire.send("GET " + VAULT + "?API-Version=2024-04-01").status());
    }

    @ParameterizedTest(name = "2024-04-01 and {0} are no version")
    @ValueSource(strings = {"2024-04-01", "2021-01-01"})
    void two_versions_are_none(String second) {
        victim.refuses(
                400,
                "InvalidApiVersionParameter",
                wire -> wire.send("GET " + VAULT + "?api-version=2024-04-01&api-version=" + second));
    }

    @Test
    void a_version_in_a_header_is_none() {
        victim.refuses(400, "MissingApiVersionParameter", wire -> wire.send("GET " + VAULT, "api-version: 2024-04-01"));
    }

    @Test
    void an_endless_version_is_not_repeated_without_end() {
        RawAnswer answer = victim.refuses(
                400,
                "InvalidApiVersionParameter",
                wire -> wire.send("GET " + VAULT + "?api-version=" + "9".repeat(5_000)));

        assertEquals(true, answer.body().length() < 2_000, "It was repeated");
    }
}
