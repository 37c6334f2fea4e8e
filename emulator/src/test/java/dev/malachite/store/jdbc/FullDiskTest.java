package dev.malachite.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.arm.ResourceId;
import dev.malachite.store.StoreUnavailableException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FullDiskTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static final String SUBSCRIPTION = "0b352192-dcac-4cc7-992e-a96190ccc68c";

    @TempDir
    private Path directory;

    private JdbcStore store;

    @BeforeEach
    void open() {
        FullDisk.install();
        store = new JdbcStore(new DirectoryDatabase(directory, FullDisk.SCHEME), 1);
    }

    @AfterEach
    void close() {
        FullDisk.full(false);
        store.close();
    }

    @Test
    void a_change_that_finds_no_space_is_not_acknowledged_and_says_that_the_store_is_unavailable() {
        own("before");

        FullDisk.full(true);

        assertThrows(StoreUnavailableException.class, () -> own("too late"));
        assertThrows(StoreUnavailableException.class, () -> own("still too late"));
    }

    @Test
    void a_store_without_space_is_not_ready_and_finds_out_by_itself_when_it_is_again() {
        own("before");
        assertTrue(store.answers());

        FullDisk.full(true);
        assertThrows(StoreUnavailableException.class, () -> own("too late"));
        assertFalse(store.answers());

        FullDisk.full(false);
        assertTrue(store.answers());
    }

    @Test
    void what_was_acknowledged_is_there_and_changes_go_on_when_there_is_space_again() {
        own("before");
        FullDisk.full(true);
        assertThrows(StoreUnavailableException.class, () -> own("too late"));

        FullDisk.full(false);
        own("after");

        assertTrue(store.answers());
        assertTrue(isOwned("before"));
        assertFalse(isOwned("too late"));
        assertTrue(isOwned("after"));
    }

    @Test
    void nothing_acknowledged_is_lost_over_many_outages() {
        int acknowledged = 0;
        for (int i = 0; i < 60; i++) {
            FullDisk.full(i % 3 == 2);
            String name = "datasource-" + i;
            if (i % 3 == 2) {
                assertThrows(StoreUnavailableException.class, () -> own(name));
            } else {
                own(name);
                acknowledged++;
            }
        }
        FullDisk.full(false);
        store.close();
        store = new JdbcStore(new DirectoryDatabase(directory), 1);

        int kept = 0;
        for (int i = 0; i < 60; i++) {
            kept += isOwned("datasource-" + i) ? 1 : 0;
        }
        assertEquals(acknowledged, kept);
    }

    private void own(String datasource) {
        store.write(SUBSCRIPTION, CLOCK, (transaction, now) -> {
            transaction.own(datasource, ResourceId.of("/subscriptions/" + SUBSCRIPTION));
            return null;
        });
    }

    private boolean isOwned(String datasource) {
        return store.read(transaction -> transaction.owner(datasource)).isPresent();
    }
}
