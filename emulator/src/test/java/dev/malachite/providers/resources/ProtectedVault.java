package dev.malachite.providers.resources;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.Answer;
import dev.malachite.Caller;
import dev.malachite.Emulator;
import dev.malachite.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The vault {@code v1} of a group with a policy and a protected database. */
record ProtectedVault(Emulator emulator, Caller azure, String group) {
    private static final String VERSION = "?api-version=2021-01-01";

    void make() {
        String vault = group + "/providers/Microsoft.DataProtection/backupVaults/v1";
        assertEquals(
                201,
                azure.put(
                                vault + VERSION,
                                "{\"location\":\"westus\",\"identity\":{\"type\":\"SystemAssigned\"},\"properties\":"
                                        + "{\"storageSettings\":[{\"datastoreType\":\"VaultStore\","
                                        + "\"type\":\"LocallyRedundant\"}]}}")
                        .status());
        emulator.clock().advance(Duration.ofMinutes(1));
        Answer policy = azure.put(vault + "/backupPolicies/pol1" + VERSION, article("policy.json"));
        assertEquals(200, policy.status(), policy::text);
        String instance = article("backup-instance.json")
                .replaceAll("\"policyId\"\\s*:\\s*\"[^\"]*\"", "\"policyId\":\"" + vault + "/backupPolicies/pol1\"");
        Answer made = azure.put(vault + "/backupInstances/b1" + VERSION, instance);
        assertEquals(201, made.status(), made::text);
        emulator.clock().advance(Duration.ofHours(1));
    }

    private static String article(String name) {
        Path file = Path.of(System.getProperty("malachite.root", ".."), "fixtures", "article", name);
        try {
            return JsonObject.parseTrusted(Files.readString(file)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
