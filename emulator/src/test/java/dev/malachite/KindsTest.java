package dev.malachite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.malachite.providers.dataprotection.DataProtectionKinds;
import dev.malachite.store.Kind;
import dev.malachite.world.GenericResource;
import dev.malachite.world.World;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** An import reads each record by its kind: a kind that nobody lists would be let through unread. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KindsTest {
    @Test
    void every_kind_of_record_that_a_class_declares_is_listed() {
        Set<String> listed = Stream.concat(DataProtectionKinds.all().stream(), World.kinds().stream())
                .map(kind -> kind.type().key())
                .collect(Collectors.toCollection(TreeSet::new));

        List<JavaField> declared = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.malachite").stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(Kind.class)
                                && field.getModifiers().contains(JavaModifier.STATIC))
                        .toList();

        assertEquals(
                declared.stream()
                        .map(KindsTest::kind)
                        .filter(kind -> !kind.equals(GenericResource.ANY))
                        .map(kind -> kind.type().key())
                        .collect(Collectors.toCollection(TreeSet::new)),
                listed);
        assertTrue(declared.size() > 10);
    }

    private static Kind<?> kind(JavaField field) {
        try {
            return (Kind<?>) field.reflect().get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }
}
