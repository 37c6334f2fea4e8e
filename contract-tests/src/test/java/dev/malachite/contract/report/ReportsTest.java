package dev.malachite.contract.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.Contoso;
import dev.malachite.contract.Recordings;
import dev.malachite.contract.allowed.AllowedDifferences;
import dev.malachite.contract.drift.Drift;
import dev.malachite.contract.expectation.Expectations;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Sanitiser;
import dev.malachite.contract.traffic.Traffic;
import dev.malachite.openapi.Contract;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportsTest {
    private static final String HOSTILE = "</script><script>alert(1)</script>&\"'\\u0000\\ud800";

    private final Contract contract = Contract.load();

    @Test
    void a_clean_report_says_so() {
        Report report = check(Contoso.journey());

        assertTrue(report.alike());
        assertTrue(ReportFormat.TEXT.render(report).contains("ALIKE: 100.0 % of 14 exchanges"));
        assertTrue(ReportFormat.JUNIT.render(report).contains("failures=\"0\""));
    }

    @Test
    void a_spoilt_report_names_operation_rule_and_path_in_every_format() {
        Report report = check(spoilt("friendlyNome"));

        assertFalse(report.alike());
        for (ReportFormat format : ReportFormat.values()) {
            String text = format.render(report);
            assertTrue(text.contains("BackupInstances_List"), text);
            assertTrue(text.contains("member-described"), text);
            assertTrue(text.contains("$.value[0].properties.friendlyNome"), text);
        }
    }

    @Test
    void a_likeness_is_never_rounded_up_to_everything() {
        assertEquals("99.9 %", Report.percent(0.9999999));
        assertEquals("100.0 %", Report.percent(1));
    }

    @Test
    void the_page_and_the_junit_report_are_well_formed_whatever_traffic_holds() throws Exception {
        for (Report report : List.of(check(spoilt(HOSTILE)), drift(spoilt(HOSTILE)), check(Contoso.journey()))) {
            Document page = parse(ReportFormat.HTML.render(report));
            assertEquals(1, page.getElementsByTagName("script").getLength());
            Document junit = parse(ReportFormat.JUNIT.render(report));
            assertEquals(
                    junit.getDocumentElement().getAttribute("failures"),
                    Integer.toString(junit.getElementsByTagName("failure").getLength()));
            assertEquals(
                    junit.getDocumentElement().getAttribute("tests"),
                    Integer.toString(junit.getElementsByTagName("testcase").getLength()));
        }
    }

    @Test
    void the_page_needs_nothing_from_elsewhere() throws Exception {
        String html = ReportFormat.HTML.render(drift(spoilt("friendlyNome")));
        Document page = parse(html);

        for (String tag : List.of("link", "img", "iframe", "base", "object", "embed")) {
            assertEquals(0, page.getElementsByTagName(tag).getLength(), tag);
        }
        for (int i = 0; i < page.getElementsByTagName("*").getLength(); i++) {
            Element element = (Element) page.getElementsByTagName("*").item(i);
            assertEquals("", element.getAttribute("src"));
            assertTrue(element.getAttribute("href").matches("|#\\w+"), element.getAttribute("href"));
        }
        assertFalse(html.contains("@import"));
        assertFalse(html.contains("url("));
    }

    @Test
    void the_page_can_be_used_with_keyboard_and_screen_reader() throws Exception {
        Document page = parse(ReportFormat.HTML.render(drift(spoilt("friendlyNome"))));

        assertEquals("en", page.getDocumentElement().getAttribute("lang"));
        for (String input : List.of("input", "select")) {
            for (int i = 0; i < page.getElementsByTagName(input).getLength(); i++) {
                assertEquals(
                        "label",
                        page.getElementsByTagName(input).item(i).getParentNode().getNodeName());
            }
        }
        for (int i = 0; i < page.getElementsByTagName("th").getLength(); i++) {
            Element header = (Element) page.getElementsByTagName("th").item(i);
            assertTrue(header.hasAttribute("scope"));
        }
        assertEquals(1, page.getElementsByTagName("h1").getLength());
    }

    @Test
    void the_json_report_holds_everything() {
        JsonNode json = JsonMapper.shared().readTree(ReportFormat.JSON.render(drift(spoilt("friendlyNome"))));

        assertFalse(json.path("alike").asBoolean());
        assertEquals(2, json.path("differences").size());
        assertEquals("missing", json.path("differences").get(0).path("rule").asString());
        assertEquals(2, json.path("sources").size());
    }

    @ParameterizedTest
    @EnumSource
    void nothing_sensitive_is_in_any_report(ReportFormat format) {
        Traffic other = Sanitiser.sanitise(body(
                "\"friendlyName\":\"contoso-db\"",
                "\"friendlyName\":\"" + Contoso.TENANT + " " + Contoso.TOKEN
                        + " open-sesame\",\"password\":\"open-sesame\""));

        for (String text : List.of(format.render(drift(other)), format.render(check(other)))) {
            for (String planted : List.of(
                    Contoso.TOKEN, Contoso.SUBSCRIPTION, Contoso.TENANT, Contoso.PRINCIPAL, "sesame", "signature-of")) {
                assertFalse(text.contains(planted), planted);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_recording_can_be_reported(ReportFormat format) {
        Expectations expectations = new Expectations(contract);
        List<Expectations.Result> results = Recordings.need().stream()
                .map(Sanitiser::sanitise)
                .map(expectations::check)
                .toList();

        Report report = CheckReport.of(results, AllowedDifferences.NONE);

        assertTrue(report.alike(), report::summary);
        assertFalse(format.render(report).isEmpty());
    }

    private Report check(Traffic traffic) {
        return CheckReport.of(
                List.of(new Expectations(contract).check(Sanitiser.sanitise(traffic))), AllowedDifferences.NONE);
    }

    private Report drift(Traffic other) {
        Traffic left = Sanitiser.sanitise(Contoso.journey());
        return DriftReport.of(
                "contract drift", Drift.between(left, Sanitiser.sanitise(other), contract), AllowedDifferences.NONE);
    }

    private static Traffic spoilt(String name) {
        String escaped = name.replace("\"", "\\\"");
        return body("\"friendlyName\"", "\"" + escaped + "\"");
    }

    private static Traffic body(String part, String replacement) {
        Traffic traffic = Contoso.journey();
        Exchange list = traffic.exchanges().get(Contoso.LIST);
        String body = list.response().body().orElseThrow().replace(part, replacement);
        return traffic.map(exchange ->
                exchange.equals(list) ? list.withResponse(list.response().withBody(body)) : exchange);
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml.replace("<!DOCTYPE html>", ""))));
    }
}
