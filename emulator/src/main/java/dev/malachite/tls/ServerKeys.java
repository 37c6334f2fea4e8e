package dev.malachite.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The server's key and certificate. Made when they are first asked for, kept in the data folder, made again before they
 * end or when a host is missing; or the user's own. Thread-safe.
 */
public final class ServerKeys {
    /** For what a certificate is made: this machine by all its names, and Azure's two for who edits the hosts file. */
    private static final List<String> ALWAYS = List.of(
            "localhost",
            "127.0.0.1",
            "::1",
            "host.docker.internal",
            "management.azure.com",
            "login.microsoftonline.com");

    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);
    private static final String AUTHORITY = "ca.pem";
    private static final String AUTHORITY_KEY = "ca.key";
    private static final String SERVER = "server.pem";
    private static final String SERVER_KEY = "server.key";

    private final DataFolder folder;
    private final List<String> hosts;
    private final InstantSource clock;
    private final Optional<KeyMaterial> own;
    private KeyMaterial current;

    private ServerKeys(DataFolder folder, List<String> hosts, InstantSource clock, Optional<KeyMaterial> own) {
        this.folder = folder;
        this.hosts = List.copyOf(hosts);
        this.clock = clock;
        this.own = own;
    }

    /**
     * Keys of this installation.
     *
     * @param more hosts besides those of this machine
     * @param clock the real one, by which clients judge certificates
     */
    public static ServerKeys made(DataFolder folder, Collection<String> more, InstantSource clock) {
        List<String> hosts = new ArrayList<>(ALWAYS);
        more.stream().filter(host -> !hosts.contains(host)).forEach(hosts::add);
        return new ServerKeys(folder, hosts, clock, Optional.empty());
    }

    /**
     * The user's own key and certificates, in PEM files.
     *
     * @throws IllegalArgumentException when they cannot be read or do not belong together
     */
    public static ServerKeys own(Path certificate, Path key) {
        List<X509Certificate> chain = Pem.certificates(text(certificate));
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("There is no certificate in " + certificate + ".");
        }
        KeyMaterial material = new KeyMaterial(Pem.privateKey(text(key)), chain);
        if (!material.key()
                .getAlgorithm()
                .equals(material.certificate().getPublicKey().getAlgorithm())) {
            throw new IllegalArgumentException("The key in " + key + " is not that of " + certificate + ".");
        }
        return new ServerKeys(
                new DataFolder(certificate.toAbsolutePath().getParent()),
                List.of(),
                InstantSource.fixed(Instant.EPOCH),
                Optional.of(material));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read.", e);
        }
    }

    /** The key and its certificates, valid now. */
    public synchronized KeyMaterial current() {
        if (own.isPresent()) {
            return own.get();
        }
        if (current == null || !isFit(current.certificate())) {
            current = folder.alone(this::loadOrMake);
        }
        return current;
    }

    /** The certificate that clients must trust, as PEM: the last of the chain. */
    public String authorityPem() {
        List<X509Certificate> chain = current().chain();
        return Pem.of(List.of(chain.get(chain.size() - 1)));
    }

    /** The file with the certificate that clients must trust, once it is there. */
    public Path authorityFile() {
        current();
        return folder.file(AUTHORITY);
    }

    private KeyMaterial loadOrMake() {
        KeyMaterial authority = load(AUTHORITY, AUTHORITY_KEY)
                .filter(found -> ends(found).isAfter(clock.instant().plus(Issuer.LEAF_LIVES)))
                .orElseGet(() -> save(Issuer.authority(clock.instant()), AUTHORITY, AUTHORITY_KEY));
        return load(SERVER, SERVER_KEY)
                .filter(found -> isFit(found.certificate()) && isSignedBy(found, authority))
                .orElseGet(() -> save(Issuer.server(authority, hosts, clock.instant()), SERVER, SERVER_KEY));
    }

    private Optional<KeyMaterial> load(String certificates, String key) {
        return folder.read(certificates)
                .flatMap(pem ->
                        folder.read(key).map(secret -> new KeyMaterial(Pem.privateKey(secret), Pem.certificates(pem))));
    }

    private KeyMaterial save(KeyMaterial material, String certificates, String key) {
        folder.write(key, Pem.of(material.key()));
        folder.write(certificates, Pem.of(material.chain()));
        return material;
    }

    private static Instant ends(KeyMaterial material) {
        return material.certificate().getNotAfter().toInstant();
    }

    private boolean isFit(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().isAfter(clock.instant().plus(RENEWED_BEFORE_END))
                && names(certificate).containsAll(lower(hosts));
    }

    private static boolean isSignedBy(KeyMaterial material, KeyMaterial authority) {
        try {
            material.certificate().verify(authority.certificate().getPublicKey());
            return material.chain().contains(authority.certificate());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Set<String> names(X509Certificate certificate) {
        try {
            Set<String> names = new TreeSet<>();
            if (certificate.getSubjectAlternativeNames() != null) {
                certificate.getSubjectAlternativeNames().forEach(name -> names.add(plain((String) name.get(1))));
            }
            return names;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> lower(List<String> hosts) {
        return hosts.stream().map(ServerKeys::plain).toList();
    }

    /** One spelling: certificates write out the one IPv6 address that is always there. */
    private static String plain(String host) {
        String lower = host.toLowerCase(java.util.Locale.ROOT);
        return lower.equals("0:0:0:0:0:0:0:1") ? "::1" : lower;
    }

    /** Where the files lie. */
    public DataFolder folder() {
        return folder;
    }
}
