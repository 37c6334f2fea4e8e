package dev.malachite.contract.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.identity.CredentialUnavailableException;
import dev.malachite.contract.allowed.AllowedDifferences;
import dev.malachite.contract.report.Report;
import dev.malachite.contract.report.ReportFormat;
import dev.malachite.contract.report.RunReport;
import dev.malachite.contract.run.ScenarioRun;
import dev.malachite.contract.run.ScenarioRunner;
import dev.malachite.contract.run.Verdict;
import dev.malachite.contract.target.HttpSender;
import dev.malachite.contract.target.InProcessTarget;
import dev.malachite.contract.target.UnreachableException;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.TrafficFiles;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The whole way to Azure, with the emulator posing as Azure. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AzureTargetTest {
    private static final String SECRET = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJwbGFudGVkLXNlY3JldCJ9.c2lnbmF0dXJl";
    private static final String SUBSCRIPTION = "5d1f0c6e-3f0b-4c57-9d0e-6f1a2b3c4d5e";

    private final InProcessTarget poser = InProcessTarget.open();
    private final AzureConfig config = new AzureConfig(
            Cloud.of(poser.baseUrl().toString(), "https://login.microsoftonline.com"),
            SUBSCRIPTION,
            "contract-rg",
            "westeurope",
            "malachite",
            Optional.empty(),
            Optional.empty());
    private final TokenCredential credential = request -> Mono.just(new AccessToken(SECRET, OffsetDateTime.MAX));
    private final Credentials credentials = Credentials.of(credential, config.cloud());
    private final HttpSender sender = new HttpSender();

    @AfterEach
    void close() {
        poser.close();
    }

    private AzureTarget target() {
        return new AzureTarget(config, credentials, sender, poser.clock());
    }

    @Test
    void vault_and_policy_scenarios_pass_and_nothing_is_left_or_told() {
        ScenarioRun run = new ScenarioRunner("(Vault|Policy|Paging)").on(target());
        Report report = RunReport.of(run, AllowedDifferences.NONE);

        String text = ReportFormat.TEXT.render(report);
        assertTrue(report.alike(), text);
        assertTrue(
                run.scenarios().stream()
                                .filter(played -> played.own() == Verdict.PASSED)
                                .count()
                        >= 13,
                text);
        assertTrue(text.contains("azure (westeurope) does not have a seeded world of its own"), text);
        assertEquals(
                List.of(),
                new CleanUp(config, credentials, sender, poser.clock())
                        .ofEveryRun()
                        .gone());
        String har = TrafficFiles.toHar(run.traffic());
        for (String output : List.of(
                text,
                har,
                ReportFormat.JSON.render(report),
                ReportFormat.JUNIT.render(report),
                ReportFormat.HTML.render(report))) {
            assertFalse(output.contains(SECRET), "a token shows");
            assertFalse(output.contains("planted"), "a token shows");
            assertFalse(output.contains(SUBSCRIPTION), "the subscription shows");
        }
    }

    @Test
    void what_a_killed_run_left_is_found_and_taken_away() {
        String left = config.group() + "/providers/Microsoft.DataProtection/backupVaults/malachite-0badcafe-1";
        sender.apply(new Request(
                "PUT",
                poser.baseUrl() + left + "?api-version=2024-04-01",
                Headers.NONE.with("Content-Type", "application/json"),
                Optional.of("{\"location\":\"westeurope\",\"properties\":{\"storageSettings\":[{\"datastoreType\":"
                        + "\"VaultStore\",\"type\":\"LocallyRedundant\"}]}}")));
        CleanUp cleanUp = new CleanUp(config, credentials, sender, poser.clock());

        assertEquals(List.of("malachite-0badcafe-1"), cleanUp.ofEveryRun().gone());
        assertEquals(List.of(), cleanUp.ofEveryRun().gone());
    }

    @Test
    void nothing_outside_of_what_the_run_made_can_be_changed() {
        AzureTarget target = target();
        String theirs = config.group() + "/providers/Microsoft.DataProtection/backupVaults/production";
        Request request = new Request("DELETE", target.baseUrl() + theirs, Headers.NONE, Optional.empty());

        assertThrows(IllegalStateException.class, () -> target.permit(request));
    }

    @Test
    void without_credentials_one_line_says_what_is_missing() {
        TokenCredential none = request -> Mono.error(new CredentialUnavailableException("a long story"));

        UnreachableException told = assertThrows(
                UnreachableException.class,
                () -> Credentials.of(none, config.cloud()).authorization());

        assertTrue(told.getMessage().contains("AZURE_TENANT_ID"), told.getMessage());
        assertEquals(1, told.getMessage().lines().count());
    }

    @Test
    void the_doctor_has_no_complaints_of_a_group_that_is_there() {
        assertEquals(List.of(), new Doctor(config, credentials, sender, poser.clock()).complaints());
    }

    @Test
    void all_that_is_wrong_with_a_configuration_is_told_together() {
        UnreachableException told = assertThrows(
                UnreachableException.class,
                () -> AzureConfig.parse("contract.yaml", "subscription: x\nlocation: westeurope\ncolour: red\n"));

        assertEquals(
                "contract.yaml: there is no member colour; subscription is none: x; resourceGroup is missing",
                told.getMessage());
    }

    @Test
    void the_sovereign_clouds_have_endpoints_of_their_own() {
        String rest = "subscription: " + SUBSCRIPTION + "\nresourceGroup: g\nlocation: chinaeast\ncloud: ";

        assertEquals(Cloud.CHINA, AzureConfig.parse("c", rest + "china").cloud());
        assertEquals(
                Cloud.US_GOVERNMENT,
                AzureConfig.parse("c", rest + "usgovernment").cloud());
    }
}
