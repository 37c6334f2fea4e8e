package dev.malachite.providers.dataprotection.backuppolicies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.json.JsonObject;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TagCriterionTest {
    /** The JDK's root locale calls them Mon and Jun. */
    @ParameterizedTest
    @CsvSource({
        "daysOfTheWeek, Monday, true",
        "daysOfTheWeek, Tuesday, false",
        "monthsOfYear, June, true",
        "monthsOfYear, July, false",
    })
    void a_day_of_the_week_and_a_month_go_by_their_whole_names(String condition, String word, boolean meets) {
        TagCriterion criterion = new TagCriterion(JsonObject.of(condition, List.of(word)));

        assertEquals(meets, criterion.matches(ZonedDateTime.parse("2026-06-01T02:00:00Z"), Optional.empty()));
    }
}
