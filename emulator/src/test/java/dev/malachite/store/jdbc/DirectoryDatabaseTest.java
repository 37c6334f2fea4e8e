package dev.malachite.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Kind;
import dev.malachite.store.StoreRefusedException;
import dev.malachite.time.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DirectoryDatabaseTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static final String SUBSCRIPTION = "0b352192-dcac-4cc7-992e-a96190ccc68c";

    @TempDir
    private Path directory;

    @Test
    void the_steps_that_memory_takes_are_those_in_the_folder() throws IOException {
        Path folder = Path.of(System.getProperty("malachite.root"), "emulator/src/main/resources/store/migration");
        try (Stream<Path> scripts = Files.list(folder)) {
            assertEquals(
                    scripts.map(script -> script.getFileName().toString())
                            .sorted()
                            .toList(),
                    Migrations.scripts());
        }
    }

    @Test
    void what_was_written_is_there_when_the_store_is_opened_again() {
        String first = guidOfNewStore();
        String second = guidOfNewStore();

        assertTrue(!first.equals(second), "the sequence went on");
    }

    @Test
    void a_stop_gives_back_the_space_that_changes_took() throws IOException {
        Kind<String> texts = new Kind<>(
                new ResourceType("Microsoft.Test/texts"),
                text -> JsonObject.of("text", text),
                document -> document.string("text").orElseThrow());
        JdbcStore store = JdbcStore.inDirectory(directory, 1);
        for (int i = 0; i < 3_000; i++) {
            ResourceId id = ResourceId.subscription(SUBSCRIPTION).child("resourceGroups", "n" + i);
            store.write(SUBSCRIPTION, CLOCK, (transaction, now) -> {
                transaction.put(texts, id, Timeline.<String>empty().then(now, "x".repeat(1_000)));
                return null;
            });
        }
        long busy = Files.size(directory.resolve("malachite.mv.db"));

        store.close();

        long atRest = Files.size(directory.resolve("malachite.mv.db"));
        assertTrue(atRest < busy / 5, () -> busy + " bytes became " + atRest);
    }

    @Test
    void files_of_the_first_release_are_brought_up_to_date_and_keep_their_records() throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + directory.resolve("malachite"));
        Migrations.migrate(source, "an old store", "1");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO subscription VALUES ('" + SUBSCRIPTION + "', 41, 7)");
        }

        guidOfNewStore();

        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sequence, cleared_at FROM subscription")) {
            assertTrue(row.next());
            assertEquals(42, row.getLong(1));
            assertEquals(0, row.getLong(2));
        }
    }

    @Test
    void files_of_a_newer_release_are_refused_and_left_alone() throws IOException {
        guidOfNewStore();
        Files.writeString(directory.resolve("malachite.format"), "99");

        assertRefused("newer Malachite");
    }

    @Test
    void files_of_a_newer_release_are_refused_even_when_nothing_says_so() throws SQLException {
        guidOfNewStore();
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + directory.resolve("malachite"));
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE later AS SELECT * FROM \"schema_history\"");
            statement.execute("UPDATE later SET \"installed_rank\" = \"installed_rank\" + 90,"
                    + " \"version\" = '9' || \"version\", \"script\" = 'of tomorrow'");
            statement.execute("INSERT INTO \"schema_history\" SELECT * FROM later");
        }

        assertThrows(StoreRefusedException.class, this::guidOfNewStore);
    }

    @Test
    void damaged_files_are_refused_and_left_alone() throws IOException {
        byte[] noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        Files.write(directory.resolve("malachite.mv.db"), noise);

        assertRefused("damaged");
    }

    private void assertRefused(String why) throws IOException {
        byte[] before = Files.readAllBytes(directory.resolve("malachite.mv.db"));

        StoreRefusedException refused = assertThrows(StoreRefusedException.class, this::guidOfNewStore);

        assertTrue(refused.getMessage().contains(why), refused.getMessage());
        assertEquals(1, refused.getMessage().lines().count());
        assertArrayEquals(before, Files.readAllBytes(directory.resolve("malachite.mv.db")));
    }

    private String guidOfNewStore() {
        JdbcStore store = JdbcStore.inDirectory(directory, 1);
        try {
            return store.write(SUBSCRIPTION, CLOCK, (transaction, now) -> transaction.newGuid());
        } finally {
            store.close();
        }
    }
}
