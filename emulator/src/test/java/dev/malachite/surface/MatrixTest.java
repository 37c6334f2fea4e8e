package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.json.JsonObject;
import dev.malachite.openapi.OperationDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Every operation in every api-version: served where the contract has it, refused as ARM refuses it elsewhere. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MatrixTest {
    private static final int OPERATIONS = 75;
    private static final Set<String> UNKNOWN =
            Set.of("MethodNotAllowed", "InvalidResourceType", "InvalidResourceNamespace", "HttpResourceNotFound");

    @Test
    void every_cell_of_operation_and_version_is_served_or_refused() {
        try (Azure azure = new Azure()) {
            azure.createVault(azure.vault(), "Off");
            List<String> wrong = new ArrayList<>();
            int cells = 0;
            List<OperationDescription> operations = azure.emulator().contract().operations().stream()
                    .filter(operation -> !operation.isOfAnyVersion())
                    .toList();
            for (OperationDescription operation : operations) {
                for (String version : azure.emulator().contract().apiVersions()) {
                    cells++;
                    Azure.Answer answer = azure.send(
                            operation.method().toUpperCase(Locale.ROOT),
                            path(azure, operation.path()),
                            version,
                            operation.requestSchema().map(schema -> JsonObject.empty()));
                    boolean refused = answer.code().equals("NoRegisteredProviderFound");
                    boolean ours = answer.status() != 500 || answer.code().equals("CloudInternalError");
                    if (refused == operation.servedIn(version) || !ours || UNKNOWN.contains(answer.code())) {
                        wrong.add(
                                operation.operationId() + " " + version + ": " + answer.status() + " " + answer.text());
                    }
                }
            }
            assertEquals(List.of(), wrong);
            assertTrue(operations.size() >= OPERATIONS, () -> operations.size() + " operations");
            assertEquals(
                    operations.size()
                            * azure.emulator().contract().apiVersions().size(),
                    cells);
        }
    }

    private static String path(Azure azure, String template) {
        String path = template.replace("/{resourceId}", azure.group() + "/providers/Microsoft.Compute/disks/disk")
                .replace("/subscriptions/{subscriptionId}", azure.subscription())
                .replace("{resourceGroupName}", "backups")
                .replace("{vaultName}", "vault")
                .replace("{location}", "westus");
        return path.replaceAll("\\{\\w+}", "nothing");
    }
}
