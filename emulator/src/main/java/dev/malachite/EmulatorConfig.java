package dev.malachite;

import dev.malachite.arm.async.Pace;
import dev.malachite.auth.AuthMode;
import dev.malachite.schema.SelfCheck;
import dev.malachite.tls.DataFolder;
import dev.malachite.world.Directory;
import dev.malachite.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How an emulator is set up. Immutable; every setting has a default. */
public final class EmulatorConfig {
    public static final int DEFAULT_PORT = 8452;
    public static final int DEFAULT_HTTPS_PORT = 8453;

    private final Builder settings;

    private EmulatorConfig(Builder settings) {
        this.settings = settings;
    }

    public static EmulatorConfig defaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** These settings, to change some of them. */
    public Builder toBuilder() {
        return new Builder(settings);
    }

    /** The address to listen on; {@code localhost} means both loopback addresses. */
    public String bind() {
        return settings.bind;
    }

    /** The HTTP port; 0 lets the system choose. */
    public int port() {
        return settings.port;
    }

    /** The HTTPS port, if there is one; 0 lets the system choose. */
    public OptionalInt httpsPort() {
        return settings.httpsPort;
    }

    /** Where certificates and keys are kept. */
    public DataFolder dataFolder() {
        return settings.dataFolder;
    }

    /** The user's own server certificate and key, as PEM files, if they are to be used. */
    public Optional<OwnCertificate> ownCertificate() {
        return Optional.ofNullable(settings.ownCertificate);
    }

    /** Which tokens callers must bring. */
    public AuthMode auth() {
        return settings.auth;
    }

    /** Clients that are owners of every subscription, by their client ids; of use in strict mode. */
    public List<String> owners() {
        return settings.owners;
    }

    /** Whether a proxy before us may say under which URL clients reach it. */
    public boolean trustProxy() {
        return settings.trustProxy;
    }

    /**
     * A certificate chain and its key.
     *
     * @param certificate PEM, the server's own certificate first
     * @param key PEM, not encrypted
     */
    public record OwnCertificate(Path certificate, Path key) {}

    /** Whether only this machine can reach the emulator. */
    public boolean isLoopback() {
        return settings.bind.equals("localhost") || settings.bind.startsWith("127.") || settings.bind.equals("::1");
    }

    /** What everybody has to bring who uses the control API, if anything. */
    public Optional<String> adminToken() {
        return Optional.ofNullable(settings.adminToken);
    }

    /** The URL that clients use, when it is not the one that their requests name. */
    public Optional<String> publicBaseUrl() {
        return Optional.ofNullable(settings.publicBaseUrl);
    }

    /** The home tenant and the subscriptions that are told from the start. */
    public Directory directory() {
        return settings.directory;
    }

    /** How much is taken for granted. */
    public World.Mode world() {
        return settings.world;
    }

    /** Files with resources that exist from the start. */
    public List<Path> seeds() {
        return settings.seeds;
    }

    /** How fast operations are. */
    public Pace pace() {
        return settings.pace;
    }

    /** What happens when an answer departs from our own contract. */
    public SelfCheck selfCheck() {
        return settings.selfCheck;
    }

    /** Items on a page of a list. */
    public int pageSize() {
        return settings.pageSize;
    }

    /** How many exchanges the journal keeps. */
    public int journalCapacity() {
        return settings.journalCapacity;
    }

    /** Scenarios that are in effect from the start. */
    public List<Path> scenarios() {
        return settings.scenarios;
    }

    /** Decides every GUID that is given out. */
    public long guidSeed() {
        return settings.guidSeed;
    }

    /** The directory whose files keep the records; without one they are gone with the process. */
    public Optional<Path> dataDir() {
        return Optional.ofNullable(settings.dataDir);
    }

