package dev.malachite.surface.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure;
import dev.malachite.surface.Azure.Answer;
import dev.malachite.time.WireTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is true of the service whatever was sent: the facts' tables of states, and the order and truth of lists. */
final class Invariants {
    private static final Set<String> AT_REST =
            Set.of("ProtectionConfigured", "ProtectionStopped", "BackupsSuspended", "ProtectionError");
    private static final Set<String> UNDER_WAY = Set.of("ConfiguringProtection", "UpdatingProtection");
    private static final Set<String> INACTIVE = Set.of("ProtectionStopped", "BackupsSuspended");
    private static final String ABSENT = "absent";

    private final Azure azure;
    private final RandomNames names;
    private final Map<String, String> expected = new HashMap<>();
    private final Map<String, Set<String>> irreversible = new HashMap<>();
    private final Map<String, JsonObject> policies = new HashMap<>();

    Invariants(Azure azure, RandomNames names) {
        this.azure = azure;
        this.names = names;
    }

    /** Takes note of an accepted change. */
    void observe(String operationId, String path, Answer answer) {
        if (answer.status() >= 300 || answer.status() == 204) {
            return;
        }
        String instance = path.replaceAll(
                        "/(stopProtection|suspendBackups|resumeProtection|resumeBackups|undelete)$", "")
                .replace("/deletedBackupInstances/", "/backupInstances/");
        switch (operationId) {
            case "BackupInstances_StopProtection", "DeletedBackupInstances_Undelete" ->
                expected.put(instance, "ProtectionStopped");
            case "BackupInstances_SuspendBackups" -> expected.put(instance, "BackupsSuspended");
            case "BackupInstances_ResumeProtection", "BackupInstances_ResumeBackups" ->
                expected.put(instance, "ProtectionConfigured");
            case "BackupInstances_Delete" -> expected.put(instance, ABSENT);
            case "BackupInstances_CreateOrUpdate" -> expected.remove(instance);
            case "BackupVaults_Delete" -> {
                irreversible.remove(path);
                expected.keySet().removeIf(known -> known.startsWith(path + "/"));
                policies.keySet().removeIf(known -> known.startsWith(path + "/"));
            }
            case "BackupPolicies_Delete" -> policies.remove(path);
            default -> {
                // Nothing that is watched has changed.
            }
        }
    }

    /** @param rested whether the clock went on for so long that nothing is under way any more */
    void check(boolean rested) {
        Map<String, String> protectedBy = new HashMap<>();
        for (String vault : names.vaults()) {
            Answer shown = azure.get(vault);
            if (shown.status() == 200) {
                checkVault(vault, shown.properties());
                checkPolicies(vault);
                for (JsonObject instance : all(vault + "/backupInstances")) {
                    checkInstance(instance, rested, protectedBy);
                }
                checkDeleted(vault);
                checkJobs(vault);
            }
        }
        if (rested) {
            expected.forEach((path, state) -> {
                int status = azure.get(path).status();
                assertEquals(state.equals(ABSENT), status == 404, () -> path + " should be " + state + ": " + status);
            });
        }
    }

    private void checkVault(String vault, JsonObject properties) {
        JsonObject security = properties.objectOrEmpty("securitySettings");
        Set<String> known = irreversible.computeIfAbsent(vault, missing -> new HashSet<>());
        Set<String> now = new HashSet<>();
        if (security.path("softDeleteSettings", "state")
                .filter("AlwaysOn"::equals)
                .isPresent()) {
            now.add("AlwaysOn");
        }
        if (security.path("immutabilitySettings", "state")
                .filter("Locked"::equals)
                .isPresent()) {
            now.add("Locked");
        }
        assertTrue(now.containsAll(known), () -> vault + " was " + known + " and is " + now);
        known.addAll(now);
    }

    private void checkPolicies(String vault) {
        for (JsonObject policy : all(vault + "/backupPolicies")) {
            String id = policy.string("id").orElseThrow();
            JsonObject first = policies.putIfAbsent(id, policy);
            assertTrue(first == null || first.equals(policy), () -> id + " changed");
        }
    }

