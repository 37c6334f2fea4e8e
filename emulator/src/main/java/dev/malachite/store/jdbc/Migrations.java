package dev.malachite.store.jdbc;

import dev.malachite.store.StoreRefusedException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The steps from nothing to today's tables. A step that was released is never edited: the next one corrects it. */
final class Migrations {
    static final String FOLDER = "store/migration";

    private static final List<String> SCRIPTS = List.of("V1__tables.sql", "V2__expiry.sql", "V3__pages.sql");

    private Migrations() {}

    /** The number of the last step. */
    static int newest() {
        return SCRIPTS.size();
    }

    static List<String> scripts() {
        return SCRIPTS;
    }

    /**
     * Takes the steps that a kept database lacks.
     *
     * @throws StoreRefusedException when it has taken steps that this program does not know, or others than these
     */
    static void migrate(DataSource source, String name) {
        migrate(source, name, "latest");
    }

    /** @param target the last step to take; only a test stops early */
    static void migrate(DataSource source, String name, String target) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:" + FOLDER)
                    .table("schema_history")
                    .target(target)
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreRefusedException(
                    "cannot bring the tables of " + name + " up to date: "
                            + e.getMessage().lines().findFirst().orElse(""),
                    e);
        }
    }
}
