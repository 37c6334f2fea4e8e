package dev.malachite.providers.dataprotection.backuppolicies;

import dev.malachite.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which scheduled backups get a tag: those that meet every kind of condition that is given, each by one of its
 * values.
 *
 * <p>Source: Microsoft Learn (the first backup of a day, week, month or year). Weeks begin on Sunday: inferred.
 *
 * @param criteria a {@code ScheduleBasedBackupCriteria}
 */
record TagCriterion(JsonObject criteria) {
    private static final List<String> WEEKS = List.of("First", "Second", "Third", "Fourth");

    /** @param previous the backup before, if there was one */
    boolean matches(ZonedDateTime backup, Optional<ZonedDateTime> previous) {
        LocalDate date = backup.toLocalDate();
        Optional<LocalDate> before = previous.map(ZonedDateTime::toLocalDate);
        return any("absoluteCriteria", word -> isFirst(word, date, before))
                && any(
                        "daysOfTheWeek",
                        word -> word.equalsIgnoreCase(date.getDayOfWeek().name()))
                && any(
                        "monthsOfYear",
                        word -> word.equalsIgnoreCase(date.getMonth().name()))
                && any("weeksOfTheMonth", word -> isWeek(word, date))
                && any("scheduleTimes", text -> isTime(text, backup))
                && isDayOfMonth(date);
    }

    private boolean any(String name, Predicate<String> test) {
        List<String> values = criteria.strings(name);
        return values.isEmpty() || values.stream().anyMatch(test);
    }

    private static boolean isFirst(String word, LocalDate date, Optional<LocalDate> before) {
        return switch (word) {
            case "FirstOfDay" -> differs(date, before, day -> day);
            case "FirstOfWeek" ->
                differs(date, before, day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)));
            case "FirstOfMonth" -> differs(date, before, day -> day.withDayOfMonth(1));
            case "FirstOfYear" -> differs(date, before, day -> day.withDayOfYear(1));
            default -> true;
        };
    }

    private static boolean differs(
            LocalDate date, Optional<LocalDate> before, java.util.function.UnaryOperator<LocalDate> period) {
        return before.isEmpty() || !period.apply(before.get()).equals(period.apply(date));
    }

    private static boolean isWeek(String word, LocalDate date) {
        return word.equals("Last")
                ? date.getDayOfMonth() + 7 > date.lengthOfMonth()
                : WEEKS.indexOf(word) == (date.getDayOfMonth() - 1) / 7;
    }

    /** Only the time of day counts; the date is the schedule's own. */
    private static boolean isTime(String text, ZonedDateTime backup) {
        try {
            return OffsetDateTime.parse(text)
                    .atZoneSameInstant(backup.getZone())
                    .toLocalTime()
                    .equals(backup.toLocalTime());
        } catch (DateTimeParseException e) {
            return true;
        }
    }

    private boolean isDayOfMonth(LocalDate date) {
        List<JsonObject> days = criteria.objects("daysOfMonth");
        return days.isEmpty()
                || days.stream()
                        .anyMatch(day -> day.bool("isLast").orElse(false)
                                ? date.getDayOfMonth() == date.lengthOfMonth()
                                : day.integer("date").orElse(0) == date.getDayOfMonth());
    }
}
