package dev.malachite.cli;

import dev.malachite.tls.ServerKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code malachite cert}: shows, exports and trusts the certificate authority of this installation. */
@Command(name = "cert", description = "Shows, exports and trusts the certificate authority of this installation.")
final class CertCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static ServerKeys keys(TlsOptions tls) {
        return ServerKeys.made(tls.folder(), List.of(), InstantSource.system());
    }

    @Command(name = "path", description = "Prints where the authority's certificate lies.")
    void path(@CommandLine.Mixin TlsOptions tls) {
        print(keys(tls).authorityFile().toAbsolutePath().toString());
    }

    @Command(name = "export", description = "Writes the authority's certificate, PEM, to a file or to standard output.")
    void export(
            @CommandLine.Mixin TlsOptions tls,
            @Parameters(arity = "0..1", description = "The file. Default: standard output") Optional<Path> file)
            throws IOException {
        String pem = keys(tls).authorityPem();
        if (file.isPresent()) {
            Files.writeString(file.get(), pem);
        } else {
            print(pem.strip());
        }
    }

    @Command(name = "trust", description = "Prints what makes the system, Java, Node and Python trust the authority.")
    int trust(
            @CommandLine.Mixin TlsOptions tls,
            @Option(names = "--apply", description = "Does it: for the system, and a trust store for Java.")
                    boolean apply)
            throws IOException, InterruptedException {
        Path authority = keys(tls).authorityFile().toAbsolutePath();
        Path store = tls.folder().file("truststore.p12").toAbsolutePath();
        List<String> java = List.of(
                "keytool",
                "-importcert",
                "-noprompt",
                "-alias",
                "malachite",
                "-file",
                authority.toString(),
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit");
        print("# Java: then -Djavax.net.ssl.trustStore=" + store + " -Djavax.net.ssl.trustStorePassword=changeit");
        print(String.join(" ", java));
        print("# The system");
        List<List<String>> system = system(authority, System.getProperty("os.name"));
        system.forEach(command -> print(String.join(" ", command)));
        print("# Node and Python, in the environment");
        print("export NODE_EXTRA_CA_CERTS=" + authority);
        print("export REQUESTS_CA_BUNDLE=" + authority);
        if (!apply) {
            return CommandLine.ExitCode.OK;
        }
        List<List<String>> commands = new ArrayList<>(system);
        if (!Files.exists(store)) {
            commands.add(0, java);
        }
        return perform(commands);
    }

    private static List<List<String>> system(Path authority, String os) {
        String name = os.toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            return List.of(List.of("certutil", "-user", "-addstore", "Root", authority.toString()));
        }
        if (name.contains("mac")) {
            return List.of(List.of("security", "add-trusted-cert", "-r", "trustRoot", authority.toString()));
        }
        return List.of(
                List.of("cp", authority.toString(), "/usr/local/share/ca-certificates/malachite.crt"),
                List.of("update-ca-certificates"));
    }

    /** The first that fails ends it; what it prints is the user's to read. */
    private static int perform(List<List<String>> commands) throws IOException, InterruptedException {
        for (List<String> command : commands) {
            int result = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (result != 0) {
                throw new IllegalStateException("'" + String.join(" ", command) + "' ended with " + result
                        + "; run it with the rights that it needs");
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
