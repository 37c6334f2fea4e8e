package dev.malachite.contract.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.Contoso;
import dev.malachite.contract.operation.OperationRoutes.Match;
import dev.malachite.contract.traffic.Url;
import dev.malachite.openapi.Contract;
import dev.malachite.openapi.OperationDescription;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OperationRoutesTest {
    private final Contract contract = Contract.load();
    private final OperationRoutes routes = new OperationRoutes(contract);

    @Test
    void every_operation_is_found_by_its_own_path() {
        for (OperationDescription operation : contract.operations()) {
            String path = operation
                    .path()
                    .replace("{resourceId}", "subscriptions/s/resourceGroups/g/providers/Contoso.Things/things/t");
            Url url = Url.of(Contoso.HOST + path.replace("{", "").replace("}", ""));
            assertEquals(
                    operation.operationId(),
                    routes.find(operation.method(), url)
                            .orElseThrow()
                            .operation()
                            .operationId());
        }
    }

    @Test
    void letter_case_does_not_matter_but_is_kept_in_parameters() {
        Url url = Url.of(Contoso.HOST
                + "/SUBSCRIPTIONS/<subscription:1>/resourcegroups/RG/providers/"
                + "microsoft.dataprotection/BackupVaults/V");

        Match match = routes.find("GET", url).orElseThrow();

        assertEquals("BackupVaults_Get", match.operation().operationId());
        assertEquals("RG", match.parameters().get("resourceGroupName"));
    }

    @Test
    void the_last_provider_of_a_path_counts() {
        String assignment = "/providers/Microsoft.Authorization/roleAssignments/x";

        assertTrue(OperationRoutes.isDataProtection(Url.of(Contoso.HOST + Contoso.VAULT)));
        assertFalse(OperationRoutes.isDataProtection(Url.of(Contoso.HOST + Contoso.VAULT + assignment)));
        assertFalse(OperationRoutes.isDataProtection(Url.of("https://graph.microsoft.com/v1.0/users")));
    }

    @Test
    void whether_a_subscription_has_the_provider_is_not_asked_of_the_provider() {
        String provider = Contoso.HOST + "/subscriptions/s" + Contoso.PROVIDER;

        assertFalse(OperationRoutes.isDataProtection(Url.of(provider)));
        assertEquals(
                "Providers_Register",
                routes.find("POST", Url.of(provider + "/register"))
                        .orElseThrow()
                        .operation()
                        .operationId());
        assertTrue(OperationRoutes.isDataProtection(Url.of(Contoso.HOST + Contoso.PROVIDER + "/operations")));
    }
}
