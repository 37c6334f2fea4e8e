package dev.malachite.abuse;

import static dev.malachite.abuse.Victim.AT_2024;
import static dev.malachite.abuse.Victim.VAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are none, too much, or not what they say. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodyAbuseTest {
    private static final String PUT = "PUT " + VAULT + "new" + AT_2024;
    private static final String GOOD = "{\"location\":\"westus\",\"properties\":{\"storageSettings\":["
            + "{\"datastoreType\":\"VaultStore\",\"type\":\"LocallyRedundant\"}]}}";

    private Victim victim;

    @BeforeAll
    void start() {
        victim = new Victim();
    }

    @AfterAll
    void stop() {
        victim.close();
    }

    private void refusesBody(String body) {
        victim.refuses(400, "InvalidRequestContent", wire -> wire.sendJson(PUT, body));
    }

    static List<String> notJson() {
        return List.of(
                "null",
                "[]",
                "42",
                "\"text\"",
                "{",
                "{\"location\":}",
                "{\"location\":\"westus\",}",
                "{\"location\":NaN}",
                "{'location':'westus'}",
                "{/* why */\"location\":\"westus\"}",
                "{}{}",
                "{} x",
                "\u0000",
                " ",
                "<xml/>");
    }

    @ParameterizedTest(name = "the body {0} is no object in JSON")
    @MethodSource("notJson")
    void what_is_no_json_object_is_refused(String body) {
        refusesBody(body);
    }

    @Test
    void a_body_that_is_missing_is_refused() {
        victim.refuses(400, "InvalidRequestContent", wire -> wire.send(PUT, "Content-Length: 0"));
        victim.refuses(400, "InvalidRequestContent", wire -> wire.send(PUT));
    }

    @Test
    void a_byte_order_mark_is_overlooked() {
        RawAnswer answer = victim.wire.sendJson("PUT " + VAULT + "bom" + AT_2024, "\uFEFF" + GOOD);

        assertEquals(201, answer.status(), () -> Victim.text(answer));
        victim.wire.send("DELETE " + VAULT + "bom" + AT_2024);
        victim.wire.sendJson("POST /_malachite/clock/advance", "{\"by\":\"PT2M\"}");
    }

    @ParameterizedTest(name = "a body in {0} is answered, whatever it says")
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void a_body_in_another_encoding_is_read_or_refused_but_never_a_fault(String charset) {
        RawAnswer answer = victim.wire.sendJson(
                "POST " + VAULT + "/validateForBackup" + AT_2024,
                "{\"nothing\":1}".getBytes(java.nio.charset.Charset.forName(charset)));

        assertEquals(400, answer.status(), () -> Victim.text(answer));
    }

    @Test
    void bytes_that_are_no_utf8_are_refused() {
        byte[] body = "{\"location\":\"we?tus\"}".getBytes(StandardCharsets.UTF_8);
        body[15] = (byte) 0xC3;
        body[16] = (byte) 0x28;

        victim.refuses(400, "InvalidRequestContent", wire -> wire.sendJson(PUT, body));
    }

    @Test
    void a_lone_surrogate_is_refused_or_harmless() {
        RawAnswer answer = victim.wire.sendJson("PATCH " + VAULT + "none" + AT_2024, "{\"tags\":{\"a\":\"\\ud800\"}}");

        assertTrue(answer.status() == 400 || answer.status() == 404, () -> Victim.text(answer));
    }

    @Test
    void of_a_member_that_is_there_twice_the_last_counts() {
        RawAnswer answer = victim.wire.sendJson(
                "PUT " + VAULT + "twice" + AT_2024,
                GOOD.replace("{\"location\"", "{\"location\":\"eastus\",\"location\""));

        assertEquals("westus", answer.json().string("location").orElse(""), () -> Victim.text(answer));
        victim.wire.sendJson("POST /_malachite/clock/advance", "{\"by\":\"PT2M\"}");
    }

    @Test
    void nesting_without_end_is_refused() {
        refusesBody("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
        refusesBody("{\"a\":" + "[".repeat(50_000));
    }

    @Test
    void a_number_without_end_is_refused() {
        refusesBody("{\"location\":" + "9".repeat(10_000) + "}");
        assertEquals(
                400, victim.wire.sendJson(PUT, "{\"location\":1e99999999999}").status());
    }

    @Test
    void a_body_above_one_mebibyte_is_413() {
        String body = "{\"location\":\"" + "w".repeat(1 << 20) + "\"}";

        victim.refuses(413, "RequestEntityTooLarge", wire -> wire.sendJson(PUT, body));
    }

    @Test
    void a_body_that_is_only_announced_to_be_huge_is_413_at_once() {
        victim.refuses(
                413,
                "RequestEntityTooLarge",
                wire -> wire.send(PUT, "Content-Type: application/json", "Content-Length: 99999999999"));
    }

    @Test
    void a_chunked_body_above_the_limit_is_413() {
        String chunk = Integer.toHexString(1 << 16) + "\r\n" + " ".repeat(1 << 16) + "\r\n";

        victim.refuses(
                413,
                "RequestEntityTooLarge",
                wire -> wire.send(
                        PUT,
                        (chunk.repeat(20) + "0\r\n\r\n").getBytes(StandardCharsets.US_ASCII),
                        "Content-Type: application/json",
                        "Transfer-Encoding: chunked"));
    }

    @ParameterizedTest(name = "\"{0}\" is no JSON")
    @ValueSource(
            strings = {"text/plain", "application/xml", "multipart/form-data", "application/x-www-form-urlencoded", "x"
            })
    void another_media_type_is_415(String type) {
        victim.refuses(
                415,
                "UnsupportedMediaType",
                wire -> wire.send(
                        PUT,
                        GOOD.getBytes(StandardCharsets.UTF_8),
                        "Content-Type: " + type,
                        "Content-Length: " + GOOD.length()));
    }

    @Test
    void a_body_without_a_media_type_is_taken_for_json() {
        RawAnswer answer = victim.wire.send(
                "POST " + VAULT + "/validateForBackup" + AT_2024,
                "{}".getBytes(StandardCharsets.UTF_8),
                "Content-Length: 2");

        assertEquals("BMSUserErrorInvalidInput", answer.errorCode(), () -> Victim.text(answer));
    }

    @ParameterizedTest(name = "\"{0}\" is JSON")
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\"",
                "application/json; odata=verbose"
            })
    void json_by_any_spelling_is_read(String type) {
        RawAnswer answer = victim.wire.send(
                "POST " + VAULT + "/validateForBackup" + AT_2024,
                "{}".getBytes(StandardCharsets.UTF_8),
                "Content-Type: " + type,
                "Content-Length: 2");

        assertEquals(400, answer.status());
        assertEquals("BMSUserErrorInvalidInput", answer.errorCode(), () -> Victim.text(answer));
    }

    @Test
    void a_compressed_body_is_refused_and_never_unpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[8 << 20]);
        }

        victim.refuses(
                415,
                "UnsupportedMediaType",
                wire -> wire.sendJson(PUT, packed.toByteArray(), "Content-Encoding: gzip"));
    }

    @Test
    void chunks_that_are_none_are_400() {
        RawAnswer answer = victim.wire.send(
                PUT,
                "zz\r\ngarbage\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                "Content-Type: application/json",
                "Transfer-Encoding: chunked");

        Victim.assertRefusal(400, "BadRequest", answer);
    }

    @Test
    void a_length_and_chunks_together_are_400_and_nothing_is_smuggled() {
        RawAnswer answer = victim.wire.send(
                PUT,
                ("0\r\n\r\nDELETE " + VAULT + AT_2024 + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII),
                "Content-Type: application/json",
                "Content-Length: 5",
                "Transfer-Encoding: chunked");

        Victim.assertRefusal(400, "BadRequest", answer);
        assertEquals(200, victim.wire.send("GET " + VAULT + AT_2024).status());
    }

    @ParameterizedTest(name = "the transfer encoding {0} is refused")
    @ValueSource(strings = {"Content-Length: -1", "Content-Length: abc", "Content-Length: 2\r\nContent-Length: 3"})
    void framing_that_contradicts_itself_is_400(String header) {
        RawAnswer answer = victim.wire.send(
                PUT, "{}".getBytes(StandardCharsets.US_ASCII), "Content-Type: application/json", header);

        Victim.assertRefusal(400, "BadRequest", answer);
    }

    @Test
    void an_expectation_is_met() {
        RawAnswer answer =
                victim.wire.sendJson("POST " + VAULT + "/validateForBackup" + AT_2024, "{}", "Expect: 100-continue");

        assertTrue(answer.status() == 100 || answer.status() == 400, () -> Victim.text(answer));
    }

    @Test
    void a_required_member_that_is_missing_is_named() {
        RawAnswer answer = victim.refuses(
                400,
                "BMSUserErrorInvalidInput",
                wire -> wire.sendJson("PUT " + VAULT + "/backupPolicies/p1" + AT_2024, "{\"properties\":{}}"));

        assertTrue(answer.body().contains("properties"), answer.body());
    }

    @ParameterizedTest(name = "the discriminator {0} is refused")
    @ValueSource(strings = {"\"Nothing\"", "42", "null", "[]", "{}"})
    void a_discriminator_that_is_none_is_refused(String discriminator) {
        victim.refuses(
                400,
                "BMSUserErrorInvalidInput",
                wire -> wire.sendJson(
                        "PUT " + VAULT + "/backupPolicies/p1" + AT_2024,
                        Victim.article("policy.json")
                                .replace("\"objectType\": \"BackupPolicy\"", "\"objectType\":" + discriminator)));
    }

    @Test
    void members_that_the_service_owns_are_not_taken_from_a_client() {
        String body = GOOD.replace(
                "\"properties\":{",
                "\"id\":\"/evil\",\"name\":\"evil\",\"properties\":{\"provisioningState\":\"Failed\",");

        RawAnswer answer = victim.wire.sendJson("PUT " + VAULT + "owned" + AT_2024, body);

        assertEquals(201, answer.status(), () -> Victim.text(answer));
        assertFalse(answer.body().contains("evil") || answer.body().contains("Failed"), answer.body());
        victim.wire.sendJson("POST /_malachite/clock/advance", "{\"by\":\"PT2M\"}");
    }
}
