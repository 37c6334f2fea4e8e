package dev.malachite.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The hosts under which we answer. A page in a browser can point a name of its own at this machine; an address or
 * one of these names it cannot take.
 */
final class AllowedHosts {
    private static final Pattern AUTHORITY = Pattern.compile("([^:\\[\\]/@?#\\s]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Set<String> ALWAYS =
            Set.of("localhost", "host.docker.internal", "management.azure.com", "login.microsoftonline.com");

    private static final int MAX_KNOWN = 64;

    private final Set<String> names = new TreeSet<>(ALWAYS);

    /** Headers that were found good: clients send the same one again and again. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    AllowedHosts(String bind, Optional<String> publicBaseUrl, Optional<String> machine) {
        names.add(bind.toLowerCase(Locale.ROOT));
        publicBaseUrl.map(URI::create).map(URI::getHost).ifPresent(host -> names.add(host.toLowerCase(Locale.ROOT)));
        machine.ifPresent(host -> names.add(host.toLowerCase(Locale.ROOT)));
    }

    boolean contains(String hostHeader) {
        if (known.contains(hostHeader)) {
            return true;
        }
        boolean allowed = isAllowed(hostHeader);
        if (allowed && known.size() < MAX_KNOWN) {
            known.add(hostHeader);
        }
        return allowed;
    }

    private boolean isAllowed(String hostHeader) {
        if (!AUTHORITY.matcher(hostHeader).matches()) {
            return false;
        }
        String host = withoutPort(hostHeader).toLowerCase(Locale.ROOT);
        return names.contains(host) || IPV4.matcher(host).matches() || (host.startsWith("[") && host.endsWith("]"));
    }

    private static String withoutPort(String hostHeader) {
        int colon = hostHeader.lastIndexOf(':');
        return colon > hostHeader.lastIndexOf(']') ? hostHeader.substring(0, colon) : hostHeader;
    }
}
