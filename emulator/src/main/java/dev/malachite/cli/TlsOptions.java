package dev.malachite.cli;

import dev.malachite.EmulatorConfig.OwnCertificate;
import dev.malachite.tls.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Where certificates and keys come from; the same for everybody who serves, shows or trusts them. */
final class TlsOptions {
    private final Supplier<Optional<Path>> folder;
    private final Supplier<Optional<Path>> certificate;
    private final Supplier<Optional<Path>> key;

    TlsOptions(Options options) {
        folder = options.optional(
                "--tls-dir",
                "<folder>",
                Path.class,
                "Folder of the certificates and keys of this installation. Default: the user's data folder");
        certificate = options.optional(
                "--tls-cert",
                "<certificate>",
                Path.class,
                "Your own server certificate with its chain, PEM; needs --tls-key.");
        key = options.optional("--tls-key", "<key>", Path.class, "The private key of --tls-cert, PEM, not encrypted.");
    }

    DataFolder folder() {
        return folder.get().map(DataFolder::new).orElseGet(DataFolder::ofUser);
    }

    Optional<OwnCertificate> own() {
        return certificate.get().flatMap(file -> key.get().map(secret -> new OwnCertificate(file, secret)));
    }

    /** What is wrong with these options, if anything. */
    Optional<String> problem() {
        if (certificate.get().isPresent() != key.get().isPresent()) {
            return Optional.of("--tls-cert and --tls-key come together");
        }
        return own().filter(files -> !Files.isReadable(files.certificate()) || !Files.isReadable(files.key()))
                .map(files -> "--tls-cert and --tls-key are files that can be read");
    }
}