    private void checkInstance(JsonObject instance, boolean rested, Map<String, String> protectedBy) {
        String id = instance.string("id").orElseThrow();
        JsonObject properties = instance.objectOrEmpty("properties");
        String state = properties.string("currentProtectionState").orElse("");
        assertEquals(Optional.of(state), properties.path("protectionStatus", "status"), id);
        assertTrue(AT_REST.contains(state) || (!rested && UNDER_WAY.contains(state)), () -> id + " is " + state);
        String wanted = expected.get(id);
        if (rested && wanted != null) {
            assertEquals(wanted, state, id);
        }
        boolean provisioning = properties
                .string("provisioningState")
                .filter("Provisioning"::equals)
                .isPresent();
        assertTrue(!provisioning || state.equals("ConfiguringProtection"), () -> id + " provisions in " + state);
        String policy = properties.path("policyInfo", "policyId").orElseThrow();
        assertEquals(200, azure.get(policy).status(), () -> id + " without its policy " + policy);
        if (!INACTIVE.contains(state)) {
            String datasource = properties.path("dataSourceInfo", "resourceID").orElseThrow();
            String other = protectedBy.put(datasource.toLowerCase(java.util.Locale.ROOT), id);
            assertTrue(other == null, () -> datasource + " is protected by " + id + " and by " + other);
        }
        assertEquals(instance, azure.get(id).body(), id);
        checkPoints(id, state);
    }

    private void checkPoints(String instance, String state) {
        Set<String> ids = new HashSet<>();
        String before = "9999";
        List<JsonObject> points = all(instance + "/recoveryPoints");
        for (JsonObject point : points) {
            JsonObject properties = point.objectOrEmpty("properties");
            String time = properties.string("recoveryPointTime").orElseThrow();
            assertTrue(time.compareTo(before) <= 0, () -> instance + ": " + time + " is not older");
            assertTrue(!WireTime.parse(time).orElseThrow().isAfter(azure.now()), () -> instance + " in the future");
            assertTrue(ids.add(point.string("name").orElseThrow()), () -> instance + " twice: " + point);
            Optional<Instant> expiry = properties.string("expiryTime").flatMap(WireTime::parse);
            boolean kept = INACTIVE.contains(state) || UNDER_WAY.contains(state) || state.equals("ProtectionError");
            assertTrue(
                    kept || expiry.map(at -> at.isAfter(azure.now())).orElse(true),
                    () -> instance + " has expired: " + point);
            before = time;
        }
        if (!points.isEmpty()) {
            String id = points.get(points.size() - 1).string("id").orElseThrow();
            assertEquals(points.get(points.size() - 1), azure.get(id).body());
        }
    }

    private void checkDeleted(String vault) {
        for (JsonObject deleted : all(vault + "/deletedBackupInstances")) {
            String purge = deleted.objectOrEmpty("properties")
                    .path("deletionInfo", "scheduledPurgeTime")
                    .orElseThrow();
            assertTrue(WireTime.parse(purge).orElseThrow().isAfter(azure.now()), () -> vault + " keeps " + deleted);
        }
    }

    private void checkJobs(String vault) {
        Set<String> ids = new HashSet<>();
        Instant before = Instant.EPOCH;
        List<JsonObject> jobs = all(vault + "/backupJobs");
        for (JsonObject job : jobs) {
            Instant start = job.objectOrEmpty("properties")
                    .string("startTime")
                    .flatMap(WireTime::parse)
                    .orElseThrow();
            Instant last = before;
            assertTrue(!start.isBefore(last), () -> vault + ": " + start + " after " + last);
            assertTrue(ids.add(job.string("name").orElseThrow()), () -> vault + " twice: " + job);
            before = start;
        }
        if (!jobs.isEmpty()) {
            JsonObject listed = jobs.get(jobs.size() / 2);
            JsonObject shown = azure.get(listed.string("id").orElseThrow()).properties();
            assertEquals(listed.path("properties", "status"), shown.string("status"), listed::toString);
            assertEquals(listed.path("properties", "endTime"), shown.string("endTime"), listed::toString);
        }
    }

    /** All pages of a list. */
    private List<JsonObject> all(String list) {
        List<JsonObject> items = new ArrayList<>();
        Answer page = azure.get(list);
        assertEquals(200, page.status(), () -> list + " failed");
        names.learn(page);
        items.addAll(page.value());
        for (int i = 0; i < 400 && page.body().string("nextLink").isPresent(); i++) {
            page = azure.follow(page.body().string("nextLink").orElseThrow());
            assertEquals(200, page.status(), page.text());
            items.addAll(page.value());
        }
        assertTrue(page.body().string("nextLink").isEmpty(), () -> list + " never ends");
        return items;
    }
}
