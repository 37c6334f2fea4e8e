package dev.malachite.cli;

import dev.malachite.EmulatorConfig.OwnCertificate;
import dev.malachite.tls.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where certificates and keys come from; the same for everybody who serves, shows or trusts them. */
final class TlsOptions {
    @Option(
            names = "--tls-dir",
            description = "Folder of the certificates and keys of this installation. Default: the user's data folder")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--tls-cert", description = "Your own server certificate with its chain, PEM; needs --tls-key.")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--tls-key", description = "The private key of --tls-cert, PEM, not encrypted.")
    private Optional<Path> key = Optional.empty();

    DataFolder folder() {
        return folder.map(DataFolder::new).orElseGet(DataFolder::ofUser);
    }

    Optional<OwnCertificate> own() {
        return certificate.flatMap(file -> key.map(secret -> new OwnCertificate(file, secret)));
    }

    /** What is wrong with these options, if anything. */
    Optional<String> problem() {
        if (certificate.isPresent() != key.isPresent()) {
            return Optional.of("--tls-cert and --tls-key come together");
        }
        return own().filter(files -> !Files.isReadable(files.certificate()) || !Files.isReadable(files.key()))
                .map(files -> "--tls-cert and --tls-key are files that can be read");
    }
}
