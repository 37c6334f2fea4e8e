package dev.malachite.time;

import java.util.UUID;

/** Chance that repeats itself: the same seed, name and place give the same numbers in every run. */
public final class Chance {
    private static final double STEPS = 1L << 53;

    private Chance() {}

    /** A number from 0 to below 1, each as likely. */
    public static double unit(long seed, String name, long place) {
        long bits = UUID.fromString(Guids.guid(seed, name, place)).getMostSignificantBits();
        return ((bits >>> 16) * 32.0 + (bits & 31)) / STEPS;
    }

    /** A number of the standard normal distribution, by Box and Muller. */
    public static double gaussian(long seed, String name, long place) {
        double radius = Math.sqrt(-2 * Math.log(1 - unit(seed, name, 2 * place)));
        return radius * Math.cos(2 * Math.PI * unit(seed, name, 2 * place + 1));
    }
}
