package dev.malachite.contract.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.Contoso;
import dev.malachite.contract.Recordings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrafficFilesTest {
    private static final String VCR = """
            interactions:
            - request:
                body: '{"a": 1}'
                headers:
                  Accept: [application/json, text/json]
                  CommandName: contoso create
                method: put
                uri: https://management.azure.com/x y?api-version=2024-04-01
              response:
                body:
                  %s
                headers:
                  date:
                  - Wed, 26 Jun 2024 07:00:10 GMT
                  content-encoding:
                  - %s
                status:
                  code: 201
                  message: Created
            version: 1
            """;

    @Test
    void a_cassette_of_the_command_line_is_read() {
        Traffic traffic = TrafficFiles.read("contoso.yaml", VCR.formatted("string: '{\"b\":2}'", "identity"));

        Exchange exchange = traffic.exchanges().get(0);
        assertEquals("PUT", exchange.request().method());
        assertEquals(
                "https://management.azure.com/x y?api-version=2024-04-01",
                exchange.request().url());
        assertEquals(Optional.of("{\"a\": 1}"), exchange.request().body());
        assertEquals(3, exchange.request().headers().all().size());
        assertEquals(201, exchange.response().status());
        assertEquals(2, exchange.response().json().orElseThrow().path("b").asInt());
        assertEquals(Optional.of(Instant.parse("2024-06-26T07:00:10Z")), exchange.at());
        assertTrue(traffic.provenance().strips("Retry-After"));
    }

    @Test
    void a_subscription_that_the_recorder_masked_in_paths_only_is_one_again() {
        String zeros = "00000000-0000-0000-0000-000000000000";
        String cassette = VCR.formatted(
                        "string: '{\"subscriptionId\":\"" + Contoso.SUBSCRIPTION + "\",\"jobId\":\"" + Contoso.TENANT
                                + "\"}'",
                        "identity")
                .replace("/x y?", "/subscriptions/" + zeros + "/x?");

        Exchange exchange = TrafficFiles.read("contoso", cassette).exchanges().get(0);

        assertEquals(
                Optional.of("{\"subscriptionId\":\"" + zeros + "\",\"jobId\":\"" + Contoso.TENANT + "\"}"),
                exchange.response().body());
    }

    @Test
    void compressed_bodies_of_a_cassette_are_read() throws IOException {
        String gzip = Base64.getEncoder().encodeToString(gzip("{\"b\":2}"));
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream stream = new DeflaterOutputStream(deflated)) {
            stream.write("{\"b\":2}".getBytes(StandardCharsets.UTF_8));
        }
        String deflate = Base64.getEncoder().encodeToString(deflated.toByteArray());

        assertBody(VCR.formatted("string: !!binary " + gzip, "gzip"));
        assertBody(VCR.formatted("base64_string: " + gzip, "gzip"));
        assertBody(VCR.formatted("base64_string: " + deflate, "deflate"));
    }

    @Test
    void a_body_that_would_fill_the_memory_is_refused() throws IOException {
        String bomb = Base64.getEncoder().encodeToString(gzip(" ".repeat(Bodies.LARGEST_BODY + 1)));

        assertThrows(
                UnreadableTrafficException.class,
                () -> TrafficFiles.read("bomb", VCR.formatted("base64_string: " + bomb, "gzip")));
    }

    @Test
    void a_recording_of_the_test_proxy_is_read() {
        Traffic traffic = TrafficFiles.read("contoso.json", """
                {"Entries":[{"RequestMethod":"POST",
                "RequestUri":"https://management.azure.com/x?api-version=2024-04-01",
                "RequestHeaders":{"Accept":"application/json","Content-Type":"application/json"},
                "RequestBody":{"a":[1,2]},"StatusCode":202,
                "ResponseHeaders":{"Date":"Wed, 26 Jun 2024 07:00:10 GMT","Retry-After":["10"]},
                "ResponseBody":null},
                {"RequestUri":"/subscriptions/s","RequestMethod":"GET","RequestHeaders":{},"RequestBody":"",
                "StatusCode":200,"ResponseHeaders":{"Content-Type":["text/plain"]},"ResponseBody":["one\\n","two"]}],
                "Variables":{}}""");

        Exchange first = traffic.exchanges().get(0);
        assertEquals(Optional.of("{\"a\":[1,2]}"), first.request().body());
        assertEquals(Optional.of("10"), first.response().headers().first("retry-after"));
        assertEquals(Optional.empty(), first.response().body());
        Exchange second = traffic.exchanges().get(1);
        assertEquals(
                "https://management.azure.com/subscriptions/s", second.request().url());
        assertEquals(Optional.of("one\ntwo"), second.response().body());
        assertFalse(traffic.provenance().strips("Retry-After"));
    }

    @Test
    void an_http_archive_is_read() {
        String encoded = Base64.getEncoder().encodeToString("{\"b\":2}".getBytes(StandardCharsets.UTF_8));
        Traffic traffic = TrafficFiles.read("contoso.har", """
                {"log":{"version":"1.2","creator":{"name":"a browser","version":"1"},"entries":[{
                "startedDateTime":"2024-06-26T09:00:10.500+02:00","time":3,
                "request":{"method":"PUT","url":"https://localhost:8443/x?api-version=2024-04-01","headers":
                [{"name":"A","value":"1"},{"name":"A","value":"2"}],"postData":
                {"mimeType":"application/json","text":"{}"}},
                "response":{"status":200,"headers":[],"content":
                {"text":"%s","encoding":"base64"}}}]}}""".formatted(encoded));

        Exchange exchange = traffic.exchanges().get(0);
        assertEquals(Optional.of(Instant.parse("2024-06-26T07:00:10.500Z")), exchange.at());
        assertEquals(2, exchange.request().headers().all().size());
        assertEquals(Optional.of("{}"), exchange.request().body());
        assertEquals(Optional.of("{\"b\":2}"), exchange.response().body());
        assertEquals(Provenance.COMPLETE, traffic.provenance());
    }

    @Test
    void what_is_written_can_be_read_again() {
        Traffic sanitised = Sanitiser.sanitise(Contoso.journey());

        Traffic read = TrafficFiles.read("contoso", TrafficFiles.toHar(Contoso.journey()));

        assertEquals(sanitised, read);
    }

    @Test
    void every_recording_survives_being_written_as_an_archive() {
        for (Traffic recording : Recordings.need()) {
            assertEquals(
                    Sanitiser.sanitise(recording).exchanges(),
                    TrafficFiles.read(recording.source(), TrafficFiles.toHar(recording))
                            .exchanges(),
                    recording.source());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "just text",
                "{\"log\":{}}",
                "{\"Entries\":[{\"RequestMethod\":\"GET\"}]}",
                "{\"Entries\":[{\"RequestMethod\":\"GET\",\"RequestUri\":\"/x\",\"StatusCode\":99}]}",
                "{\"broken\": hunter2",
                "interactions:\n- request: {method: GET\n  hunter2"
            })
    void what_is_no_traffic_is_refused_without_quoting_it(String text) {
        UnreadableTrafficException refusal =
                assertThrows(UnreadableTrafficException.class, () -> TrafficFiles.read("odd", text));

        assertTrue(refusal.getMessage().startsWith("odd"));
        assertFalse(refusal.getMessage().contains("hunter2"));
    }

    @Test
    void a_document_that_is_too_deep_or_refers_to_itself_is_refused() {
        String deep = "[".repeat(5000);
        assertThrows(UnreadableTrafficException.class, () -> TrafficFiles.read("deep", "{\"a\":" + deep));
        assertThrows(
                UnreadableTrafficException.class,
                () -> TrafficFiles.read("loop", "interactions: &a\n- request: *a\n  response: *a\n"));
    }

    @Test
    void a_file_that_is_not_there_is_refused() {
        assertThrows(UnreadableTrafficException.class, () -> TrafficFiles.read(Path.of("no-such-file.har")));
    }

    private static void assertBody(String cassette) {
        Exchange exchange = TrafficFiles.read("contoso", cassette).exchanges().get(0);
        assertEquals(Optional.of("{\"b\":2}"), exchange.response().body());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
