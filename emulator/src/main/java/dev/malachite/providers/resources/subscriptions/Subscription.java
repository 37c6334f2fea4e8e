package dev.malachite.providers.resources.subscriptions;

import dev.malachite.json.JsonObject;
import java.util.List;

/** How ARM writes a subscription. Source: az CLI and SDK traffic; ARM's public contract. */
final class Subscription {
    private Subscription() {}

    static JsonObject toJson(String subscriptionId, String tenantId) {
        return JsonObject.of(
                "id",
                "/subscriptions/" + subscriptionId,
                "authorizationSource",
                "RoleBased",
                "managedByTenants",
                List.of(),
                "subscriptionId",
                subscriptionId,
                "tenantId",
                tenantId,
                "displayName",
                "Malachite " + subscriptionId.substring(0, 8),
                "state",
                "Enabled",
                "subscriptionPolicies",
                JsonObject.of(
                        "locationPlacementId", "Public_2014-09-01",
                        "quotaId", "PayAsYouGo_2014-09-01",
                        "spendingLimit", "Off"));
    }
}
