package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.SlowBackups.Mode;
import dev.malachite.surface.SlowBackups.Plan;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two years of schedules, retention and changes of protection against a model that lives through every hour. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimeTravelTest {
    private static final String UTC = "UTC = UTC";
    private static final List<Integer> LOOKS = List.of(3, 30, 88, 90, 92, 301, 308, 365, 540, 729, 730);

    /** Schedules, then retentions, of a database: {@code interval,interval | rule;rule}. */
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
                        + " | Default P1W;Weekly P1M FirstOfWeek;Yearly P10Y FirstOfYear",
                "R/2025-12-28T06:00:00+00:00/P1W | Default P1M>ArchiveStore:P6M",
                "R/2025-12-28T06:00:00+00:00/P1W | Default P7D;Monthly P2M>ArchiveStore:P1Y FirstOfMonth"
            })
    void the_clock_shows_what_a_policy_would_have_left(String row) {
        travel("PostgreSQL", UTC + " | " + row, "");
    }

    /** A zone by its Windows name and its other one, schedules, retentions. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "W. Europe Standard Time = Europe/Berlin | R/2025-12-28T06:00:00+01:00/P1W | Default P3M",
                "W. Europe Standard Time = Europe/Berlin | R/2025-12-28T02:00:00+01:00/P1W | Default P3M",
                "Pacific Standard Time = America/Los_Angeles | R/2025-12-28T02:00:00-08:00/P1W | Default P2M",
                "Pacific Standard Time = America/Los_Angeles | R/2025-12-28T01:00:00-08:00/P1W"
                        + " | Default P1M;Monthly P1Y FirstOfMonth",
                "AUS Eastern Standard Time = Australia/Sydney | R/2025-12-28T08:00:00+11:00/P1W"
                        + " | Default P14D;Weekly P3M FirstOfWeek",
                "India Standard Time = Asia/Kolkata | R/2025-12-28T20:00:00+00:00/P1W | Default P3M",
                "Tonga Standard Time = Pacific/Tongatapu | R/2025-12-31T22:00:00+00:00/P1W"
                        + " | Default P7D;Yearly P5Y FirstOfYear"
            })
    void a_schedule_keeps_to_the_wall_clock_of_its_zone(String row) {
        travel("PostgreSQL", row, "");
    }

    /** The same of disks and clusters, whose backups come by the hour or the day. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Disk | UTC = UTC | R/2025-12-28T06:00:00+00:00/PT4H | Default P7D",
                "Disk | UTC = UTC | R/2026-01-05T03:00:00+00:00/PT6H | Default P5D;Daily P30D FirstOfDay",
                "Disk | UTC = UTC | R/2025-12-28T23:00:00+00:00/PT12H | Default P9D;Weekly P2M FirstOfWeek",
                "Disk | Romance Standard Time = Europe/Paris | R/2025-12-28T05:00:00+01:00/PT12H"
                        + " | Default P9D;Daily P2M FirstOfDay",
                "Disk | Eastern Standard Time = America/New_York | R/2025-12-28T02:00:00-05:00/P1D"
                        + " | Default P10D;Weekly P2M FirstOfWeek",
                "Cluster | UTC = UTC | R/2025-12-28T05:00:00+00:00/PT8H | Default P7D",
                "Cluster | UTC = UTC | R/2025-12-28T05:00:00+00:00/PT8H"
                        + " | Default P7D;Daily P7D=VaultStore:P84D FirstOfDay"
            })
    void backups_by_the_hour_are_made_and_copied(String row) {
        String[] parts = row.split(" \\| ", 2);
        travel(parts[0], parts[1], "");
    }

    static List<String> happenings() {
        return List.of(
                "40 stop,200 resume",
                "40 suspend,200 resume",
                "2 suspend,300 resume",
                "10 stop,600 suspend",
                "60 suspend,120 resume,180 stop,240 resume,400 suspend",
                "100 policy",
                "100 policy,160 suspend,400 resume,500 weekly",
                "30 stop,31 resume,32 suspend,33 resume,34 policy");
    }

    /** A day and what happens on it: stop, suspend, resume, or another policy. */
    @ParameterizedTest
    @MethodSource("happenings")
    void what_is_left_follows_every_change_of_protection(String happenings) {
        String weekly = UTC + " | R/2025-12-28T06:00:00+00:00/P1W | Default P2M;Monthly P8M FirstOfMonth";
        travel("PostgreSQL", weekly, happenings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20 stop,300 resume", "70 suspend", "50 policy,120 stop"})
    void what_went_to_the_archive_stays_there_while_backups_are_stopped(String happenings) {
        travel("PostgreSQL", UTC + " | R/2025-12-28T06:00:00+00:00/P1W | Default P1M>ArchiveStore:P6M", happenings);
    }

    private static void travel(String kind, String row, String happenings) {
        String[] parts = row.split(" \\| ", -1);
        String[] zone = parts[0].split(" = ", -1);
        Protected subject = Protected.of(kind);
        Plan plan = plan(subject, zone[1], parts[1], parts[2]);
        Plan other = plan(subject, "UTC", subject.otherInterval(), "Default P21D");
        TreeMap<Integer, String> days = new TreeMap<>();
        LOOKS.forEach(day -> days.put(day, ""));
        for (String happening : happenings.isEmpty() ? List.<String>of() : List.of(happenings.split(",", -1))) {
            String[] words = happening.split(" ", -1);
            days.put(Integer.valueOf(words[0]), words[1]);
        }
        try (Azure azure = new Azure(settings -> settings.pageSize(60))) {
            azure.createVault(azure.vault(), "Off");
            put(azure, "weekly", subject.policy(plan, zone[0]));
            put(azure, "policy", subject.policy(other, "UTC"));
            subject.protect(azure, "weekly");
            SlowBackups model = new SlowBackups(azure.now(), plan);
            azure.advance(Duration.ofMinutes(30));
            int today = 0;
            for (var day : days.entrySet()) {
                azure.advance(Duration.ofDays(day.getKey() - today));
                today = day.getKey();
                assertEquals(model.at(azure.now()), points(azure, subject), () -> "on day " + day.getKey());
                happen(azure, subject, model, day.getValue().equals("weekly") ? plan : other, day.getValue());
            }
        }
    }

    private static Plan plan(Protected subject, String zone, String intervals, String retentions) {
        return new Plan(
                subject.store(),
                ZoneId.of(zone),
                List.of(intervals.split(",", -1)),
                List.of(retentions.split(";", -1)));
    }

    private static void put(Azure azure, String name, JsonObject policy) {
        Azure.Answer answer = azure.put(azure.vault() + "/backupPolicies/" + name, policy);
        assertEquals(200, answer.status(), answer.text());
    }

    private static void happen(Azure azure, Protected subject, SlowBackups model, Plan plan, String happening) {
        String instance = subject.id(azure);
        int accepted = 202;
        switch (happening) {
            case "stop" -> {
                accepted = azure.post(instance + "/stopProtection").status();
                model.become(Mode.STOPPED);
            }
            case "suspend" -> {
                accepted = azure.post(instance + "/suspendBackups").status();
                model.become(Mode.SUSPENDED);
            }
            case "resume" -> {
                accepted = azure.post(instance + "/resumeProtection").status();
                model.become(Mode.ACTIVE);
            }
            case "" -> {}
            default -> {
                subject.protect(azure, happening);
                model.follow(plan);
            }
        }
        assertEquals(202, accepted, happening);
        azure.advance(Duration.ofMinutes(2));
    }

    /** What the emulator lists, over all pages, oldest first: time, tag and stores. */
    private static List<String> points(Azure azure, Protected subject) {
        List<String> points = new ArrayList<>();
        Azure.Answer page = azure.get(subject.id(azure) + "/recoveryPoints");
        boolean more = true;
        while (more) {
            assertEquals(200, page.status(), page.text());
            for (JsonObject item : page.value()) {
                JsonObject properties = item.objectOrEmpty("properties");
                List<String> stores = properties.objects("recoveryPointDataStoresDetails").stream()
                        .map(store -> store.string("type").orElse(""))
                        .toList();
                points.add(
                        0,
                        properties.string("recoveryPointTime").orElse("") + " "
                                + properties.string("retentionTagName").orElse("") + " " + stores);
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
}
