package dev.malachite.time;

import java.util.UUID;

/** A sequence of GUIDs that a seed decides: the same seed, subscription and place give the same GUID. */
public final class Guids {
    private Guids() {}

    public static String guid(long seed, String subscription, long place) {
        return guid(seed, hash(subscription), place);
    }

    /** The same, for who keeps the {@link #hash} of the subscription. */
    public static String guid(long seed, long subscriptionHash, long place) {
        long high = mix(seed * 0x9E3779B97F4A7C15L + subscriptionHash + place * 0xD1B54A32D192ED03L);
        long low = mix(high + 0x8CB92BA72F3D8DD7L + place);
        return new UUID((high & ~0xF000L) | 0x4000L, (low & ~0xC000000000000000L) | 0x8000000000000000L).toString();
    }

    /** A GUID that no seed decides, for names that no client ever sees. */
    public static String random() {
        return UUID.randomUUID().toString();
    }

    /** Whether a text has the form of a GUID, in either case. */
    public static boolean isGuid(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? character != '-' : character >= 128 || Character.digit(character, 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** What a sequence's name adds to its GUIDs. */
    public static long hash(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    /** The finaliser of SplitMix64: every bit of the input moves every bit of the output. */
    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long y = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }
}
