package dev.malachite.contract.traffic;

import java.util.regex.Pattern;

/** The textual form of GUIDs. */
final class Guids {
    static final String GUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
    private static final Pattern WHOLE = Pattern.compile(GUID);

    private Guids() {}

    static boolean isGuid(String text) {
        return WHOLE.matcher(text).matches();
    }
}
