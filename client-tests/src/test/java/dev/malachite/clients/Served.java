package dev.malachite.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.cli.Main;
import dev.malachite.json.JsonObject;
import dev.malachite.schema.SelfCheck;
import dev.malachite.world.Directory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import picocli.CommandLine;

/** An emulator over HTTPS, as a developer's program meets it, and the client programs that are run against it. */
record Served(Emulator emulator, Path folder) implements AutoCloseable {
    static final String TENANT = Directory.DEFAULT_TENANT;
    static final String SUBSCRIPTION = "0b352192-dcac-4cc7-992e-a96190ccc68c";
    static final Path ROOT = Path.of(System.getProperty("malachite.root", "..")).toAbsolutePath();

    static Served in(Path folder) {
        Emulator emulator = Emulator.start(EmulatorConfig.builder()
                .port(0)
                .httpsPort(OptionalInt.of(0))
                .dataFolder(folder)
                .directory(new Directory(TENANT, List.of(SUBSCRIPTION)))
                .selfCheck(SelfCheck.FAIL)
                .build());
        emulator.serverKeys().current();
        return new Served(emulator, folder);
    }

    String url() {
        return emulator.secureBaseUrl().orElseThrow();
    }

    String authority() {
        return emulator.serverKeys().authorityFile().toString();
    }

    /** What {@code malachite env} says of this emulator. */
    private String setting(String name) {
        StringWriter out = new StringWriter();
        CommandLine malachite = Main.commandLine(Map.of());
        malachite.setOut(new PrintWriter(out, true));
        assertEquals(0, malachite.execute("env", "--shell", "json", "--url", url(), "--tls-dir", folder.toString()));
        return JsonObject.parseTrusted(out.toString()).string(name).orElseThrow();
    }

    /** Runs a program to its end, which must be a good one. */
    void run(Map<String, String> environment, List<String> command) {
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("URL", url());
        builder.environment().put("AZ_CLOUD_CONFIG", setting("AZ_CLOUD_CONFIG"));
        builder.environment().put("TENANT", TENANT);
        builder.environment().put("SUBSCRIPTION", SUBSCRIPTION);
        builder.environment().put("FIXTURES", ROOT.resolve("fixtures").toString());
        builder.environment().put("REQUESTS_CA_BUNDLE", authority());
        builder.environment().put("NODE_EXTRA_CA_CERTS", authority());
        assertEquals(0, exit(builder), () -> text(output));
    }

    /**
     * Installs a client where it is missing, and skips the test where that cannot be done.
     *
     * @param client as {@code client-tests/install} names it
     * @param command what runs well once the client is there
     */
    static void assumeInstalled(String client, String... command) {
        if (runs(command)) {
            return;
        }
        String install = ROOT.resolve("client-tests/install").toString();
        boolean installed = runs("timeout", "300", install, client) && runs(command);
        assumeTrue(installed, "not here, and could not be installed: client-tests/install " + client);
    }

    private static boolean runs(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            return exit(builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)) == 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static int exit(ProcessBuilder builder) {
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        emulator.close();
    }
}
