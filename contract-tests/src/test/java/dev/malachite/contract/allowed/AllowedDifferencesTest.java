package dev.malachite.contract.allowed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.traffic.UnreadableTrafficException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AllowedDifferencesTest {
    private final AllowedDifferences allowed = AllowedDifferences.parse("a.yaml", """
            differences:
            - {operation: Jobs_*, path: '$.value[*].properties.etag', reason: it is a counter}
            - {operation: Jobs_Get, rule: missing, header: X-Contoso, reason: a proxy drops it}
            - {operation: '*', rule: status, place: status, reason: everything is odd today}
            """);

    @Test
    void an_entry_covers_what_its_globs_match() {
        assertEquals(
                Optional.of("it is a counter"),
                reason("Jobs_List", "value", "response body $.value[12].properties.etag"));
        assertEquals(Optional.of("a proxy drops it"), reason("Jobs_Get", "missing", "response header x-contoso"));
        assertEquals(Optional.of("everything is odd today"), reason("Any_Thing", "status", "status"));
    }

    @Test
    void an_entry_covers_nothing_else() {
        assertEquals(Optional.empty(), reason("Jobs_List", "value", "response body $.value[12].properties.etags"));
        assertEquals(Optional.empty(), reason("Jobs_Get", "additional", "response header X-Contoso"));
        assertEquals(Optional.empty(), reason("BackupVaults_Get", "value", "response body $.value[1].properties.etag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "differences: [{operation: A}]",
                "differences: [{reason: b}]",
                "differences: [{operation: A, reason: b, paht: c}]",
                "differences: [{"
            })
    void a_file_with_a_mistake_is_refused(String text) {
        UnreadableTrafficException refusal =
                assertThrows(UnreadableTrafficException.class, () -> AllowedDifferences.parse("a.yaml", text));

        assertTrue(refusal.getMessage().startsWith("a.yaml"));
    }

    private Optional<String> reason(String operation, String rule, String place) {
        return allowed.covering(operation, rule, place).map(AllowedDifference::reason);
    }
}
