package dev.malachite.journal;

import java.util.List;
import java.util.regex.Pattern;

/** What never enters the journal or a log. */
final class Secrets {
    private static final List<String> HEADERS =
            List.of("authorization", "x-ms-authorization-auxiliary", "cookie", "set-cookie", "x-identity-header");
    /** Members whose value is secret, wherever they stand. A broken body is searched in the same way as a whole one. */
    private static final Pattern MEMBERS = Pattern.compile(
            "(\"(?:value|client_secret|password|administratorLoginPassword|access_token|secret)\"\\s*:\\s*)"
                    + "\"(?:[^\"\\\\]|\\\\.)*\"?",
            Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    static boolean isSecretHeader(String name) {
        for (String secret : HEADERS) {
            if (secret.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    static String redacted(String body) {
        return body.isEmpty() ? body : MEMBERS.matcher(body).replaceAll("$1\"***\"");
    }
}
