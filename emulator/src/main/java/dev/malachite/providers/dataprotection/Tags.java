package dev.malachite.providers.dataprotection;

import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidInput;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidVaultInput;

import dev.malachite.json.JsonObject;
import dev.malachite.schema.SchemaViolation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What ARM takes for tags, on every resource that has them. Source: Microsoft Learn, tag resources. */
public final class Tags {
    private static final int MAX_TAGS = 50;
    private static final int MAX_NAME = 512;
    private static final int MAX_VALUE = 256;
    private static final Pattern NO_NAME = Pattern.compile("[<>%&\\\\?/]");

    private Tags() {}

    /**
     * Refuses tags that ARM does not take, of a vault or a resource guard.
     *
     * @throws dev.malachite.arm.ArmException {@code BMSUserErrorInvalidInput} 400
     */
    public static void requireValid(JsonObject tags) {
        firstFault(tags).ifPresent(fault -> {
            throw invalidVaultInput(fault.path(), fault.message()).toException();
        });
    }

    /**
     * The same of a backup instance.
     *
     * @throws dev.malachite.arm.ArmException {@code BMSUserErrorInvalidInput} 400
     */
    public static void requireValidOfInstance(JsonObject tags) {
        firstFault(tags).ifPresent(fault -> {
            throw invalidInput(List.of(fault)).toException();
        });
    }

    private static Optional<SchemaViolation> firstFault(JsonObject tags) {
        if (tags.names().size() > MAX_TAGS) {
            return Optional.of(new SchemaViolation("tags", "A resource has at most 50 tags."));
        }
        for (String name : tags.names()) {
            if (name.length() > MAX_NAME || tags.string(name).orElse("").length() > MAX_VALUE) {
                return Optional.of(new SchemaViolation(
                        "tags." + name.substring(0, Math.min(name.length(), 64)),
                        "A tag's name has at most 512 characters, its value 256."));
            }
            if (NO_NAME.matcher(name).find()) {
                return Optional.of(new SchemaViolation("tags", "A tag's name has none of the characters <>%&\\?/."));
            }
        }
        return Optional.empty();
    }
}
