package dev.malachite.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the secrets of this installation lie: the user's own data folder, unless another is named. Only its owner can
 * read what is in it.
 */
public record DataFolder(Path path) {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** The user's data folder, by the conventions of the system. */
    public static DataFolder ofUser(Map<String, String> environment, String system, Path home) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            Path local = Optional.ofNullable(environment.get("LOCALAPPDATA"))
                    .map(Path::of)
                    .orElse(home.resolve("AppData").resolve("Local"));
            return new DataFolder(local.resolve("Malachite"));
        }
        if (os.contains("mac")) {
            return new DataFolder(
                    home.resolve("Library").resolve("Application Support").resolve("Malachite"));
        }
        Path data = Optional.ofNullable(environment.get("XDG_DATA_HOME"))
                .filter(text -> text.startsWith("/"))
                .map(Path::of)
                .orElse(home.resolve(".local").resolve("share"));
        return new DataFolder(data.resolve("malachite"));
    }

    /** The data folder of the user who runs this. */
    public static DataFolder ofUser() {
        return ofUser(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /** What is in a file, if there is one. */
    public Optional<String> read(String name) {
        try {
            return Files.exists(file(name)) ? Optional.of(Files.readString(file(name))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file that its owner alone can read; nobody sees a half-written one. */
    public void write(String name, String text) {
        try {
            Path fresh = Files.createTempFile(path, name, ".new", ownerOnly("rw-------"));
            Files.writeString(fresh, text);
            Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does something that another process on the same folder does not do at the same time. */
    public <R> R alone(Supplier<R> work) {
        try {
            Files.createDirectories(path, ownerOnly("rwx------"));
            try (FileChannel channel =
                            FileChannel.open(file(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                return lock.isValid() ? work.get() : null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
