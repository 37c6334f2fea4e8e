package dev.malachite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TableTest {
    @Test
    void columns_are_as_wide_as_their_widest_cell_and_lines_end_with_their_last_letter() {
        Table table = new Table("ID", "HITS", "WHY").row("a", 10_000, "short").row("longer", 1, "");

        assertEquals(
                String.join(System.lineSeparator(), "ID      HITS   WHY", "a       10000  short", "longer  1"),
                table.toString());
    }
}
