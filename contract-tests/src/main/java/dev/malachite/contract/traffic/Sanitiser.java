package dev.malachite.contract.traffic;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes tokens, secrets and the ids of subscriptions, tenants, principals and clients out of traffic.
 *
 * <p>First every exchange is searched for values that its place gives away, then they are replaced everywhere, bare
 * ones included. Placeholders are stable and equal stays equal, so sanitised traffic can still be checked.
 */
public final class Sanitiser {
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final Pattern TOKEN =
            Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*)?");
    /** ARM signs poll URLs with t, c, s and h; storage signs with sig; the rest belongs to token endpoints. */
    private static final Pattern SIGNED =
            Pattern.compile("([?&](?:t|c|s|h|sig|code|access_token|client_secret|SAMLRequest)=)([^&#\"'\\s]+)");

    private static final Pattern FORM_SECRET = Pattern.compile("(?i)((?:^|&)(?:client_secret|client_assertion"
            + "|assertion|password|refresh_token|access_token|id_token|code|username)=)([^&\\s]*)");
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");
    private static final Pattern GUID_ANYWHERE = Pattern.compile(Guids.GUID);

    private final Placeholders placeholders = new Placeholders();

    private Sanitiser() {}

    /** The same traffic without anything sensitive. Sanitising twice changes nothing. */
    public static Traffic sanitise(Traffic traffic) {
        Sanitiser sanitiser = new Sanitiser();
        traffic.exchanges().forEach(sanitiser::search);
        return traffic.map(sanitiser::clean);
    }

    private void search(Exchange exchange) {
        Request request = exchange.request();
        Url url = request.location();
        boolean directory = url.origin().contains("graph.microsoft");
        boolean keyVault = url.origin().contains(".vault.");
        search(request.url(), directory);
        search(request.headers(), directory);
        search(request.body(), directory, keyVault);
        search(exchange.response().headers(), directory);
        search(exchange.response().body(), directory, keyVault);
    }

    private void search(Headers headers, boolean directory) {
        for (Headers.Header header : headers.all()) {
            if (Sensitive.isCredentialHeader(header.name())) {
                placeholders.hunt("credential", Sensitive.credentialIn(header.value()));
            } else if (Sensitive.isRequestIdHeader(header.name())) {
                placeholders.hunt("request", header.value());
            } else {
                search(header.value(), directory);
                nested(header.value()).ifPresent(json -> searchJson(json, directory, false));
            }
        }
    }

    private void search(Optional<String> body, boolean directory, boolean keyVault) {
        Optional<JsonNode> json = body.flatMap(Sanitiser::nested);
        if (json.isPresent()) {
            searchJson(json.get(), directory, keyVault);
            return;
        }
        body.ifPresent(text -> {
            search(text, directory);
            FORM_SECRET.matcher(text).results().forEach(match -> placeholders.hunt("secret", match.group(2)));
        });
    }

    /** In the directory service every GUID is somebody's. */
    private void search(String text, boolean directory) {
        Sensitive.findIn(text, placeholders::hunt);
        if (directory) {
            GUID_ANYWHERE.matcher(text).results().forEach(match -> placeholders.hunt("principal", match.group()));
        }
    }

    private void searchJson(JsonNode node, boolean directory, boolean keyVault) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            search(member.getKey(), directory);
            JsonNode value = member.getValue();
            if (value.isString()) {
                if (isSecret(node, member.getKey(), keyVault)) {
                    placeholders.hunt("secret", value.asString());
                } else if (Guids.isGuid(value.asString())) {
                    Sensitive.kindOfMember(member.getKey())
                            .ifPresent(kind -> placeholders.hunt(kind, value.asString()));
                }
            }
        }
        for (JsonNode child : node) {
            if (child.isString()) {
                search(child.asString(), directory);
                nested(child.asString()).ifPresent(inner -> searchJson(inner, directory, keyVault));
            }
            searchJson(child, directory, keyVault);
        }
    }

    private static boolean isSecret(JsonNode parent, String member, boolean keyVault) {
        boolean stored = member.equals("value") && (keyVault || parent.has("secretStoreType"));
        return stored || Sensitive.isSecretMember(member);
    }

    private Exchange clean(Exchange exchange) {
        Request request = exchange.request();
        Response response = exchange.response();
        boolean keyVault = request.location().origin().contains(".vault.");
        return new Exchange(
                new Request(
                        request.method(),
                        clean(request.url()),
                        request.headers().map(this::clean),
                        request.body().map(body -> cleanBody(body, keyVault))),
                new Response(
                        response.status(),
                        response.headers().map(this::clean),
                        response.body().map(body -> cleanBody(body, keyVault))),
                exchange.at());
    }

    private Headers.Header clean(Headers.Header header) {
        if (Sensitive.isCredentialHeader(header.name())) {
            String credential = Sensitive.credentialIn(header.value());
            String scheme = header.value().substring(0, header.value().length() - credential.length());
            return new Headers.Header(header.name(), scheme + placeholders.of("credential", credential));
        }
        Optional<JsonNode> json = nested(header.value());
        return new Headers.Header(
                header.name(), json.map(node -> clean(node, false).toString()).orElseGet(() -> clean(header.value())));
    }

    private String cleanBody(String body, boolean keyVault) {
        Optional<JsonNode> json = nested(body);
        if (json.isPresent()) {
            return clean(json.get(), keyVault).toString();
        }
        return clean(FORM_SECRET
                .matcher(body)
                .replaceAll(
                        match -> Matcher.quoteReplacement(match.group(1) + placeholders.of("secret", match.group(2)))));
    }

    private JsonNode clean(JsonNode node, boolean keyVault) {
        if (node.isString()) {
            return StringNode.valueOf(nested(node.asString())
                    .map(inner -> clean(inner, keyVault).toString())
                    .orElseGet(() -> clean(node.asString())));
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(clean(element, keyVault)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            JsonNode value = member.getValue();
            boolean secret = value.isString() && isSecret(node, member.getKey(), keyVault);
            object.set(
                    clean(member.getKey()),
                    secret ? StringNode.valueOf(placeholders.of("secret", value.asString())) : clean(value, keyVault));
        }
        return object;
    }

    private String clean(String text) {
        String cleaned = TOKEN.matcher(text).replaceAll(match -> replacement("token", match.group()));
        cleaned = SIGNED.matcher(cleaned)
                .replaceAll(match ->
                        Matcher.quoteReplacement(match.group(1) + placeholders.of("signature", match.group(2))));
        cleaned = Sensitive.rewriteSecretUrls(cleaned, placeholders);
        cleaned = MAIL.matcher(cleaned).replaceAll(match -> replacement("user", match.group()));
        return placeholders.replaceIn(cleaned);
    }

    private String replacement(String kind, String value) {
        return Matcher.quoteReplacement(placeholders.of(kind, value));
    }

    /** Objects and lists travel inside headers and strings too. */
    private static Optional<JsonNode> nested(String text) {
        String trimmed = text.strip();
        if (!trimmed.startsWith("{") && !trimmed.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(EXACT.readTree(trimmed));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
