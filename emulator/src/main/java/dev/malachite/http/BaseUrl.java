package dev.malachite.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/**
 * The URL under which a client reached us, so that every URL that we give it leads back here: the configured one,
 * what a trusted proxy says, or what the request itself says once its host was found to be ours.
 *
 * <p>Source: RFC 7239 ({@code Forwarded}); the {@code X-Forwarded-*} headers as proxies send them.
 */
final class BaseUrl {
    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");
    private static final Pattern FORWARDED =
            Pattern.compile("(?i)(?:^|[;,\\s])(host|proto)=(?:\"([^\"]*)\"|([^;,\\s]*))");

    private final Optional<String> configured;
    private final boolean trustProxy;

    BaseUrl(Optional<String> configured, boolean trustProxy) {
        this.configured = configured.map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        this.trustProxy = trustProxy;
    }

    /** The host that the request names, if any: HTTP/2 has it elsewhere than in a header. */
    static String host(Request request) {
        String host = request.getHeaders().get("Host");
        if (host == null && request.getConnectionMetaData().getProtocol().startsWith("HTTP/2")) {
            return Request.getServerName(request) + ":" + Request.getServerPort(request);
        }
        return host;
    }

    /** Whether a trusted proxy answers for the host, so that the name by which it calls us does not matter. */
    boolean isVouchedFor(Request request) {
        return trustProxy && said(request, "host").isPresent();
    }

    /** @param host the host that the request names, checked */
    String of(Request request, String host) {
        if (configured.isPresent()) {
            return configured.get();
        }
        Optional<String> scheme = trustProxy ? said(request, "proto") : Optional.empty();
        Optional<String> said = trustProxy ? said(request, "host") : Optional.empty();
        return scheme.orElse(request.getHttpURI().getScheme()) + "://" + said.orElse(host);
    }

    /** What the proxy nearest to the client says; what is no host or scheme was not said. */
    private static Optional<String> said(Request request, String what) {
        Optional<String> standard =
                Optional.ofNullable(request.getHeaders().get("Forwarded")).flatMap(header -> forwarded(header, what));
        String other = request.getHeaders().get("X-Forwarded-" + what);
        return standard.or(() -> Optional.ofNullable(other).map(text -> text.split(",", 2)[0].strip()))
                .filter(text -> what.equals("host") ? AUTHORITY.matcher(text).matches() : isScheme(text))
                .map(text -> text.toLowerCase(Locale.ROOT));
    }

    private static boolean isScheme(String text) {
        return text.equalsIgnoreCase("http") || text.equalsIgnoreCase("https");
    }

    private static Optional<String> forwarded(String header, String what) {
        Matcher pair = FORWARDED.matcher(header);
        while (pair.find()) {
            if (pair.group(1).equalsIgnoreCase(what)) {
                return Optional.of(pair.group(2) != null ? pair.group(2) : pair.group(3));
            }
        }
        return Optional.empty();
    }
}
