package dev.malachite.identity;

import dev.malachite.json.JsonObject;
import dev.malachite.world.Principal;
import java.util.List;

/**
 * A service principal as Microsoft Graph shows it. Source: recorded traffic (order and values of a managed identity;
 * members that are always empty are left out).
 *
 * @param alternativeNames of a managed identity: whether it is one of its own, and the resource
 * @param type {@code ManagedIdentity} or {@code Application}
 */
record ServicePrincipal(
        String objectId, String applicationId, String displayName, List<String> alternativeNames, String type) {
    ServicePrincipal {
        alternativeNames = List.copyOf(alternativeNames);
    }

    static ServicePrincipal of(Principal principal) {
        String explicit = principal.explicit() ? "True" : "False";
        return new ServicePrincipal(
                principal.objectId(),
                principal.applicationId(),
                principal.displayName(),
                List.of("isExplicit=" + explicit, principal.resource().toString()),
                "ManagedIdentity");
    }

    static ServicePrincipal application(String applicationId, String objectId) {
        return new ServicePrincipal(objectId, applicationId, applicationId, List.of(), "Application");
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("id", objectId)
                .put("deletedDateTime", (Object) null)
                .put("accountEnabled", true)
                .put("alternativeNames", alternativeNames)
                .put("appDisplayName", (Object) null)
                .put("appDescription", (Object) null)
                .put("appId", applicationId)
                .put("appRoleAssignmentRequired", false)
                .put("displayName", displayName)
                .put("replyUrls", List.of())
                .put("servicePrincipalNames", List.of(applicationId))
                .put("servicePrincipalType", type)
                .put("tags", List.of())
                .build();
    }
}
