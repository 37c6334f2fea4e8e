package dev.malachite.providers.resourcegraph.kql;

import dev.malachite.time.WireTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cuts a query into words. Source: Microsoft Learn, Kusto Query Language, literals and operators. */
final class Lexer {
    private static final Set<String> PAIRS = Set.of("==", "!=", "=~", "!~", "<=", ">=");
    private static final String SINGLES = "|,()[].=<>;-+*/";
    private static final Map<Character, Character> ESCAPES = Map.of('n', '\n', 't', '\t', 'r', '\r');
    private static final Map<String, Duration> UNITS = Map.of(
            "d", Duration.ofDays(1),
            "h", Duration.ofHours(1),
            "m", Duration.ofMinutes(1),
            "s", Duration.ofSeconds(1),
            "ms", Duration.ofMillis(1));

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** The words of a query, the last of which is its end. */
    static List<Token> tokens(String query) {
        Lexer lexer = new Lexer(query);
        while (lexer.skipBlank()) {
            lexer.next();
        }
        lexer.add(Token.Kind.END, "", lexer.at);
        return List.copyOf(lexer.tokens);
    }

    private boolean skipBlank() {
        while (at < text.length()) {
            if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void next() {
        char first = text.charAt(at);
        if (first == '\'' || first == '"') {
            string(first);
        } else if (isDigit(first)) {
            number();
        } else if (isNameStart(first) || (first == '!' && at + 1 < text.length() && isNameStart(text.charAt(at + 1)))) {
            name();
        } else if (at + 1 < text.length() && PAIRS.contains(text.substring(at, at + 2))) {
            add(Token.Kind.SYMBOL, text.substring(at, at + 2), at);
            at += 2;
        } else if (SINGLES.indexOf(first) >= 0) {
            add(Token.Kind.SYMBOL, String.valueOf(first), at);
            at++;
        } else {
            throw KqlException.malformed("The character '" + printable(first) + "' has no meaning here.", at);
        }
    }

    private static String printable(char c) {
        return c >= ' ' && c < 0x7f ? String.valueOf(c) : String.format("\\u%04x", (int) c);
    }

    private void string(char quote) {
        int start = at;
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                value.append(ESCAPES.getOrDefault(text.charAt(at), text.charAt(at)));
            } else {
                value.append(c);
            }
        }
        if (at >= text.length()) {
            throw KqlException.malformed("A string does not end.", start);
        }
        at++;
        add(Token.Kind.LITERAL, value.toString(), start);
    }

    /** A number, or a span of time: a number with a unit. */
    private void number() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        boolean fraction = at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1));
        if (fraction) {
            at++;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
        }
        String digits = text.substring(start, at);
        int unitAt = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        String unit = text.substring(unitAt, at);
        boolean noSpan = !unit.isEmpty() && (fraction || digits.length() > 6 || !UNITS.containsKey(unit));
        if (digits.length() > 15 || noSpan) {
            throw KqlException.malformed("'" + text.substring(start, at) + "' is no number that is understood.", start);
        }
        if (fraction) {
            add(Token.Kind.LITERAL, Double.valueOf(digits), start);
        } else if (unit.isEmpty()) {
            add(Token.Kind.LITERAL, Long.valueOf(digits), start);
        } else {
            add(Token.Kind.LITERAL, UNITS.get(unit).multipliedBy(Long.parseLong(digits)), start);
        }
    }

    /** A name, or an operator in letters: those may begin with {@code !} and end with {@code ~}. */
    private void name() {
        int start = at;
        at++;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        if (at < text.length() && text.charAt(at) == '~' && (word.equals("in") || word.equals("!in"))) {
            at++;
            word += "~";
        }
        if (word.equals("datetime") && at < text.length() && text.charAt(at) == '(') {
            instant(start);
        } else {
            add(Token.Kind.NAME, word, start);
        }
    }

    private void instant(int start) {
        int close = text.indexOf(')', at);
        String inside = close < 0 ? "" : text.substring(at + 1, close).strip();
        String bare = inside.replaceAll("^['\"]|['\"]$", "");
        Optional<java.time.Instant> instant = WireTime.parse(bare);
        if (instant.isEmpty()) {
            throw KqlException.malformed("A datetime(…) holds no time that is understood.", start);
        }
        at = close + 1;
        add(Token.Kind.LITERAL, instant.get(), start);
    }

    private void add(Token.Kind kind, Object value, int start) {
        tokens.add(new Token(kind, value, start));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }
}
