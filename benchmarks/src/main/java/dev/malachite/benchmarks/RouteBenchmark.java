package dev.malachite.benchmarks;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.Pace;
import dev.malachite.openapi.Contract;
import dev.malachite.pipeline.OperationTable;
import dev.malachite.providers.dataprotection.DataProtection;
import dev.malachite.providers.dataprotection.LinkedAccess;
import dev.malachite.world.World;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From a URL to the operation that it names, without what is remembered of earlier requests. */
@State(Scope.Benchmark)
public class RouteBenchmark {
    private final Contract contract = Contract.load();
    private final OperationTable table = table();
    private final String path = Samples.INSTANCE.toString();
    private final List<String> segments = ResourceId.segments(path);

    private OperationTable table() {
        LinkedAccess everybodyMay = (request, transaction, linked) -> {};
        return new OperationTable(
                DataProtection.operations(Pace.FAST, new World(World.Mode.OPEN), 50, everybodyMay).stream()
                        .map(operation -> new OperationTable.Entry(
                                contract.operation(operation.id().value()).orElseThrow(), operation))
                        .toList());
    }

    @Benchmark
    public Optional<ResourceId> parseId() {
        return ResourceId.parse(path);
    }

    /** What a comparison or a row of the store asks for. */
    @Benchmark
    public String keyOfId() {
        return ResourceId.of(path).key();
    }

    @Benchmark
    public Optional<ResourceId> parentOfId() {
        return ResourceId.of(path).parent();
    }

    @Benchmark
    public boolean apiVersion() {
        return ApiVersion.parse("2024-04-01")
                .filter(version -> contract.apiVersions().contains(version.value()))
                .isPresent();
    }

    @Benchmark
    public Optional<OperationTable.Match> route() {
        return table.match(segments);
    }
}
