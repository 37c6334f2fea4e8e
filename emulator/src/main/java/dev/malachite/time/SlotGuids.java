package dev.malachite.time;

import java.util.Optional;
import java.util.UUID;

/**
 * GUIDs of what is computed and never stored: each hides the place of a record, an instant in whole seconds and a small
 * number, so that a GUID alone leads back to what it names.
 *
 * <p>The numbers are mixed by a Feistel network of eight rounds, which can be run backwards; 46 bits are for checking.
 */
public final class SlotGuids {
    private static final int HALF = 61;
    private static final long MASK = (1L << HALF) - 1;
    private static final int ROUNDS = 8;
    private static final int SECONDS_BITS = 38;
    private static final int NUMBER_BITS = 4;

    private SlotGuids() {}

    /** What a GUID names. */
    public record Slot(long position, long epochSecond, int number) {}

    /**
     * The GUID of a slot.
     *
     * @param purpose another one gives other GUIDs for the same slot
     */
    public static UUID encode(String purpose, Slot slot) {
        long left = ((slot.epochSecond() << NUMBER_BITS) | slot.number()) & MASK;
        long right = slot.position() & MASK;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ mixed(purpose, right, round);
            left = right;
            right = next;
        }
        return uuid(left, right);
    }

    /** What the GUID names; empty when it was not made for the purpose. */
    public static Optional<Slot> decode(String purpose, UUID guid) {
        long high = guid.getMostSignificantBits();
        long low = guid.getLeastSignificantBits();
        long top = ((high >>> 16) << 12) | (high & 0xFFFL);
        long left = ((top << 1) | ((low >>> HALF) & 1)) & MASK;
        long right = low & MASK;
        for (int round = ROUNDS - 1; round >= 0; round--) {
            long before = right ^ mixed(purpose, left, round);
            right = left;
            left = before;
        }
        long seconds = left >>> NUMBER_BITS;
        Slot slot = new Slot(right, seconds, (int) (left & ((1 << NUMBER_BITS) - 1)));
        boolean ours = seconds < (1L << SECONDS_BITS) && right < (1L << 34);
        return ours && encode(purpose, slot).equals(guid) ? Optional.of(slot) : Optional.empty();
    }

    /** Sixty bits above the version, the rest below the variant, as a GUID of version 4. */
    private static UUID uuid(long left, long right) {
        long top = left >>> 1;
        long high = ((top >>> 12) << 16) | 0x4000L | (top & 0xFFFL);
        long low = 0x8000000000000000L | ((left & 1) << HALF) | right;
        return new UUID(high, low);
    }

    private static long mixed(String purpose, long half, int round) {
        long z = half + 0x9E3779B97F4A7C15L * (round + 1) + purpose.hashCode() * 0xD1B54A32D192ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) & MASK;
    }
}
