package dev.malachite.contract.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SpellingsTest {
    private final Spellings spellings = new Spellings(3);

    @Test
    void a_text_is_replaced_wherever_it_occurs_and_in_any_case() {
        spellings.put("Secret", "<1>");

        assertEquals("<1> and <1>, <1><1>.", spellings.replaceIn("secret and SECRET, sEcReTSecret."));
    }

    @Test
    void of_texts_that_begin_alike_the_longest_is_meant() {
        spellings.put("abc", "<short>");
        spellings.put("abcdef", "<long>");
        spellings.put("abcd", "<middle>");

        assertEquals("<long> <middle>e <short>x", spellings.replaceIn("abcdef abcde abcx"));
    }

    @Test
    void of_texts_that_overlap_the_first_is_replaced() {
        spellings.put("abcd", "<first>");
        spellings.put("cdef", "<second>");

        assertEquals("<first>ef <second>", spellings.replaceIn("abcdef cdef"));
    }

    @Test
    void what_is_not_known_stays_at_both_ends_too() {
        spellings.put("abc", "<1>");

        assertEquals("ab <1> ab", spellings.replaceIn("ab abc ab"));
        assertEquals("ab", spellings.replaceIn("ab"));
    }
}
