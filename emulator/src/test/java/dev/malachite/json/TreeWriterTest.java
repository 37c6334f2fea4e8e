package dev.malachite.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Trees are written as the mapper writes them, to the byte. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TreeWriterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"a\":{\"b\":[1,-2,3.5,1e300,true,false,null,\"\"]},\"c\":[[],{}]}",
                "{\"text\":\"quote \\\" slash / back \\\\ tab \\t line \\n nul \\u0000 \\u2028 é 漢 😀\"}",
                "[9007199254740993,123456789012345678901234567890,0.1,1.0,-0.0,1E+2]"
            })
    void a_tree_is_written_as_the_mapper_writes_it(String text) {
        JsonMapper mapper = JsonMapper.shared();
        var tree = mapper.readTree(text);

        assertEquals(mapper.writeValueAsString(tree), TreeWriter.text(tree));
        assertEquals(mapper.writeValueAsString(tree), new String(TreeWriter.bytes(tree), StandardCharsets.UTF_8));
    }
}
