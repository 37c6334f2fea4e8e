package dev.malachite.benchmarks;

import dev.malachite.json.JsonObject;
import dev.malachite.openapi.Contract;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.schema.SchemaViolation;
import dev.malachite.schema.Schemas;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An instance as a document: into the store, out of it, shown to a client, and held against the contract. */
@State(Scope.Benchmark)
public class DocumentBenchmark {
    private static final String SCHEMA = "BackupInstanceResource";

    private final Schemas schemas = new Schemas(Contract.load());
    private final BackupInstance instance = BackupInstance.seeded(Samples.INSTANCE, Samples.instance(), "protection");
    private final String stored = instance.write().toString();
    private final JsonObject shown = instance.toJson(Samples.INSTANCE, Samples.VERSION);

    @Setup
    public void check() {
        if (!violations().isEmpty() || !undescribed().isEmpty()) {
            throw new IllegalStateException("the sample breaks the contract: " + violations() + undescribed());
        }
    }

    @Benchmark
    public String write() {
        return instance.write().toString();
    }

    @Benchmark
    public BackupInstance read() {
        return BackupInstance.read(JsonObject.parseTrusted(stored));
    }

    @Benchmark
    public byte[] show() {
        return instance.toJson(Samples.INSTANCE, Samples.VERSION).toBytes();
    }

    /** The self-check of an answer of a shape that was not seen before: its schema, */
    @Benchmark
    public List<SchemaViolation> violations() {
        return schemas.violations(Samples.VERSION, SCHEMA, shown);
    }

    /** and members that nobody described. */
    @Benchmark
    public List<String> undescribed() {
        return schemas.undescribed(Samples.VERSION, SCHEMA, shown);
    }
}
