package dev.malachite.cli;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.Version;
import dev.malachite.arm.async.Pace;
import dev.malachite.auth.AuthMode;
import dev.malachite.json.JsonObject;
import dev.malachite.schema.SelfCheck;
import dev.malachite.world.Directory;
import dev.malachite.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.logging.Level;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code malachite start}: serves until it is stopped. */
final class StartCommand implements Callable<Integer> {
    private final EnvironmentDefaults environment;

    private final Options options = new Options(this, "start", "Starts the emulator and serves until it is stopped.");

    private final Supplier<Integer> port = options.value(
            "--port",
            "<port>",
            EmulatorConfig.DEFAULT_PORT,
            "HTTP port; 0 lets the system choose. Default: ${DEFAULT-VALUE}");

    private final Supplier<Optional<Integer>> httpsPort = options.optional(
            "--https-port",
            "<httpsPort>",
            Integer.class,
            "HTTPS port; 0 lets the system choose, as it does when --port is 0. Default: 8453");

    private final Supplier<Boolean> noHttps =
            options.flag("--no-https", "Serves HTTP alone; most of Azure's clients refuse it.");

    private final TlsOptions tls = new TlsOptions(options);

    private final Supplier<AuthMode> auth = options.value(
            "--auth",
            "<auth>",
            AuthMode.SHAPE,
            "off: tokens are not looked at; shape: a token must be in time and for this audience; strict: "
                    + "it must be ours, and a role must allow what is asked. Default: ${DEFAULT-VALUE}");

    private final Supplier<List<String>> owners = options.list(
            "--owner",
            "<owners>",
            "1",
            String.class,
            List.of(),
            "Client ids that own every subscription, for --auth strict.");

    private final Supplier<List<String>> subscriptions = options.list(
            "--subscription",
            "<subscriptions>",
            "1",
            String.class,
            List.of(Directory.DEFAULT_SUBSCRIPTION),
            "Subscriptions that a login shows from the start.");

    private final Supplier<Boolean> trustProxy =
            options.flag("--trust-proxy", "Believe Forwarded and X-Forwarded-*: a proxy of yours sends them.");

    private final Supplier<Optional<Path>> portFile = options.optional(
            "--port-file",
            "<portFile>",
            Path.class,
            "File that gets the HTTP port on its first line and the HTTPS port on its second once it serves.");

    private final Supplier<String> bind = options.value(
            "--bind", "<bind>", "localhost", "Address to listen on. Default: ${DEFAULT-VALUE} (both loopbacks)");

    private final Supplier<Optional<String>> publicBaseUrl = options.optional(
            "--public-base-url",
            "<publicBaseUrl>",
            String.class,
            "URL that clients use, when it is not the one they send.");

    private final Supplier<Optional<String>> adminToken = options.optional(
            "--admin-token",
            "<adminToken>",
            String.class,
            "What the control API asks for as bearer token; best given as MALACHITE_ADMIN_TOKEN. "
                    + "Without one, it answers this machine alone.");

    private final Supplier<World.Mode> world = options.value(
            "--world",
            "<world>",
            World.Mode.OPEN,
            "open: what a request names exists and is permitted; strict: only what "
                    + "was seeded or created. Default: ${DEFAULT-VALUE}");

    private final Supplier<List<Path>> seeds =
            options.list("--seed", "<seeds>", "1..*", Path.class, List.of(), "JSON or YAML files with resources.");

    private final Supplier<List<Path>> scenarios = options.list(
            "--scenario", "<scenarios>", "1..*", Path.class, List.of(), "Scenario files that are in effect.");

    private final Supplier<Pace> timing = options.value(
            "--timing", "<timing>", Pace.FAST, "azure, fast, instant or manual. Default: ${DEFAULT-VALUE}");

    private final Supplier<SelfCheck> selfCheck = options.value(
            "--self-check",
            "<selfCheck>",
            SelfCheck.WARN,
            "off, warn or fail on answers that depart from the contract. Default: ${DEFAULT-VALUE}");

    private final Supplier<Integer> pageSize = options.value(
            "--page-size",
            "<pageSize>",
            EmulatorConfig.defaults().pageSize(),
            "Items on a page of a list. Default: ${DEFAULT-VALUE}");

    private final Supplier<Long> guidSeed = options.value(
            "--guid-seed", "<guidSeed>", 1L, "Decides every GUID that is given out. Default: ${DEFAULT-VALUE}");

    private final Supplier<Optional<Path>> dataDir = options.optional(
            "--data-dir", "<dataDir>", Path.class, "Directory that keeps the records when the emulator stops.");

    private final Supplier<Optional<String>> databaseUrl = options.optional(
            "--database-url",
            "<databaseUrl>",
            String.class,
            "PostgreSQL database that keeps the records, for several emulators: "
                    + "jdbc:postgresql://host:port/database?user=...&password=...");

    private final Supplier<LogFormat> logFormat =
            options.value("--log-format", "<logFormat>", LogFormat.TEXT, "text or json. Default: ${DEFAULT-VALUE}");

    private final Supplier<LogLevel> logLevel = options.value(
            "--log-level",
            "<logLevel>",
            LogLevel.WARN,
            "error, warn, info (each exchange) or debug. Default: ${DEFAULT-VALUE}");

    StartCommand(EnvironmentDefaults environment) {
        this.environment = environment;
    }

    CommandSpec command() {
        return options.command();
    }

    /** The levels of the log. */
    enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG;

