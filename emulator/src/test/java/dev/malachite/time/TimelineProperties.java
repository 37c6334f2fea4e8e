package dev.malachite.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Timelines, ticks and intervals for many seeds. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimelineProperties {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SAMPLES = 500;

    private static Timeline<Integer> random(Random random, List<Instant> moments) {
        Timeline<Integer> timeline = Timeline.empty();
        Instant at = START;
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            at = at.plusMillis(1 + random.nextInt(10_000));
            moments.add(at);
            timeline = random.nextInt(4) == 0
                    ? timeline.thenNothing(Timeline.Moment.at(at))
                    : timeline.then(at, random.nextInt(100));
        }
        return timeline;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_value_holds_until_the_next_step(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < SAMPLES; i++) {
            List<Instant> moments = new ArrayList<>();
            Timeline<Integer> timeline = random(random, moments);

            assertEquals(Optional.empty(), timeline.at(moments.get(0).minusNanos(1)));
            for (int step = 0; step + 1 < moments.size(); step++) {
                assertEquals(
                        timeline.at(moments.get(step)),
                        timeline.at(moments.get(step + 1).minusNanos(1)));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void cutting_the_future_keeps_the_present(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < SAMPLES; i++) {
            List<Instant> moments = new ArrayList<>();
            Timeline<Integer> timeline = random(random, moments);
            Instant now = START.plusMillis(random.nextInt(60_000));

            Timeline<Integer> cut = timeline.until(now);

            assertEquals(timeline.at(now), cut.at(now));
            assertEquals(cut.at(now), cut.at(now.plus(Duration.ofDays(365))));
            assertTrue(cut.steps().size() <= 1);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_step_that_waits_is_not_reached_until_its_event_came(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < SAMPLES; i++) {
            Duration lag = Duration.ofMillis(random.nextInt(1_000));
            Instant came = START.plusMillis(1 + random.nextInt(100_000));
            Timeline<Integer> waiting =
                    Timeline.<Integer>empty().then(START, 1).then(Timeline.Moment.after("end", START, lag), 2);

            Timeline<Integer> settled = waiting.settle("end", came);

            assertEquals(Optional.of(1), waiting.at(came.plus(Duration.ofDays(1))));
            assertEquals(Optional.of(1), settled.at(came.plus(lag).minusNanos(1)));
            assertEquals(Optional.of(2), settled.at(came.plus(lag)));
            assertEquals(waiting, waiting.settle("another", came));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ticks_keep_every_instant_on_their_grid_and_its_order(long seed) {
        Random random = new Random(seed);
        long last = VirtualClock.LAST.getEpochSecond();
        for (int i = 0; i < SAMPLES; i++) {
            Instant one = Instant.ofEpochSecond(random.nextLong(-62_135_596_800L, last), random.nextInt(1_000_000_000));
            Instant other = Instant.ofEpochSecond(random.nextLong(-62_135_596_800L, last), 0);

            assertEquals(Ticks.cut(one), Ticks.instant(Ticks.of(one)));
            assertTrue(!Ticks.cut(one).isAfter(one));
            assertTrue(Duration.between(Ticks.cut(one), one).toNanos() < 100);
            assertEquals(
                    Integer.signum(Ticks.cut(one).compareTo(other)),
                    Integer.signum(Long.compare(Ticks.of(one), Ticks.of(other))));
        }
    }

    @Test
    void ticks_count_from_the_year_one_as_the_service_does() {
        assertEquals(0, Ticks.of(Instant.parse("0001-01-01T00:00:00Z")));
        assertEquals(638_000_000_000_000_000L, Ticks.of(Instant.parse("2022-09-28T22:13:20Z")));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void an_interval_is_read_whatever_its_parts(long seed) {
        Random random = new Random(seed);
        String[] periods = {"P1D", "P1W", "PT4H", "PT12H", "P1M", "P1Y"};
        for (int i = 0; i < SAMPLES; i++) {
            Instant start = START.plusSeconds(random.nextInt(1_000_000_000));
            String period = periods[random.nextInt(periods.length)];

            RepeatingInterval interval =
                    RepeatingInterval.parse("R/" + start + "/" + period).orElseThrow();

            assertEquals(start, interval.start().toInstant());
            assertEquals(period, interval.period());
        }
    }

    @ParameterizedTest(name = "{0} is no interval")
    @ValueSource(
            strings = {
                "",
                "R",
                "R//P1D",
                "R/2021-13-01T00:00:00Z/P1D",
                "R/2021-01-01/P1D",
                "2021-01-01T00:00:00Z/P1D",
                "R/2021-01-01T00:00:00Z/P99999999999D",
                "R/2021-01-01T00:00:00Z/P999999999Y",
                "R/2021-01-01T00:00:00Z/PT9999999999999999H"
            })
    void what_is_no_interval_is_not_read(String text) {
        assertEquals(Optional.empty(), RepeatingInterval.parse(text));
    }
}
