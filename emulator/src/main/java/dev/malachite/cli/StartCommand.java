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
import java.util.logging.Level;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code malachite start}: serves until it is stopped. */
@Command(name = "start", description = "Starts the emulator and serves until it is stopped.")
final class StartCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.ParentCommand
    private Main main;

    @Option(names = "--port", description = "HTTP port; 0 lets the system choose. Default: ${DEFAULT-VALUE}")
    private int port = EmulatorConfig.DEFAULT_PORT;

    @Option(
            names = "--https-port",
            description = "HTTPS port; 0 lets the system choose, as it does when --port is 0. Default: 8453")
    private Optional<Integer> httpsPort = Optional.empty();

    @Option(names = "--no-https", description = "Serves HTTP alone; most of Azure's clients refuse it.")
    private boolean noHttps;

    @CommandLine.Mixin
    private TlsOptions tls = new TlsOptions();

    @Option(
            names = "--auth",
            description =
                    "off: tokens are not looked at; shape: a token must be in time and for this audience; strict: "
                            + "it must be ours, and a role must allow what is asked. Default: ${DEFAULT-VALUE}")
    private AuthMode auth = AuthMode.SHAPE;

    @Option(names = "--owner", split = ",", description = "Client ids that own every subscription, for --auth strict.")
    private List<String> owners = new ArrayList<>();

    @Option(names = "--subscription", split = ",", description = "Subscriptions that a login shows from the start.")
    private List<String> subscriptions = List.of(Directory.DEFAULT_SUBSCRIPTION);

    @Option(names = "--trust-proxy", description = "Believe Forwarded and X-Forwarded-*: a proxy of yours sends them.")
    private boolean trustProxy;

    @Option(
            names = "--port-file",
            description = "File that gets the HTTP port on its first line and the HTTPS port on its second once it "
                    + "serves.")
    private Optional<Path> portFile = Optional.empty();

    @Option(names = "--bind", description = "Address to listen on. Default: ${DEFAULT-VALUE} (both loopbacks)")
    private String bind = "localhost";

    @Option(names = "--public-base-url", description = "URL that clients use, when it is not the one they send.")
    private Optional<String> publicBaseUrl;

    @Option(
            names = "--admin-token",
            description = "What the control API asks for as bearer token; best given as MALACHITE_ADMIN_TOKEN. "
                    + "Without one, it answers this machine alone.")
    private Optional<String> adminToken = Optional.empty();

    @Option(
            names = "--world",
            description = "open: what a request names exists and is permitted; strict: only what "
                    + "was seeded or created. Default: ${DEFAULT-VALUE}")
    private World.Mode world = World.Mode.OPEN;

    @Option(names = "--seed", arity = "1..*", split = ",", description = "JSON or YAML files with resources.")
    private List<Path> seeds = new ArrayList<>();

    @Option(names = "--scenario", arity = "1..*", split = ",", description = "Scenario files that are in effect.")
    private List<Path> scenarios = new ArrayList<>();

    @Option(names = "--timing", description = "azure, fast, instant or manual. Default: ${DEFAULT-VALUE}")
    private Pace timing = Pace.FAST;

    @Option(
            names = "--self-check",
            description = "off, warn or fail on answers that depart from the contract. " + "Default: ${DEFAULT-VALUE}")
    private SelfCheck selfCheck = SelfCheck.WARN;

    @Option(names = "--page-size", description = "Items on a page of a list. Default: ${DEFAULT-VALUE}")
    private int pageSize = EmulatorConfig.defaults().pageSize();

    @Option(names = "--guid-seed", description = "Decides every GUID that is given out. Default: ${DEFAULT-VALUE}")
    private long guidSeed = 1;

    @Option(names = "--data-dir", description = "Directory that keeps the records when the emulator stops.")
    private Optional<Path> dataDir = Optional.empty();

    @Option(
            names = "--database-url",
            description = "PostgreSQL database that keeps the records, for several emulators: "
                    + "jdbc:postgresql://host:port/database?user=...&password=...")
    private Optional<String> databaseUrl = Optional.empty();

    @Option(names = "--log-format", description = "text or json. Default: ${DEFAULT-VALUE}")
    private LogFormat logFormat = LogFormat.TEXT;

    @Option(
            names = "--log-level",
            description = "error, warn, info (each exchange) or debug. Default: " + "${DEFAULT-VALUE}")
    private LogLevel logLevel = LogLevel.WARN;

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
        announce(emulator, spec.commandLine().getOut());
        stopped.await();
        return CommandLine.ExitCode.OK;
    }

    /** What the options ask for. */
    Emulator serve() {
        requireValid();
        logFormat.install(logLevel.level());
        return start();
    }

    private Emulator start() {
        try {
            return Emulator.start(config());
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(
                    "cannot listen on " + bind + " port " + port
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
                .bind(bind)
                .port(port)
                .httpsPort(chosenHttpsPort())
                .dataFolder(tls.folder().path())
                .ownCertificate(tls.own())
                .auth(auth)
                .owners(owners)
                .directory(new Directory(Directory.DEFAULT_TENANT, subscriptions))
                .trustProxy(trustProxy)
                .adminToken(adminToken)
                .publicBaseUrl(publicBaseUrl)
                .world(world)
                .seeds(seeds)
                .scenarios(scenarios)
                .pace(timing)
                .selfCheck(selfCheck)
                .pageSize(pageSize)
                .guidSeed(guidSeed)
                .dataDir(dataDir)
                .databaseUrl(databaseUrl)
                .build();
    }

    /** Who lets the system choose one port can have no use for a fixed other one. */
    private OptionalInt chosenHttpsPort() {
        if (noHttps) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(httpsPort.orElse(port == 0 ? 0 : EmulatorConfig.DEFAULT_HTTPS_PORT));
    }

    /** All that is wrong is said at once, in one line. */
    private void requireValid() {
        List<String> problems = new ArrayList<>();
        SortedSet<String> unknown = main.environment().unknown(spec);
        unknown.forEach(name -> problems.add("unknown environment variable " + name));
        if (port < 0 || port > 65_535) {
            problems.add("--port is between 0 and 65535");
        }
        if (httpsPort.isPresent() && (httpsPort.get() < 0 || httpsPort.get() > 65_535)) {
            problems.add("--https-port is between 0 and 65535");
        }
        tls.problem().ifPresent(problems::add);
        if (pageSize < 1) {
            problems.add("--page-size is at least 1");
        }
        publicBaseUrl
                .filter(url -> !isBaseUrl(url))
                .ifPresent(url -> problems.add("--public-base-url is an absolute http or https URL"));
        adminToken
                .filter(token -> !token.matches("[\\x21-\\x7e]{16,256}"))
                .ifPresent(token -> problems.add("--admin-token has 16 to 256 printable ASCII characters"));
        databaseUrl
                .filter(url -> !url.startsWith("jdbc:postgresql:"))
                .ifPresent(url -> problems.add("--database-url starts with jdbc:postgresql:"));
        if (dataDir.isPresent() && databaseUrl.isPresent()) {
            problems.add("--data-dir and --database-url exclude each other");
        }
        if (!problems.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.join("; ", problems) + ".");
        }
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
        out.println("  timing    " + lower(timing) + ", clock "
                + (emulator.clock().flows()
                        ? "flowing"
                        : "frozen at " + emulator.clock().instant()));
        out.println("  world     " + lower(world) + (seeds.isEmpty() ? "" : ", seeded from " + seeds));
        out.println("  control   " + emulator.baseUrl() + "/_malachite/info"
                + (adminToken.isPresent() ? ", with the admin token" : "")
                + (emulator.config().isLoopback() ? "" : "  WARNING: listening beyond this machine on " + bind)
                + (emulator.config().isLoopback() || adminToken.isPresent()
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
        if (portFile.isPresent()) {
            String https =
                    emulator.httpsPort().isPresent() ? emulator.httpsPort().getAsInt() + System.lineSeparator() : "";
            Files.writeString(portFile.get(), emulator.port() + System.lineSeparator() + https);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }
}
