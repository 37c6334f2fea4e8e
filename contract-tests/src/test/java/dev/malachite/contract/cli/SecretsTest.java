package dev.malachite.contract.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.Contoso;
import dev.malachite.contract.RawTraffic;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Response;
import dev.malachite.contract.traffic.Traffic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What must not be told is planted in traffic, and looked for in all that the commands say, write and log. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecretsTest {
    private static final String PASSWORD = "open-sesame-4711";
    private static final String SIGNATURE = "c2lnbmF0dXJlLW9mLWEtcGxhbnRlZC1zYXM";
    private static final List<String> PLANTED = List.of(
            Contoso.TOKEN,
            "c29tZS1zaWduYXR1cmU",
            PASSWORD,
            SIGNATURE,
            Contoso.SUBSCRIPTION,
            Contoso.TENANT,
            Contoso.PRINCIPAL);

    private final StringWriter said = new StringWriter();
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            said.write(new SimpleFormatter().format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private Level before;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        Logger root = Logger.getLogger("");
        before = root.getLevel();
        root.addHandler(log);
        Logger.getLogger("dev.malachite").setLevel(Level.ALL);
    }

    @AfterEach
    void stop() {
        Logger.getLogger("").removeHandler(log);
        Logger.getLogger("").setLevel(before);
        Logger.getLogger("dev.malachite").setLevel(null);
    }

    @Test
    void nothing_that_was_planted_is_told_by_any_command_in_any_format() throws IOException {
        Path har = Files.writeString(folder.resolve("raw.har"), RawTraffic.har(planted()));
        Path proxy = Files.writeString(folder.resolve("raw.json"), RawTraffic.testProxy(planted()));
        Path vcr = Files.writeString(folder.resolve("raw.yaml"), RawTraffic.vcr(planted()));
        Path broken = Files.writeString(folder.resolve("broken.har"), "{\"log\": " + PASSWORD + Contoso.TOKEN);
        Path results = Files.createDirectory(folder.resolve("results"));

        for (String format : List.of("text", "json", "junit", "html")) {
            String written = results.resolve("check." + format).toString();
            run("check", har.toString(), proxy.toString(), vcr.toString(), "--format", format);
            run("check", har.toString(), "--format", format, "--output", written);
            run("drift", har.toString(), proxy.toString(), "--format", format);
            run("replay", har.toString(), vcr.toString(), "--format", format);
            run(
                    "run",
                    "--only",
                    "Service",
                    "--format",
                    format,
                    "--har",
                    results.resolve("run.har").toString());
        }
        run("replay", har.toString(), "--target", "http://localhost:1");
        run("check", broken.toString());
        run("drift", broken.toString(), har.toString());

        assertTrue(said.toString().length() > 10_000, "there is little to look at");
        noneIn("what was said and logged", said.toString());
        try (Stream<Path> files = Files.list(results)) {
            for (Path file : files.toList()) {
                noneIn(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
    }

    private static void noneIn(String where, String text) {
        for (String planted : PLANTED) {
            int at = text.indexOf(planted);
            assertFalse(
                    at >= 0,
                    () -> planted + " in " + where + ": "
                            + text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 120)));
        }
    }

    /** The journey, and one exchange more that holds secrets wherever there is room. */
    private static Traffic planted() {
        List<Exchange> exchanges = new ArrayList<>(Contoso.journey().exchanges());
        Headers sent = new Headers(List.of(
                new Headers.Header("Authorization", "Bearer " + Contoso.TOKEN),
                new Headers.Header("x-ms-authorization-auxiliary", "Bearer " + Contoso.TOKEN),
                new Headers.Header("Cookie", "session=" + PASSWORD)));
        String secrets = "{\"password\":\"" + PASSWORD + "\",\"clientSecret\":\"" + PASSWORD + "\",\"tenantId\":\""
                + Contoso.TENANT + "\",\"sasUrl\":\"https://contoso.blob.core.windows.net/x?sig=" + SIGNATURE
                + "\",\"accessToken\":\"" + Contoso.TOKEN + "\",\"subscriptionId\":\"" + Contoso.SUBSCRIPTION + "\"}";
        exchanges.add(new Exchange(
                new Request(
                        "POST",
                        Contoso.HOST + Contoso.VAULT + "/validateForBackup?api-version=2024-04-01&sig=" + SIGNATURE,
                        sent,
                        Optional.of(secrets)),
                new Response(
                        500,
                        Headers.NONE
                                .with("Content-Type", "application/json")
                                .with("Set-Cookie", "session=" + PASSWORD)
                                .with("Location", "https://contoso.example/?code=1&sig=" + SIGNATURE),
                        Optional.of(secrets)),
                Optional.empty()));
        return new Traffic("planted", Contoso.journey().provenance(), exchanges);
    }

    private void run(String... arguments) {
        CommandLine command = ContractCommand.commandLine();
        command.setOut(new PrintWriter(said, true));
        command.setErr(new PrintWriter(said, true));
        command.execute(arguments);
    }
}
