package dev.malachite.store;

import dev.malachite.json.JsonObject;

/** A record of an export cannot be put back. The message is for whoever brought the export. */
public final class RecordException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String pointer;

    /** @param pointer of what is wrong, from the root of the export */
    public RecordException(String pointer, String message, Throwable cause) {
        super(message, cause);
        this.pointer = pointer;
    }

    public RecordException(String pointer, String message) {
        this(pointer, message, null);
    }

    /**
     * Refuses the export of a store with another seed: its GUIDs would not go on as they began.
     *
     * @throws RecordException when the export names another seed than this one
     */
    public static void requireSeed(long seed, JsonObject exported) {
        long other = exported.integer("guidSeed").orElse(seed);
        if (other != seed) {
            throw new RecordException(
                    "/guidSeed", "The world was exported with another seed; start with --guid-seed " + other + ".");
        }
    }

    public String pointer() {
        return pointer;
    }
}
