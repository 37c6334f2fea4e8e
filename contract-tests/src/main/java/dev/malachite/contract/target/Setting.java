package dev.malachite.contract.target;

import java.util.Optional;

/**
 * A world that a scenario wants for itself.
 *
 * @param world the file below {@code fixtures/} with all that exists there; whatever is named exists if it is empty
 * @param pageSize items on a page of a list
 */
public record Setting(Optional<String> world, int pageSize) {
    private static final int USUAL_PAGE = 200;

    /** Whatever is named exists and is permitted. */
    public static Setting open() {
        return new Setting(Optional.empty(), USUAL_PAGE);
    }

    /** Only what the file names exists, such as {@code worlds/article.yaml}. */
    public static Setting strict(String world) {
        return new Setting(Optional.of(world), USUAL_PAGE);
    }

    /** An open world whose lists have so many items on a page. */
    public static Setting paged(int pageSize) {
        return new Setting(Optional.empty(), pageSize);
    }
}
