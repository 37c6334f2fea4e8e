package dev.malachite.contract.traffic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is sensitive, told by names and patterns: header names, member names, query parameters and shapes of text. */
final class Sensitive {
    /** Headers whose whole value is a credential. */
    private static final Set<String> CREDENTIAL_HEADERS = Set.of(
            "authorization",
            "proxy-authorization",
            "cookie",
            "set-cookie",
            "x-ms-authorization-auxiliary",
            "x-ms-copy-source-authorization",
            "x-ms-encryption-key",
            "ocp-apim-subscription-key",
            "x-api-key",
            "api-key");

    private static final Pattern SECRET_MEMBER = Pattern.compile("(?i).*(password|secret|token|accountkey|primarykey"
            + "|secondarykey|connectionstring|privatekey|apikey|assertion|sasuri|kubeconfig)");
    private static final Set<String> HARMLESS_TOKENS = Set.of("skiptoken", "$skiptoken", "continuationtoken");

    private static final Map<String, Pattern> ID_MEMBERS = Map.of(
            "subscription", Pattern.compile("(?i).*subscriptionid"),
            "tenant", Pattern.compile("(?i).*tenantid|tid"),
            "principal", Pattern.compile("(?i).*principalid|.*objectid|oid"),
            "client", Pattern.compile("(?i).*clientid|client_id|.*appid|applicationid"));

    /** A client request id is a version-1 UUID that ends with the network address of the client's machine. */
    private static final Set<String> REQUEST_ID_HEADERS = Set.of("x-ms-client-request-id", "client-request-id");

    private record IdPattern(String kind, Pattern pattern) {
        IdPattern(String kind, String before) {
            this(kind, Pattern.compile("(?i)" + before + "(" + Guids.GUID + ")"));
        }
    }

    private static final List<IdPattern> IDS_IN_TEXT = List.of(
            new IdPattern("subscription", "/subscriptions/"),
            new IdPattern("subscription", "subscriptionId(?:=|%3D| eq '| ')"),
            new IdPattern("tenant", "(?:login\\.microsoftonline\\.[a-z]+|login\\.windows\\.net|sts\\.windows\\.net)/"),
            new IdPattern("tenant", "/tenants/"),
            new IdPattern("tenant", "tenantId(?:=|%3D| eq ')"),
            new IdPattern("principal", "(?:objectId|principalId)(?:=|%3D| eq ')"),
            new IdPattern("principal", "object id '"),
            new IdPattern("principal", "/(?:servicePrincipals|directoryObjects|users)/"),
            new IdPattern("client", "(?:the client '|appId(?:=|%3D| eq ')|client_id=)"));

    private static final Pattern KEY_VAULT_SECRET =
            Pattern.compile("(?i)(https://[^/\"\\s]*\\.vault\\.[^/\"\\s]+/secrets/)([^/?\"\\s]+)(?:/([^/?\"\\s]+))?");

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z]+ (\\S+)");

    private Sensitive() {}

    static boolean isCredentialHeader(String name) {
        return CREDENTIAL_HEADERS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** What is left of a credential's header without the scheme; a cookie has none and is a credential as a whole. */
    static String credentialIn(String value) {
        Matcher scheme = SCHEME.matcher(value);
        return scheme.matches() ? scheme.group(1) : value;
    }

    static boolean isRequestIdHeader(String name) {
        return REQUEST_ID_HEADERS.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean isSecretMember(String name) {
        return SECRET_MEMBER.matcher(name).matches() && !HARMLESS_TOKENS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** What the member's name says about a GUID in it. */
    static Optional<String> kindOfMember(String name) {
        return ID_MEMBERS.entrySet().stream()
                .filter(kind -> kind.getValue().matcher(name).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Hands over kind and value of every id and secret name that the text gives away. */
    static void findIn(String text, BiConsumer<String, String> found) {
        for (IdPattern id : IDS_IN_TEXT) {
            Matcher matcher = id.pattern().matcher(text);
            while (matcher.find()) {
                found.accept(id.kind(), matcher.group(1));
            }
        }
        Matcher secret = KEY_VAULT_SECRET.matcher(text);
        while (secret.find()) {
            found.accept("secretName", secret.group(2));
            if (secret.group(3) != null) {
                found.accept("secretVersion", secret.group(3));
            }
        }
    }

    /** The text with the names and versions of key vault secrets rewritten, however short they are. */
    static String rewriteSecretUrls(String text, Placeholders placeholders) {
        return KEY_VAULT_SECRET.matcher(text).replaceAll(match -> {
            String version = match.group(3) == null ? "" : "/" + placeholders.of("secretVersion", match.group(3));
            return Matcher.quoteReplacement(match.group(1) + placeholders.of("secretName", match.group(2)) + version);
        });
    }
}
