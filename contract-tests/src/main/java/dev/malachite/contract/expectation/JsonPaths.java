package dev.malachite.contract.expectation;

import java.util.regex.Pattern;

/** Spells JSON paths (RFC 9535): {@code $.value[0]['odd name']}. */
public final class JsonPaths {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private JsonPaths() {}

    /** The path of a member below {@code path}. */
    public static String member(String path, String name) {
        return PLAIN.matcher(name).matches() ? path + "." + name : path + "['" + name.replace("'", "\\'") + "']";
    }

    /** A JSON pointer (RFC 6901) as a path. */
    static String ofPointer(String pointer) {
        StringBuilder path = new StringBuilder("$");
        int from = pointer.indexOf('/');
        while (from >= 0) {
            int next = pointer.indexOf('/', from + 1);
            String segment = pointer.substring(from + 1, next < 0 ? pointer.length() : next);
            String name = segment.replace("~1", "/").replace("~0", "~");
            if (NUMBER.matcher(name).matches()) {
                path.append('[').append(name).append(']');
            } else {
                path.replace(0, path.length(), member(path.toString(), name));
            }
            from = next;
        }
        return path.toString();
    }
}
