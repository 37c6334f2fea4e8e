package dev.malachite.providers.resources.registration;

import dev.malachite.json.JsonObject;
import dev.malachite.world.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The providers and their resource types. Of our own provider the api-versions are those that are served; of the others
 * one that today's clients send, because any is taken. Immutable and thread-safe.
 */
public final class Catalogue {
    private static final Map<String, List<String>> OTHERS = Map.of(
            "Microsoft.Authorization", List.of("roleAssignments", "roleDefinitions"),
            "Microsoft.Compute", List.of("disks", "snapshots", "virtualMachines"),
            "Microsoft.ContainerService", List.of("managedClusters"),
            "Microsoft.DBforMySQL", List.of("flexibleServers", "flexibleServers/databases"),
            "Microsoft.DBforPostgreSQL",
                    List.of(
                            "servers",
                            "servers/databases",
                            "servers/firewallRules",
                            "flexibleServers",
                            "flexibleServers/databases",
                            "flexibleServers/firewallRules"),
            "Microsoft.KeyVault", List.of("vaults", "vaults/secrets"),
            "Microsoft.ManagedIdentity", List.of("userAssignedIdentities"),
            "Microsoft.Resources", List.of("resourceGroups", "subscriptions", "tenants"),
            "Microsoft.Storage", List.of("storageAccounts", "storageAccounts/blobServices"));

    private static final List<String> OTHERS_VERSIONS = List.of("2022-12-01", "2021-04-01");

    private final Map<String, List<JsonObject>> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * @param namespace our own provider
     * @param ownTypes its resource types
     * @param apiVersions what it serves, oldest first
     * @param locations where it is offered
     */
    public Catalogue(String namespace, List<String> ownTypes, List<String> apiVersions, List<String> locations) {
        OTHERS.forEach((name, list) -> types.put(
                name,
                list.stream()
                        .map(type -> type(type, OTHERS_VERSIONS, locations))
                        .toList()));
        List<String> newestFirst = new ArrayList<>(apiVersions);
        java.util.Collections.reverse(newestFirst);
        types.put(
                namespace,
                ownTypes.stream()
                        .map(type -> type(type, newestFirst, locations))
                        .toList());
    }

    private static JsonObject type(String name, List<String> apiVersions, List<String> locations) {
        return JsonObject.of(
                "resourceType", name,
                "locations", locations,
                "apiVersions", apiVersions,
                "defaultApiVersion", apiVersions.get(0),
                "capabilities", "CrossResourceGroupResourceMove, SupportsTags, SupportsLocation");
    }

    /** Every namespace that is known by name, sorted. */
    List<String> namespaces() {
        return List.copyOf(types.keySet());
    }

    JsonObject toJson(String subscriptionId, String namespace, Registration registration) {
        String spelled = namespaces().stream()
                .filter(namespace::equalsIgnoreCase)
                .findFirst()
                .orElse(namespace);
        return JsonObject.of(
                "id",
                "/subscriptions/" + subscriptionId.toLowerCase(Locale.ROOT) + "/providers/" + spelled,
                "namespace",
                spelled,
                "resourceTypes",
                types.getOrDefault(namespace, List.of()),
                "registrationState",
                registration.state(),
                "registrationPolicy",
                "RegistrationRequired");
    }
}
