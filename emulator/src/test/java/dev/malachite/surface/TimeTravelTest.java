package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.malachite.json.JsonObject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two years of schedules and retention against a slow model that goes through the time hour by hour and knows nothing
 * of arithmetic.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimeTravelTest {
    private static final Duration BACKUP_TAKES = Duration.ofMillis(94_500);

    /** Schedules, then retentions: {@code interval,interval | rule;rule}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "R/2025-12-28T06:00:00+00:00/P1W | Default P3M",
                "R/2025-12-28T06:00:00+00:00/P1W | Default P7D",
                "R/2025-12-28T06:00:00+00:00/P1W,R/2025-12-31T18:00:00+00:00/P1W | Default P1M",
                "R/2025-12-28T06:00:00+00:00/P1W | Default P1M;Monthly P1Y FirstOfMonth",
                "R/2025-12-28T06:00:00+00:00/P1W | Default P14D;Yearly P5Y FirstOfYear;Monthly P6M FirstOfMonth",
                "R/2025-12-28T23:00:00-02:00/P1W,R/2025-12-29T01:00:00+00:00/P1W | Default P8D;Weekly P12W FirstOfWeek",
                "R/2026-05-03T06:00:00+00:00/P1W | Default P2M",
                "R/2025-12-31T06:00:00+00:00/P1W,R/2025-12-30T06:00:00+00:00/P1W,R/2026-01-02T05:00:00+00:00/P1W"
                        + " | Default P1W;Weekly P1M FirstOfWeek;Yearly P10Y FirstOfYear"
            })
    void the_clock_shows_what_a_policy_would_have_left(String row) {
        String[] parts = row.split(" \\| ", -1);
        List<String> intervals = List.of(parts[0].split(",", -1));
        List<String> retentions = List.of(parts[1].split(";", -1));
        try (Azure azure = new Azure(settings -> settings.pageSize(30))) {
            azure.createVault(azure.vault(), "Off");
            JsonObject policy = Policies.policy(Azure.POSTGRESQL, "Full", "VaultStore", intervals, retentions);
            assertEquals(
                    200,
                    azure.put(azure.vault() + "/backupPolicies/policy", policy).status());
            azure.put(azure.vault() + "/backupInstances/database", azure.instance(azure.vault(), "policy", "database"));
            Instant begin = azure.now().plusSeconds(45);
            Model model = new Model(intervals, retentions, begin);
            for (Duration step : List.of(days(3), days(27), days(60), days(1), days(275), days(364), days(90))) {
                azure.advance(step);
                assertEquals(model.at(azure.now()), points(azure), () -> "at " + azure.now());
            }
        }
    }

    private static Duration days(long days) {
        return Duration.ofDays(days);
    }

    /** What the emulator lists, over all pages, oldest first: time and tag. */
    private static List<String> points(Azure azure) {
        List<String> points = new ArrayList<>();
        Azure.Answer page = azure.get(azure.vault() + "/backupInstances/database/recoveryPoints");
        boolean more = true;
        while (more) {
            assertEquals(200, page.status(), page.text());
            for (JsonObject item : page.value()) {
                JsonObject properties = item.objectOrEmpty("properties");
                points.add(
                        0,
                        properties.string("recoveryPointTime").orElse("") + " "
                                + properties.string("retentionTagName").orElse(""));
                assertFalse(item.string("name").orElse("").isEmpty());
            }
            Optional<String> next = page.body().string("nextLink");
            more = next.isPresent();
            if (more) {
                page = azure.follow(next.get());
            }
        }
        return points;
    }

    /** Walks through the hours. */
    private static final class Model {
        private final List<OffsetDateTime> starts = new ArrayList<>();
        private final List<String[]> rules = new ArrayList<>();
        private final Instant begin;

        Model(List<String> intervals, List<String> retentions, Instant begin) {
            intervals.forEach(text -> starts.add(OffsetDateTime.parse(text.split("/", -1)[1])));
            retentions.forEach(text -> rules.add(text.split(" ", -1)));
            this.begin = begin;
        }

        List<String> at(Instant now) {
            TreeMap<Instant, String> made = new TreeMap<>();
            for (Instant hour = Instant.parse("2026-01-01T00:00:00Z");
                    !hour.isAfter(now);
                    hour = hour.plus(Duration.ofHours(1))) {
                if (!hour.isBefore(begin) && isTime(hour)) {
                    made.put(hour, tag(hour, made));
                }
            }
            List<String> left = new ArrayList<>();
            made.forEach((time, tag) -> {
                Period stay = Period.parse(rule(tag)[1]);
                Instant expiry = time.atOffset(ZoneOffset.UTC).plus(stay).toInstant();
                if (expiry.isAfter(now) && !time.plus(BACKUP_TAKES).isAfter(now)) {
                    left.add(time.toString().replace("Z", ".0000000Z") + " " + tag);
                }
            });
            return left;
        }

        private boolean isTime(Instant hour) {
            return starts.stream()
                    .anyMatch(start -> !start.toInstant().isAfter(hour)
                            && start.atZoneSameInstant(ZoneOffset.UTC).getDayOfWeek()
                                    == hour.atZone(ZoneOffset.UTC).getDayOfWeek()
                            && start.atZoneSameInstant(ZoneOffset.UTC).getHour()
                                    == hour.atZone(ZoneOffset.UTC).getHour());
        }

        private String tag(Instant hour, Map<Instant, String> made) {
            for (String[] rule : rules) {
                if (rule.length == 3 && made.keySet().stream().noneMatch(other -> same(rule[2], other, hour))) {
                    return rule[0];
                }
            }
            return "Default";
        }

        private static boolean same(String criterion, Instant one, Instant other) {
            LocalDate a = one.atZone(ZoneOffset.UTC).toLocalDate();
            LocalDate b = other.atZone(ZoneOffset.UTC).toLocalDate();
            return switch (criterion) {
                case "FirstOfWeek" -> sunday(a).equals(sunday(b));
                case "FirstOfMonth" -> a.getYear() == b.getYear() && a.getMonth() == b.getMonth();
                default -> a.getYear() == b.getYear();
            };
        }

        private static LocalDate sunday(LocalDate date) {
            return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        }

        private String[] rule(String name) {
            return rules.stream()
                    .filter(rule -> rule[0].equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
