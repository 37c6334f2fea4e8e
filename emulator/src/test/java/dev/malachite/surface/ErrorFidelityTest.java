package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Refusals that a request can provoke: status, code, message, action and envelope, to the letter. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErrorFidelityTest {
    private static final String SUPPORT = "Please contact Microsoft Support if this is not expected.";
    private static final String INPUTS = "Please check the required inputs";

    private final Azure azure = new Azure();

    @AfterEach
    void close() {
        azure.close();
    }

    /** One refusal of the service itself. {@code {vault}} in a text stands for the vault's id. */
    private record Refusal(String code, int status, String message, String action, Function<Azure, Answer> provoke) {
        @Override
        public String toString() {
            return code + ": " + message;
        }
    }

    private static Refusal bad(String code, String message, String action, Function<Azure, Answer> provoke) {
        return new Refusal(code, 400, message, action, provoke);
    }

    static List<Refusal> refusals() {
        List<Refusal> all = new ArrayList<>(instances());
        all.addAll(vaultsAndPolicies());
        all.addAll(settings());
        all.addAll(ranges());
        return all;
    }

    private static List<Refusal> instances() {
        return List.of(
                bad(
                        "UserErrorDppDatasourceAlreadyProtected",
                        "Datasource is already protected under the Backup vault {vault}.",
                        "Delete the backup instance database from the Backup vault {vault} to re-protect the"
                                + " datasource in any other vault.",
                        azure -> {
                            azure.protectedDatabase("Off");
                            return azure.post(
                                    azure.vault() + "/validateForBackup",
                                    JsonObject.of(
                                            "backupInstance",
                                            azure.instance(azure.vault(), "weekly", "database")
                                                    .objectOrEmpty("properties")));
                        }),
                bad(
                        "UserErrorDppDatasourceAlreadyHasBackupInstance",
                        "Datasource is already associated with the backup instance database in the Backup vault"
                                + " {vault} with the protection status as ProtectionStopped.",
                        "Delete the backup instance database from the Backup vault {vault} to re-protect the"
                                + " datasource in any other vault",
                        azure -> {
                            azure.post(azure.protectedDatabase("Off") + "/stopProtection");
                            azure.advance(Duration.ofMinutes(2));
                            return azure.put(
                                    azure.vault() + "/backupInstances/again",
                                    azure.instance(azure.vault(), "weekly", "database"));
                        }),
                bad(
                        "BMSUserErrorDPPAdhocBackupNotAllowedForBackupType",
                        "The on-demand backup is not allowed for the given rule: it is no backup rule of the policy.",
                        INPUTS,
                        azure -> azure.post(
                                azure.protectedDatabase("Off") + "/backup",
                                JsonObject.of(
                                        "backupRuleOptions",
                                        JsonObject.of("ruleName", "Default", "triggerOption", JsonObject.empty())))));
    }

    private static List<Refusal> vaultsAndPolicies() {
        return List.of(
                bad(
                        "UserErrorDppPolicyObjectInUse",
                        "Cannot delete the backup policy as one or more backup instances have been configured for"
                                + " protection with this policy.",
                        null,
                        azure -> {
                            azure.protectedDatabase("Off");
                            return azure.delete(azure.vault() + "/backupPolicies/weekly");
                        }),
                bad(
                        "UserErrorBMSUpdatePolicyNotSupported",
                        "Update of existing policy is not supported.",
                        "Please create a new policy.",
                        azure -> {
                            azure.protectedDatabase("Off");
                            return azure.put(azure.vault() + "/backupPolicies/weekly", Azure.weekly());
                        }),
                bad("BMSUserErrorInvalidInput", "Input provided for the call is invalid", INPUTS, azure -> {
                    azure.createVault(azure.vault(), "Off");
                    return azure.put(
                            azure.vault() + "/backupPolicies/bad",
                            Policies.policy(
                                    Azure.POSTGRESQL, "Full", "VaultStore", List.of("R/PT4H"), List.of("Default P1M")));
                }));
    }

    private static List<Refusal> settings() {
        return List.of(
                bad(
                        "UserErrorDisableSoftDeleteNotAllowed",
                        "Cannot disable soft delete once set to AlwaysOn",
                        SUPPORT,
                        azure -> {
                            azure.createVault(azure.vault(), "AlwaysOn");
                            azure.advance(Duration.ofSeconds(1));
                            return azure.createVault(azure.vault(), "On");
                        }),
                bad(
                        "DppAlwaysOnSoftDeleteStateMandatory",
                        "This API version requires backup vaults to have the soft delete setting configured to Enable"
                                + " Always-On Soft Delete.",
                        "To use this API version, you must configure backup vaults with the soft delete setting set to"
                                + " Enable Always-On Soft Delete. If you don't want to enable this setting, use an"
                                + " older API version instead.",
                        azure -> azure.send(
                                "PUT",
                                azure.vault(),
                                "2025-09-01",
                                Optional.of(JsonObject.of(
                                        "location",
                                        "westus",
                                        "properties",
                                        JsonObject.of(
                                                "storageSettings",
                                                List.of(JsonObject.of(
                                                        "datastoreType", "VaultStore", "type", "GeoRedundant")),
                                                "securitySettings",
                                                JsonObject.of("softDeleteSettings", JsonObject.of("state", "On"))))))));
    }

    private static List<Refusal> ranges() {
        String retry = "Please retry after some time with correct inputs. Reach out to the Azure Backup support if the"
                + " issue persists. ";
        return List.of(
                bad(
                        "UserErrorInvalidRestorableTimeRange",
                        "The given time range is invalid",
                        "Please ensure that the given time range in the request is valid",
                        azure -> find(azure, "2026-02-01T00:00:00.0000000Z", "2026-01-01T00:00:00.0000000Z")),
                bad(
                        "DppPluginInvalidInputParameters",
                        "Invalid inputs from caller.",
                        retry,
                        azure -> find(azure, "2026-01-01T00:00:00.000Z", null)),
                new Refusal(
                        "CloudInternalError",
                        500,
                        "Microsoft Azure Backup encountered an internal error.",
                        "Wait for a few minutes and then try the operation again. If the issue persists, please"
                                + " contact Microsoft support.",
                        azure -> find(azure, null, "2026-01-01T00:00:00.0000000Z")));
    }

    private static Answer find(Azure azure, String start, String end) {
        return azure.post(
                azure.protectedDatabase("Off") + "/findRestorableTimeRanges",
                JsonObject.of("sourceDataStoreType", "OperationalStore", "startTime", start, "endTime", end)
                        .withoutNulls());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void the_service_refuses_in_its_own_words(Refusal refusal) {
        Answer answer = refusal.provoke().apply(azure);

        JsonObject error = answer.body().objectOrEmpty("error");
        String message = refusal.message().replace("{vault}", azure.vault());
        assertEquals(refusal.status(), answer.status(), answer.text());
        assertEquals(Optional.of(refusal.code()), error.string("code"));
        assertEquals(Optional.of(message), error.string("message"));
        JsonObject outer = error.objects("additionalInfo").get(0);
        assertEquals(Optional.of("UserFacingError"), outer.string("type"));
        JsonObject info = outer.objectOrEmpty("info");
        assertEquals(
                "[message, recommendedAction, details, code, target, innerError, isRetryable, isUserError, properties]",
                info.names().toString());
        assertEquals(Optional.of(message), info.string("message"));
        assertEquals(Optional.of(false), info.bool("isUserError"));
        if (refusal.action() != null) {
            assertEquals(
                    List.of(refusal.action().replace("{vault}", azure.vault())), info.strings("recommendedAction"));
        }
        assertEquals(
                refusal.status() == 500 ? Optional.of("service") : Optional.empty(),
                answer.header("x-ms-failure-cause"));
    }

    @Test
    void what_is_not_there_to_be_brought_back_is_missed_in_the_third_envelope() {
        azure.createVault(azure.vault(), "On");

        Answer answer = azure.post(azure.vault() + "/deletedBackupInstances/none/undelete");

        assertEquals(404, answer.status());
        assertEquals(
                "{\"error\":{\"code\":\"UserErrorGenericResourceNotFound\",\"message\":\"Azure resource does not exist."
                        + " Please make sure required resources exist. If the issue persists, contact Microsoft"
                        + " support.\",\"target\":null,\"details\":null}}",
                answer.text());
        assertEquals(Optional.of("application/json"), answer.header("Content-Type"));
        assertEquals(Optional.of("en-US"), answer.header("Content-Language"));
        assertEquals(Optional.of("UserErrorGenericResourceNotFound"), answer.header("x-ms-error-code"));
    }

    @Test
    void a_failed_protection_is_written_into_the_instance_twice_and_counts_as_provisioned() {
        azure.createVault(azure.vault(), "Off");
        azure.put(azure.vault() + "/backupPolicies/weekly", Azure.weekly());
        JsonObject body = azure.instance(azure.vault(), "weekly", "database");
        JsonObject properties = body.objectOrEmpty("properties");
        JsonObject elsewhere = properties.objectOrEmpty("dataSourceInfo").with("resourceLocation", "eastus");
        Answer created = azure.put(
                azure.vault() + "/backupInstances/database",
                body.with("properties", properties.with("dataSourceInfo", elsewhere)));
        assertEquals(201, created.status(), created.text());
        azure.advance(Duration.ofMinutes(2));

        JsonObject shown =
                azure.get(azure.vault() + "/backupInstances/database").properties();

        assertEquals(Optional.of("Succeeded"), shown.string("provisioningState"));
        assertEquals(Optional.of("ProtectionError"), shown.string("currentProtectionState"));
        JsonObject error = shown.objectOrEmpty("protectionErrorDetails");
        assertEquals(Optional.of(error), shown.objectOrEmpty("protectionStatus").object("errorDetails"));
        assertEquals(
                "[message, recommendedAction, code, target, isRetryable, isUserError, properties]",
                error.names().toString());
        assertEquals(Optional.of("UserErrorDatasourceAndBackupVaultLocationMismatch"), error.string("code"));
        assertEquals(
                List.of("Ensure that the datasource and the Backup Vault are in the same location."),
                error.strings("recommendedAction"));
    }

    @ParameterizedTest
    @MethodSource("gatewayRefusals")
    void the_gateway_refuses_before_the_service_sees_it(Map.Entry<String, Function<Azure, Answer>> refusal) {
        Answer answer = refusal.getValue().apply(azure);

        JsonObject error = answer.body().objectOrEmpty("error");
        String[] expected = refusal.getKey().split(" ", 3);
        assertEquals(Integer.parseInt(expected[0]), answer.status(), answer.text());
        assertEquals(Optional.of(expected[1]), error.string("code"));
        assertEquals(Optional.of(expected[2].replace("{vault}", azure.vault())), error.string("message"));
        assertEquals("[code, message]", error.names().toString());
        assertEquals(Optional.of("gateway"), answer.header("x-ms-failure-cause"));
        assertEquals(Optional.of("application/json; charset=utf-8"), answer.header("Content-Type"));
    }

    static List<Map.Entry<String, Function<Azure, Answer>>> gatewayRefusals() {
        return List.of(
                Map.entry(
                        "400 MissingApiVersionParameter The api-version query parameter (?api-version=) is required"
                                + " for all requests.",
                        azure -> azure.follow(azure.emulator().baseUrl() + azure.vault())),
                Map.entry(
                        "400 InvalidSubscriptionId The provided subscription identifier 'x' is malformed or invalid.",
                        azure -> azure.get("/subscriptions/x/providers/Microsoft.DataProtection/backupVaults")),
                Map.entry(
                        "404 ResourceNotFound The Resource 'Microsoft.DataProtection/backupVaults/vault' under resource"
                                + " group 'backups' was not found. For more details please go to"
                                + " https://aka.ms/ARMResourceNotFoundFix",
                        azure -> azure.get(azure.vault())),
                Map.entry(
                        "400 LocationRequired The location property is required for this definition.",
                        azure -> azure.put(
                                azure.group() + "/providers/Microsoft.DataProtection/resourceGuards/guard",
                                JsonObject.of("tags", JsonObject.empty()))),
                Map.entry(
                        "409 InvalidResourceLocation The resource 'vault' already exists in location 'westus' in"
                                + " resource group 'backups'. A resource with the same name cannot be created in"
                                + " location 'eastus'. Please select a new resource name.",
                        azure -> {
                            azure.createVault(azure.vault(), "Off");
                            azure.advance(Duration.ofSeconds(1));
                            JsonObject vault = azure.get(azure.vault()).body();
                            return azure.put(
                                    azure.vault(), vault.only("properties").with("location", "eastus"));
                        }));
    }
}