    /** The PostgreSQL database that keeps the records, for several processes. */
    public Optional<String> databaseUrl() {
        return Optional.ofNullable(settings.databaseUrl);
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {
        private String bind = "localhost";
        private int port = DEFAULT_PORT;
        private OptionalInt httpsPort = OptionalInt.empty();
        private DataFolder dataFolder = DataFolder.ofUser();
        private OwnCertificate ownCertificate;
        private AuthMode auth = AuthMode.SHAPE;
        private List<String> owners = List.of();
        private boolean trustProxy;
        private String adminToken;
        private String publicBaseUrl;
        private Directory directory = new Directory(Directory.DEFAULT_TENANT, List.of(Directory.DEFAULT_SUBSCRIPTION));
        private World.Mode world = World.Mode.OPEN;
        private List<Path> seeds = List.of();
        private Pace pace = Pace.FAST;
        private SelfCheck selfCheck = SelfCheck.WARN;
        private int pageSize = 50;
        private int journalCapacity = 1_000;
        private List<Path> scenarios = List.of();
        private long guidSeed = 1;
        private Path dataDir;
        private String databaseUrl;

        private Builder() {}

        private Builder(Builder other) {
            bind = other.bind;
            port = other.port;
            httpsPort = other.httpsPort;
            dataFolder = other.dataFolder;
            ownCertificate = other.ownCertificate;
            auth = other.auth;
            owners = other.owners;
            trustProxy = other.trustProxy;
            adminToken = other.adminToken;
            publicBaseUrl = other.publicBaseUrl;
            directory = other.directory;
            world = other.world;
            seeds = other.seeds;
            pace = other.pace;
            selfCheck = other.selfCheck;
            pageSize = other.pageSize;
            journalCapacity = other.journalCapacity;
            scenarios = other.scenarios;
            guidSeed = other.guidSeed;
            dataDir = other.dataDir;
            databaseUrl = other.databaseUrl;
        }

        public Builder bind(String chosen) {
            bind = chosen;
            return this;
        }

        public Builder port(int chosen) {
            port = chosen;
            return this;
        }

        public Builder httpsPort(OptionalInt chosen) {
            httpsPort = chosen;
            return this;
        }

        public Builder dataFolder(Path chosen) {
            dataFolder = new DataFolder(chosen);
            return this;
        }

        public Builder ownCertificate(Optional<OwnCertificate> chosen) {
            ownCertificate = chosen.orElse(null);
            return this;
        }

        public Builder auth(AuthMode chosen) {
            auth = chosen;
            return this;
        }

        public Builder owners(List<String> chosen) {
            owners = List.copyOf(chosen);
            return this;
        }

        public Builder trustProxy(boolean chosen) {
            trustProxy = chosen;
            return this;
        }

        public Builder adminToken(Optional<String> chosen) {
            adminToken = chosen.orElse(null);
            return this;
        }

        public Builder publicBaseUrl(Optional<String> chosen) {
            publicBaseUrl = chosen.orElse(null);
            return this;
        }

        public Builder directory(Directory chosen) {
            directory = chosen;
            return this;
        }

        public Builder world(World.Mode chosen) {
            world = chosen;
            return this;
        }

        public Builder seeds(List<Path> chosen) {
            seeds = List.copyOf(chosen);
            return this;
        }

        public Builder pace(Pace chosen) {
            pace = chosen;
            return this;
        }

        public Builder selfCheck(SelfCheck chosen) {
            selfCheck = chosen;
            return this;
        }

        public Builder pageSize(int chosen) {
            pageSize = chosen;
            return this;
        }

        public Builder journalCapacity(int chosen) {
            journalCapacity = chosen;
            return this;
        }

        public Builder scenarios(List<Path> chosen) {
            scenarios = List.copyOf(chosen);
            return this;
        }

        public Builder guidSeed(long chosen) {
            guidSeed = chosen;
            return this;
        }

        public Builder dataDir(Optional<Path> chosen) {
            dataDir = chosen.orElse(null);
            return this;
        }

        public Builder databaseUrl(Optional<String> chosen) {
            databaseUrl = chosen.orElse(null);
            return this;
        }

        public EmulatorConfig build() {
            return new EmulatorConfig(new Builder(this));
        }
    }
}
