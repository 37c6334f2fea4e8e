package dev.malachite.providers.dataprotection.datasources;

import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The types of datasource that the service protects, one manifest each under {@code datasources/}; read when a type
 * is
 * first named. Another type is another file and a line in {@code index.json}. Thread-safe.
 *
 * <p>Source: rules of Microsoft Learn (stores, frequencies, retention, roles); recorded traffic (durations, jobs).
 * The
 * alias {@code OssDB} is what published examples call PostgreSQL.
 */
public final class DatasourceTypes {
    private static final String FOLDER = "/datasources/";

    private static final int MAX_SPELLINGS = 256;

    private final ConcurrentHashMap<String, DatasourceType> bySpelling = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, DatasourceType> byFile = new ConcurrentHashMap<>();
    private volatile JsonObject index;

    public Optional<DatasourceType> find(String name) {
        DatasourceType known = bySpelling.get(name);
        return known != null ? Optional.of(known) : asked(name);
    }

    private Optional<DatasourceType> asked(String name) {
        Optional<DatasourceType> found = index().string(name.toLowerCase(Locale.ROOT))
                .map(file -> byFile.computeIfAbsent(file, missing -> new DatasourceType(read(missing))));
        if (bySpelling.size() < MAX_SPELLINGS) {
            found.ifPresent(type -> bySpelling.put(name, type));
        }
        return found;
    }

    /**
     * The type of something that was accepted.
     *
     * @throws IllegalStateException when it is unknown all the same
     */
    public DatasourceType get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("No datasource type " + name));
    }

    private JsonObject index() {
        JsonObject known = index;
        if (known == null) {
            known = read("index.json");
            index = known;
        }
        return known;
    }

    private static JsonObject read(String file) {
        try (InputStream manifest = DatasourceTypes.class.getResourceAsStream(FOLDER + file)) {
            return Json.objectsOf(file, manifest.readAllBytes()).get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
