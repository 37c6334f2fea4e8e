package dev.malachite.benchmarks;

import dev.malachite.arm.async.Pace;
import dev.malachite.providers.dataprotection.DataProtectionSeeds;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.recoverypoints.RecoveryPoint;
import dev.malachite.providers.dataprotection.recoverypoints.RecoveryPoints;
import dev.malachite.store.Store;
import dev.malachite.store.memory.MemoryStore;
import dev.malachite.time.VirtualClock;
import dev.malachite.world.WorldSeeder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The recovery points of two years of daily backups, which are computed, with the reading of what they follow from. */
@State(Scope.Benchmark)
public class BackupsBenchmark {
    private static final int PAGE = 50;
    private static final int DAYS = 730;

    private final DatasourceTypes types = new DatasourceTypes();
    private final Instant now = Samples.START.plus(Duration.ofDays(DAYS));
    private Store store;

    @Setup
    public void seed() {
        store = new MemoryStore(1);
        new WorldSeeder(DataProtectionSeeds.rules())
                .seed(
                        store,
                        VirtualClock.frozenAt(Samples.START),
                        List.of(Samples.vault(), Samples.policy(), Samples.instance()));
        if (twoYears().size() < DAYS) {
            throw new IllegalStateException("only " + twoYears().size() + " backups in " + DAYS + " days");
        }
    }

    @TearDown
    public void close() {
        store.close();
    }

    private List<RecoveryPoint> newest(int atLeast) {
        return store.read(transaction -> {
            BackupInstance instance =
                    transaction.find(BackupInstance.KIND, Samples.INSTANCE, now).orElseThrow();
            return RecoveryPoints.of(transaction, Samples.INSTANCE, instance, types, Pace.FAST, now)
                    .before(now, atLeast);
        });
    }

    @Benchmark
    public List<RecoveryPoint> twoYears() {
        return newest(Integer.MAX_VALUE);
    }

    @Benchmark
    public List<RecoveryPoint> page() {
        return newest(PAGE);
    }
}