        private Level level() {
            return switch (this) {
                case ERROR -> Level.SEVERE;
                case WARN -> Level.WARNING;
                case INFO -> Level.INFO;
                case DEBUG -> Level.FINE;
            };
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Emulator emulator = serve();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            emulator.close();
            stopped.countDown();
        }));
        announce(emulator, options.out());
        stopped.await();
        return CommandLine.ExitCode.OK;
    }

    /** What the options ask for. */
    Emulator serve() {
        requireValid();
        logFormat.get().install(logLevel.get().level());
        return start();
    }

    private Emulator start() {
        try {
            return Emulator.start(config());
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(
                    "cannot listen on " + bind.get() + " port " + port.get()
                            + (chosenHttpsPort().isPresent()
                                    ? " or HTTPS port " + chosenHttpsPort().getAsInt()
                                    : "")
                            + ": " + e.getCause().getMessage()
                            + ". Choose another with --port or --https-port, or do without with --no-https.",
                    e);
        } catch (dev.malachite.world.WorldSeeder.SeedException | dev.malachite.endpoint.EndpointException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private EmulatorConfig config() {
        return EmulatorConfig.builder()
                .bind(bind.get())
                .port(port.get())
                .httpsPort(chosenHttpsPort())
                .dataFolder(tls.folder().path())
                .ownCertificate(tls.own())
                .auth(auth.get())
                .owners(owners.get())
                .directory(new Directory(Directory.DEFAULT_TENANT, subscriptions.get()))
                .trustProxy(trustProxy.get())
                .adminToken(adminToken.get())
                .publicBaseUrl(publicBaseUrl.get())
                .world(world.get())
                .seeds(seeds.get())
                .scenarios(scenarios.get())
                .pace(timing.get())
                .selfCheck(selfCheck.get())
                .pageSize(pageSize.get())
                .guidSeed(guidSeed.get())
                .dataDir(dataDir.get())
                .databaseUrl(databaseUrl.get())
                .build();
    }

    /** Who lets the system choose one port can have no use for a fixed other one. */
    private OptionalInt chosenHttpsPort() {
        if (noHttps.get()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(httpsPort.get().orElse(port.get() == 0 ? 0 : EmulatorConfig.DEFAULT_HTTPS_PORT));
    }

    /** All that is wrong is said at once, in one line. */
    private void requireValid() {
        List<String> problems = new ArrayList<>();
        SortedSet<String> unknown = environment.unknown(command());
        unknown.forEach(name -> problems.add("unknown environment variable " + name));
        if (!isPort(port.get())) {
            problems.add("--port is between 0 and 65535");
        }
        httpsPort
                .get()
                .filter(chosen -> !isPort(chosen))
                .ifPresent(chosen -> problems.add("--https-port is between 0 and 65535"));
        tls.problem().ifPresent(problems::add);
        if (pageSize.get() < 1) {
            problems.add("--page-size is at least 1");
        }
        publicBaseUrl
                .get()
                .filter(url -> !isBaseUrl(url))
                .ifPresent(url -> problems.add("--public-base-url is an absolute http or https URL"));
        adminToken
                .get()
                .filter(token -> !token.matches("[\\x21-\\x7e]{16,256}"))
                .ifPresent(token -> problems.add("--admin-token has 16 to 256 printable ASCII characters"));
        databaseUrl
                .get()
                .filter(url -> !url.startsWith("jdbc:postgresql:"))
                .ifPresent(url -> problems.add("--database-url starts with jdbc:postgresql:"));
        if (dataDir.get().isPresent() && databaseUrl.get().isPresent()) {
            problems.add("--data-dir and --database-url exclude each other");
        }
        if (!problems.isEmpty()) {
            throw new CommandLine.ParameterException(command().commandLine(), String.join("; ", problems) + ".");
        }
    }

    private static boolean isPort(int number) {
        return number >= 0 && number <= 65_535;
    }

    private static boolean isBaseUrl(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Five lines for people, one for programs. */
    void announce(Emulator emulator, PrintWriter out) throws IOException {
        out.println("Malachite " + Version.current() + ", not affiliated with Microsoft, not for production");
        out.println("  serves    " + emulator.baseUrl() + " (Microsoft.DataProtection "
                + emulator.contract().apiVersions().get(0) + " to "
                + emulator.contract()
                        .apiVersions()
                        .get(emulator.contract().apiVersions().size() - 1) + ")");
        emulator.secureBaseUrl().ifPresent(url -> out.println("  and       " + url + ", for clients: malachite env"));
        out.println("  timing    " + lower(timing.get()) + ", clock "
                + (emulator.clock().flows()
                        ? "flowing"
                        : "frozen at " + emulator.clock().instant()));
        out.println(
                "  world     " + lower(world.get()) + (seeds.get().isEmpty() ? "" : ", seeded from " + seeds.get()));
        out.println("  control   " + emulator.baseUrl() + "/_malachite/info"
                + (adminToken.get().isPresent() ? ", with the admin token" : "")
                + (emulator.config().isLoopback() ? "" : "  WARNING: listening beyond this machine on " + bind.get())
                + (emulator.config().isLoopback() || adminToken.get().isPresent()
                        ? ""
                        : "; control from this machine alone"));
        JsonObject.Builder ready = JsonObject.builder()
                .put("ready", true)
                .put("http", emulator.baseUrl())
                .put("port", emulator.port());
        emulator.secureBaseUrl()
                .ifPresent(url -> ready.put("https", url)
                        .put("httpsPort", emulator.httpsPort().getAsInt()));
        out.println(ready.build());
        out.flush();
        if (portFile.get().isPresent()) {
            String https =
                    emulator.httpsPort().isPresent() ? emulator.httpsPort().getAsInt() + System.lineSeparator() : "";
            Files.writeString(portFile.get().get(), emulator.port() + System.lineSeparator() + https);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }
}
