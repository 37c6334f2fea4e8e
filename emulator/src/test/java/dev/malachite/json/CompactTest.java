package dev.malachite.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** An object of which the text alone is held says what it said before. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CompactTest {
    private static final String TEXT = "{\"policyInfo\":{\"policyId\":\"/é漢😀\"},\"n\":[1,-2.5,1e300,null,true]}";

    private static JsonObject parse(String text) {
        return Json.parseObject(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_members_are_let_go_and_made_again_from_the_text() {
        JsonObject object = parse(TEXT);
        WeakReference<ObjectNode> members = new WeakReference<>(object.node());

        object.compact();
        System.gc();

        assertNull(members.get());
        assertEquals("/é漢😀", object.path("policyInfo", "policyId").orElseThrow());
        assertEquals(parse(TEXT), object);
        assertEquals(parse(TEXT).toString(), object.toString());
    }

    @Test
    void a_compact_object_can_be_changed_into_another() {
        JsonObject object = parse(TEXT);
        object.compact();
        object.compact();

        JsonObject changed = object.with("more", 1).without("n");

        assertEquals("{\"policyInfo\":{\"policyId\":\"/é漢😀\"},\"more\":1}", changed.toString());
        assertTrue(object.has("n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00\\ud800", "a\\ud83dz", "\\u0000"})
    void a_text_that_is_no_unicode_stays_as_it_is_sent(String escaped) {
        JsonObject object = parse("{\"a\":\"" + escaped + "\"}");
        JsonObject before = parse("{\"a\":\"" + escaped + "\"}");

        object.compact();
        System.gc();

        assertEquals(before.string("a"), object.string("a"));
    }
}
