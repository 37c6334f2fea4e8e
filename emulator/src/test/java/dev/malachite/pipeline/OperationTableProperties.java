package dev.malachite.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.openapi.Contract;
import dev.malachite.openapi.OperationDescription;
import dev.malachite.store.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table finds the operation of every path of the contract, whatever the names in it and however it is spelt. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OperationTableProperties {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    private static final List<OperationDescription> OPERATIONS = Contract.load().operations().stream()
            .filter(operation -> operation.path().contains("Microsoft.DataProtection"))
            .toList();
    private static final OperationTable TABLE = new OperationTable(OPERATIONS.stream()
            .map(operation -> new OperationTable.Entry(operation, new Nobody(operation.operationId())))
            .toList());

    private record Nobody(String name) implements ArmOperation {
        @Override
        public OperationId id() {
            return new OperationId(name);
        }

        @Override
        public ArmResponse handle(ArmRequest request, Transaction transaction) {
            throw new IllegalStateException(name);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void every_path_leads_to_its_operation(long seed) {
        Random random = new Random(seed);
        for (OperationDescription operation : OPERATIONS) {
            String path = PARAMETER.matcher(operation.path()).replaceAll(match -> "name" + random.nextInt(1_000_000));
            String spelt = spelling(random, path);

            OperationTable.Match match =
                    TABLE.match(ResourceId.segments(spelt)).orElseThrow(() -> new AssertionError(spelt));

            assertEquals(
                    operation.operationId(),
                    match.byMethod().get(operation.method()).description().operationId(),
                    spelt);
        }
        assertTrue(OPERATIONS.size() >= 75, () -> OPERATIONS.size() + " operations");
    }

    private static String spelling(Random random, String path) {
        return switch (random.nextInt(4)) {
            case 0 -> path.toUpperCase(Locale.ROOT);
            case 1 -> path.replace("/", "//");
            case 2 -> path + "/";
            default -> path.toLowerCase(Locale.ROOT);
        };
    }
}
