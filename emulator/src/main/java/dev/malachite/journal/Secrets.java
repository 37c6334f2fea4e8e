package dev.malachite.journal;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What never enters the journal or a log. */
final class Secrets {
    private static final Set<String> HEADERS =
            Set.of("authorization", "x-ms-authorization-auxiliary", "cookie", "set-cookie", "x-identity-header");
    /** Members whose value is secret, wherever they stand. A broken body is searched in the same way as a whole one. */
    private static final Pattern MEMBERS = Pattern.compile(
            "(\"(?:value|client_secret|password|administratorLoginPassword|access_token|secret)\"\\s*:\\s*)"
                    + "\"(?:[^\"\\\\]|\\\\.)*\"?",
            Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    static boolean isSecretHeader(String name) {
        return HEADERS.contains(name.toLowerCase(Locale.ROOT));
    }

    static String redacted(String body) {
        return body.isEmpty() ? body : MEMBERS.matcher(body).replaceAll("$1\"***\"");
    }
}
