package dev.malachite.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write by hand is what the JDK's formatters write. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WireTimeProperties {
    private static final int SAMPLES = 2_000;
    private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void an_instant_is_written_as_the_formatters_write_it(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < SAMPLES; i++) {
            long second = FIRST + (long) (random.nextDouble() * (VirtualClock.LAST.getEpochSecond() - FIRST));
            Instant instant = Instant.ofEpochSecond(second, random.nextInt(10_000_000) * 100L);
            assertEquals(text(instant, "uuuu-MM-dd'T'HH:mm:ss'Z'"), WireTime.seconds(instant));
            assertEquals(text(instant, "uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'"), WireTime.seven(instant));
            assertEquals(text(instant, "EEE, dd MMM uuuu HH:mm:ss 'GMT'"), WireTime.header(instant));
            assertEquals(text(instant, "uuuuMMdd'T'HHmmss'Z'"), WireTime.compact(instant));
        }
    }

    private static String text(Instant instant, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).format(instant.atOffset(ZoneOffset.UTC));
    }

    @Test
    void zeros_at_the_end_of_a_fraction_are_left_out() {
        assertEquals("2021-07-07T12:49:22Z", WireTime.trimmed(Instant.parse("2021-07-07T12:49:22Z")));
        assertEquals("2021-07-07T12:49:22.05Z", WireTime.trimmed(Instant.parse("2021-07-07T12:49:22.050Z")));
        assertEquals("2021-07-07T12:49:22.0000001Z", WireTime.trimmed(Instant.parse("2021-07-07T12:49:22.0000001Z")));
    }
}
