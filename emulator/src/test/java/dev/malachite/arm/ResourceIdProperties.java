package dev.malachite.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids of resources, for many seeds: what is written is read, and case never matters. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ResourceIdProperties {
    private static final int SAMPLES = 500;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.()";

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 1 + random.nextInt(40); i++) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    private static String id(Random random) {
        StringBuilder id = new StringBuilder("/subscriptions/" + new UUID(random.nextLong(), random.nextLong())
                + "/resourceGroups/" + name(random) + "/providers/Microsoft.DataProtection");
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            id.append("/type").append(i).append('/').append(name(random));
        }
        return id.toString();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void an_id_is_written_as_it_was_read(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < SAMPLES; i++) {
            String text = id(random);

            assertEquals(text, ResourceId.of(text).toString());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void case_does_not_matter_to_equality_hash_key_and_type(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < SAMPLES; i++) {
            String text = id(random);
            ResourceId id = ResourceId.of(text);
            ResourceId shouted = ResourceId.of(text.toUpperCase(Locale.ROOT));

            assertEquals(id, shouted);
            assertEquals(id.hashCode(), shouted.hashCode());
            assertEquals(id.key(), shouted.key());
            assertEquals(id.type(), shouted.type());
            assertNotEquals(id, ResourceId.of(text + "x"));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_child_lies_in_its_parent_and_knows_it(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < SAMPLES; i++) {
            ResourceId parent = ResourceId.of(id(random));
            ResourceId child = parent.child("things", name(random));

            assertEquals(parent, child.parent().orElseThrow());
            assertTrue(child.isWithin(parent));
            assertEquals(parent.subscriptionId(), child.subscriptionId());
            assertEquals(parent.resourceGroup(), child.resourceGroup());
        }
    }

    /** Letters whose lower case is longer, or depends on what is around them. */
    @ParameterizedTest
    @ValueSource(strings = {"plain", "\u0130stanbul", "a\u0130", "\u03a3", "a\u03a3", "\u212a", "\ud801\udc00"})
    void a_key_that_is_worked_out_of_another_is_that_of_the_whole_text(String name) {
        ResourceId group = ResourceId.of("/subscriptions/S/resourceGroups/" + name);
        ResourceId vault = group.child("providers", "Microsoft.Test").child("Vaults", name);
        for (ResourceId known : new ResourceId[] {group, vault}) {
            known.key();
            ResourceId child = known.child("Things", name);

            assertEquals(ResourceId.of(child.toString()).key(), child.key());
            ResourceId parent = child.parent().orElseThrow();
            assertEquals(ResourceId.of(parent.toString()).key(), parent.key());
            ResourceId resourceGroup = child.resourceGroup().orElseThrow();
            assertEquals(ResourceId.of(resourceGroup.toString()).key(), resourceGroup.key());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/subscriptions/s, Microsoft.Resources/subscriptions, ",
        "/subscriptions/s/resourceGroups/providers, Microsoft.Resources/subscriptions/resourceGroups, /subscriptions/s",
        "/subscriptions/s/providers/A.B, A.B, /subscriptions/s",
        "/subscriptions/s/resourceGroups/g/PROVIDERS/A.B/c/d, A.B/c, /subscriptions/s/resourceGroups/g",
        "/subscriptions/s/resourceGroups/g/providers/A.B/c/providers, A.B/c, /subscriptions/s/resourceGroups/g",
        "/subscriptions/s/providers/A.B/c/d/e/f, A.B/c/e, /subscriptions/s/providers/A.B/c/d",
        "/subscriptions/s/providers/A.B/c/d/providers/E.F/g/h, E.F/g, /subscriptions/s/providers/A.B/c/d"
    })
    void an_id_names_its_type_and_what_contains_it(String text, String type, String parent) {
        ResourceId id = ResourceId.of(text);

        assertEquals(type, id.type().value());
        assertEquals(Optional.ofNullable(parent), id.parent().map(ResourceId::toString));
    }
}
