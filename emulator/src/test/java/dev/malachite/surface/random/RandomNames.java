package dev.malachite.surface.random;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure;
import dev.malachite.surface.Azure.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A few names that requests keep coming back to, and those that answers gave out. */
final class RandomNames {
    private static final String PROVIDER = "/providers/Microsoft.DataProtection/";
    private static final int REMEMBERED = 12;

    private final Azure azure;
    private final Random random;
    private final List<String> operations = new ArrayList<>();
    private final Map<String, List<String>> points = new LinkedHashMap<>();
    private final List<String> jobs = new ArrayList<>();
    private final List<String> deletedVaults = new ArrayList<>();

    RandomNames(Azure azure, Random random) {
        this.azure = azure;
        this.random = random;
    }

    /** The beginning of a resource group's id; its name follows. */
    String group() {
        return azure.subscription() + "/resourceGroups/";
    }

    List<String> vaults() {
        return List.of(
                azure.group() + PROVIDER + "backupVaults/vault1", azure.group() + PROVIDER + "backupVaults/vault2");
    }

    String vault() {
        return vaults().get(random.nextInt(2));
    }

    String instance() {
        return vault() + "/backupInstances/" + instanceName();
    }

    private String instanceName() {
        return "instance" + random.nextInt(4);
    }

    String policy() {
        return "policy" + random.nextInt(3);
    }

    String guard() {
        return azure.group() + PROVIDER + "resourceGuards/guard" + random.nextInt(2);
    }

    /** A recovery point of the instance in a path, or of any. */
    String point(String path) {
        String instance = path.replaceAll("(/backupInstances/[^/]+)/.*", "$1");
        List<String> all = points.values().stream().flatMap(List::stream).toList();
        return known(points.getOrDefault(instance, all));
    }

    String job() {
        return known(jobs);
    }

    private String known(List<String> given) {
        return given.isEmpty() || random.nextInt(8) == 0 ? "none" : given.get(random.nextInt(given.size()));
    }

    /** An operation's path with names in it. */
    String path(String template) {
        String vault = vault();
        String path = template.replace("{subscriptionId}", azure.subscription().substring("/subscriptions/".length()))
                .replace("{resourceGroupName}", "backups")
                .replace("{vaultName}", vault.substring(vault.lastIndexOf('/') + 1))
                .replace("{backupInstanceName}", instanceName())
                .replace("{backupPolicyName}", policy())
                .replace("{recoveryPointId}", "<point>")
                .replace("{jobId}", job())
                .replace("{operationId}", known(operations))
                .replace("{deletedVaultName}", known(deletedVaults))
                .replace("{resourceGuardsName}", "guard" + random.nextInt(2))
                .replace("{resourceGuardProxyName}", "DppResourceGuardProxy")
                .replace("{requestName}", "default")
                .replace("{location}", random.nextInt(3) == 0 ? "eastus" : "westus")
                .replace("/{resourceId}", group() + "data/providers/Microsoft.Compute/disks/disk");
        return path.contains("<point>") ? path.replace("<point>", point(path)) : path;
    }

    /** Keeps what an answer gave out. */
    void learn(Answer answer) {
        for (String header : List.of("Azure-AsyncOperation", "Location")) {
            answer.header(header)
                    .map(url -> url.substring(url.lastIndexOf('/') + 1, url.indexOf('?')))
                    .ifPresent(name -> keep(operations, name));
        }
        answer.body()
                .path("properties", "jobId")
                .or(() -> answer.body().string("jobId"))
                .ifPresent(id -> keep(jobs, id.substring(id.lastIndexOf('/') + 1)));
        for (JsonObject item : answer.value()) {
            String type = item.string("type").orElse("");
            String name = item.string("name").orElse("");
            if (type.endsWith("/recoveryPoints")) {
                String id = item.string("id").orElse("");
                keep(
                        points.computeIfAbsent(
                                id.substring(0, id.indexOf("/recoveryPoints/")), missing -> new ArrayList<>()),
                        name);
            } else if (type.endsWith("/backupJobs")) {
                keep(jobs, name);
            } else if (type.endsWith("deletedVaults")) {
                keep(deletedVaults, name);
            }
        }
    }

    private static void keep(List<String> list, String name) {
        if (!name.isEmpty() && !list.contains(name)) {
            list.add(name);
        }
        if (list.size() > REMEMBERED) {
            list.remove(0);
        }
    }
}
