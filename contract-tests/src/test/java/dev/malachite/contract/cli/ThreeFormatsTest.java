package dev.malachite.contract.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.contract.Contoso;
import dev.malachite.contract.RawTraffic;
import dev.malachite.contract.Recordings;
import dev.malachite.contract.traffic.Traffic;
import dev.malachite.contract.traffic.TrafficFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code contract check} reads what three recorders write, and comes to the same. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThreeFormatsTest {
    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void good_traffic_is_good_in_every_format_and_spoilt_traffic_in_none() throws IOException {
        for (Path file : written("good", Contoso.journey())) {
            assertEquals(0, check(List.of(file)), () -> file + ": " + out);
            String spoilt = Files.readString(file).replace("friendlyName", "friendlyNome");
            Path other = Files.writeString(folder.resolve("spoilt-" + file.getFileName()), spoilt);
            assertEquals(1, check(List.of(other)), () -> other + ": " + out);
        }
    }

    @Test
    void real_azure_meets_our_contract_in_every_format() throws IOException {
        List<Path> recordings = Recordings.files();
        assertEquals(0, check(recordings), out::toString);
        List<Path> hars = new ArrayList<>();
        List<Path> proxies = new ArrayList<>();
        for (Path recording : recordings) {
            List<Path> files = written(recording.getFileName().toString(), TrafficFiles.read(recording));
            hars.add(files.get(0));
            proxies.add(files.get(1));
        }

        assertEquals(0, check(hars, "--allow", stripped().toString()), out::toString);
        assertEquals(0, check(proxies, "--allow", stripped().toString()), out::toString);
    }

    /** What a recorder keeps that strips nothing, and the command-line interface's had stripped before. */
    private Path stripped() throws IOException {
        return Files.writeString(folder.resolve("stripped.yaml"), """
                differences:
                - operation: "*"
                  rule: header-present
                  reason: the first recorder stripped Retry-After
                - operation: "*"
                  rule: request-ids
                  reason: the first recorder stripped them
                """);
    }

    private List<Path> written(String name, Traffic traffic) throws IOException {
        return List.of(
                Files.writeString(folder.resolve(name + ".har"), RawTraffic.har(traffic)),
                Files.writeString(folder.resolve(name + ".json"), RawTraffic.testProxy(traffic)),
                Files.writeString(folder.resolve(name + ".raw.yaml"), RawTraffic.vcr(traffic)));
    }

    private int check(List<Path> files, String... options) {
        out.getBuffer().setLength(0);
        List<String> arguments = new ArrayList<>(List.of("check"));
        files.forEach(file -> arguments.add(file.toString()));
        arguments.addAll(List.of(options));
        CommandLine command = ContractCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(out, true));
        return command.execute(arguments.toArray(String[]::new));
    }
}
