package dev.malachite.contract.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ClientSecretCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import dev.malachite.arm.async.Pace;
import dev.malachite.contract.allowed.AllowedDifferences;
import dev.malachite.contract.report.Report;
import dev.malachite.contract.report.ReportFormat;
import dev.malachite.contract.report.RunReport;
import dev.malachite.contract.run.ScenarioResult;
import dev.malachite.contract.run.ScenarioRun;
import dev.malachite.contract.run.ScenarioRunner;
import dev.malachite.contract.run.Verdict;
import dev.malachite.contract.target.Clock;
import dev.malachite.contract.traffic.TrafficFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/**
 * Every scenario that needs no emulator, played on the emulator as if it were Azure: HTTPS, a token endpoint that
 * Azure's own library asks, tags, one resource group. Only the time is the emulator's.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AzureOverTlsTest {
    /** Tokens live for an hour of the emulator's time, which Azure's library cannot know. */
    private static final Duration FRESH = Duration.ofMinutes(30);

    @Test
    void every_scenario_that_needs_no_emulator_passes_and_leaves_nothing(@TempDir Path folder) {
        try (Poser poser = new Poser(Pace.MANUAL, folder)) {
            AzureConfig config = AzureConfig.read(poser.configuration());
            Time time = new Time(poser);
            Credentials credentials = Credentials.of(tokens(config, time), config.cloud());
            assertEquals(List.of(), new Doctor(config, credentials, config.sender(), time).complaints());

            AzureTarget target = new AzureTarget(config, credentials, config.sender(), time);
            ScenarioRun run = new ScenarioRunner("").on(target);

            Report report = RunReport.of(run, AllowedDifferences.NONE);
            assertTrue(report.alike(), () -> ReportFormat.TEXT.render(report));
            assertEquals(List.of(), named(run, Verdict.FAILED));
            assertTrue(named(run, Verdict.PASSED).size() >= 100, () -> "only " + named(run, Verdict.PASSED));
            assertEquals("{\"value\":[]}{\"value\":[]}", poser.left());
            String made = TrafficFiles.toHar(run.traffic());
            assertTrue(made.contains(AzureTarget.TAG), "nothing was tagged");
            assertFalse(made.contains(Poser.SUBSCRIPTION), "the subscription shows");
        }
    }

    private static List<String> named(ScenarioRun run, Verdict verdict) {
        return run.scenarios().stream()
                .filter(played -> played.own() == verdict)
                .map(ScenarioResult::name)
                .toList();
    }

    /** Azure's library, asked anew when the emulator's time went on. */
    private static TokenCredential tokens(AzureConfig config, Time time) {
        return request -> Mono.defer(() -> time.credential(config).getToken(request));
    }

    /** The emulator's time, and the credential of its last half hour. */
    private static final class Time implements Clock {
        private final Poser poser;
        private ClientSecretCredential credential;
        private Instant madeAt = Instant.MIN;

        Time(Poser poser) {
            this.poser = poser;
        }

        private ClientSecretCredential credential(AzureConfig config) {
            if (credential == null || madeAt.plus(FRESH).isBefore(now())) {
                madeAt = now();
                credential = new ClientSecretCredentialBuilder()
                        .tenantId(Poser.TENANT)
                        .clientId(Poser.CLIENT)
                        .clientSecret(Poser.SECRET)
                        .authorityHost(config.cloud().authority().toString())
                        .disableInstanceDiscovery()
                        .httpClient(Credentials.client(config.trust().orElseThrow()))
                        .build();
            }
            return credential;
        }

        @Override
        public Instant now() {
            return poser.emulator().clock().instant();
        }

        @Override
        public void pass(Duration duration) {
            poser.emulator().clock().advance(duration);
        }
    }
}
