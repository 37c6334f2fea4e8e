package dev.malachite.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TextOfSecondTest {
    private static final Instant SECOND = Instant.parse("2021-07-07T12:49:22Z");

    private final TextOfSecond compact = new TextOfSecond(WireTime::compact);

    @Test
    void the_instants_of_a_second_have_one_text() {
        assertEquals("20210707T124922Z", compact.of(SECOND));
        assertSame(compact.of(SECOND), compact.of(SECOND.plusNanos(999_999_999)));
    }

    @Test
    void another_second_has_another_text_be_it_later_or_earlier() {
        compact.of(SECOND);

        assertEquals("20210707T124923Z", compact.of(SECOND.plusSeconds(1)));
        assertEquals("20210707T124922Z", compact.of(SECOND));
        assertEquals("20210707T124921Z", compact.of(SECOND.minusNanos(1)));
    }
}
