package dev.malachite.contract.expectation;

/**
 * Where in an exchange something is.
 *
 * @param path a JSON path such as {@code $.properties.provisioningState} in a body, a header's name, or empty
 */
public record Place(Part part, String path) {
    public static final Place STATUS = new Place(Part.STATUS, "");
    public static final Place URL = new Place(Part.URL, "");

    /** The parts of an exchange. */
    public enum Part {
        URL("url"),
        REQUEST_BODY("request body"),
        STATUS("status"),
        HEADER("response header"),
        BODY("response body");

        private final String words;

        Part(String words) {
            this.words = words;
        }
    }

    public static Place header(String name) {
        return new Place(Part.HEADER, name);
    }

    public static Place body(String jsonPath) {
        return new Place(Part.BODY, jsonPath);
    }

    public static Place requestBody(String jsonPath) {
        return new Place(Part.REQUEST_BODY, jsonPath);
    }

    @Override
    public String toString() {
        return path.isEmpty() ? part.words : part.words + " " + path;
    }
}
