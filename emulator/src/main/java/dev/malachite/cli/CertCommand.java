package dev.malachite.cli;

import dev.malachite.tls.ServerKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code malachite cert}: shows, exports and trusts the certificate authority of this installation. */
final class CertCommand implements Runnable {
    private final Options options =
            new Options(this, "cert", "Shows, exports and trusts the certificate authority of this installation.");

    CertCommand() {
        command()
                .addSubcommand("export", new ExportCommand().options.command())
                .addSubcommand("path", new PathCommand().options.command())
                .addSubcommand("trust", new TrustCommand().options.command());
    }

    CommandSpec command() {
        return options.command();
    }

    @Override
    public void run() {
        command().commandLine().usage(options.out());
    }

    private static ServerKeys keys(TlsOptions tls) {
        return ServerKeys.made(tls.folder(), List.of(), InstantSource.system());
    }

    private static void print(Options options, String line) {
        options.out().println(line);
        options.out().flush();
    }

    private static final class ExportCommand implements Callable<Integer> {
        private final Options options = new Options(
                this, "export", "Writes the authority's certificate, PEM, to a file or to standard output.");

        private final TlsOptions tls = new TlsOptions(options);

        private final Supplier<Optional<Path>> file =
                options.argument("<file>", Path.class, "The file. Default: standard output");

        @Override
        public Integer call() throws IOException {
            String pem = keys(tls).authorityPem();
            if (file.get().isPresent()) {
                Files.writeString(file.get().get(), pem);
            } else {
                print(options, pem.strip());
            }
            return CommandLine.ExitCode.OK;
        }
    }

    private static final class PathCommand implements Runnable {
        private final Options options = new Options(this, "path", "Prints where the authority's certificate lies.");

        private final TlsOptions tls = new TlsOptions(options);

        @Override
        public void run() {
            print(options, keys(tls).authorityFile().toAbsolutePath().toString());
        }
    }

    private static final class TrustCommand implements Callable<Integer> {
        private final Options options =
                new Options(this, "trust", "Prints what makes the system, Java, Node and Python trust the authority.");

        private final TlsOptions tls = new TlsOptions(options);

        private final Supplier<Boolean> apply =
                options.flag("--apply", "Does it: for the system, and a trust store for Java.");

        @Override
        public Integer call() throws IOException, InterruptedException {
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
            if (!apply.get()) {
                return CommandLine.ExitCode.OK;
            }
            List<List<String>> commands = new ArrayList<>(system);
            if (!Files.exists(store)) {
                commands.add(0, java);
            }
            return perform(commands);
        }

        private void print(String line) {
            CertCommand.print(options, line);
        }
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
}
