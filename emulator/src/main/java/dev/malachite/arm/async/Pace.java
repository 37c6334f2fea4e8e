package dev.malachite.arm.async;

import java.time.Duration;
import java.util.Optional;

/**
 * How fast the emulator's Azure is: the durations of real traffic, or shorter ones.
 *
 * <p>Source: recorded traffic (durations), articles and PowerShell recordings ({@code Retry-After}).
 */
public enum Pace {
    /** Real durations, real {@code Retry-After}. */
    AZURE,
    /** Every transition can be observed, but an operation takes 200 ms and a lag half a second. */
    FAST,
    /** Over at the first poll. */
    INSTANT,
    /** Real durations on a clock that only moves when told to. */
    MANUAL;

    private static final Duration FAST_OPERATION = Duration.ofMillis(200);
    private static final Duration FAST_LAG = Duration.ofMillis(500);

    /** How long an operation takes that takes {@code azure} in Azure. */
    public Duration operation(Duration azure) {
        return scaled(azure, FAST_OPERATION);
    }

    /** How long a state lags behind its operation that lags {@code azure} behind it in Azure. */
    public Duration lag(Duration azure) {
        return scaled(azure, FAST_LAG);
    }

    private Duration scaled(Duration azure, Duration fast) {
        return switch (this) {
            case AZURE, MANUAL -> azure;
            case FAST -> azure.compareTo(fast) < 0 ? azure : fast;
            case INSTANT -> Duration.ZERO;
        };
    }

    /** The header of an accepting answer that says {@code azureSeconds} in Azure; never 0: SDKs then wait 30 s. */
    public String retryAfter(int azureSeconds) {
        return switch (this) {
            case AZURE, MANUAL -> Integer.toString(azureSeconds);
            case FAST, INSTANT -> "1";
        };
    }

    /** The header of a poll that answers that the operation runs; Azure sends none. */
    public Optional<String> retryAfterOfRunningPoll() {
        return switch (this) {
            case AZURE, MANUAL -> Optional.empty();
            case FAST, INSTANT -> Optional.of("1");
        };
    }
}
