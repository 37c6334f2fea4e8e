package dev.malachite.providers.dataprotection.backuppolicies;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Kind;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.time.Instant;
import java.util.List;

/**
 * A backup policy: rules of backup and of retention for one type of datasource. Never changed once created.
 *
 * @param properties {@code policyRules}, {@code datasourceTypes}, {@code objectType}, as the service answers them
 * @param plan what they say, worked out once: every change of an instance asks for it
 */
public record BackupPolicy(JsonObject properties, PolicyPlan plan) {
    public static final ResourceType TYPE = new ResourceType("Microsoft.DataProtection/backupVaults/backupPolicies");
    public static final Kind<BackupPolicy> KIND = new Kind<>(TYPE, BackupPolicy::properties, BackupPolicy::new);

    private BackupPolicy(JsonObject properties) {
        this(properties, PolicyPlan.of(properties));
    }

    /**
     * The policy that a request asks for: what the service drops is dropped, what it fills in is filled in.
     *
     * <p>Source: recorded traffic ({@code tagInfo.id}, order of members).
     */
    static BackupPolicy of(JsonObject sent) {
        List<JsonObject> rules =
                sent.objects("policyRules").stream().map(PolicyRuleShape::of).toList();
        return new BackupPolicy(JsonObject.of(
                "policyRules",
                rules,
                "datasourceTypes",
                sent.strings("datasourceTypes"),
                "objectType",
                sent.string("objectType").orElse("BackupPolicy")));
    }

    /** Puts a policy as Azure shows it. */
    public static void seed(Transaction transaction, ResourceId id, JsonObject document, Instant now) {
        transaction.put(
                KIND,
                id,
                Timeline.<BackupPolicy>empty()
                        .then(now, of(document.withoutNulls().objectOrEmpty("properties"))));
    }

    public List<String> datasourceTypes() {
        return properties.strings("datasourceTypes");
    }

    public JsonObject toJson(ResourceId id) {
        return JsonObject.of("properties", properties, "id", id.toString(), "name", id.name(), "type", TYPE.value());
    }
}
