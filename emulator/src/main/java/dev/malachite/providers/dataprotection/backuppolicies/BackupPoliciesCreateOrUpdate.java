package dev.malachite.providers.dataprotection.backuppolicies;

import static dev.malachite.providers.dataprotection.DataProtectionErrors.updatePolicyNotSupported;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;

/**
 * {@code BackupPolicies_CreateOrUpdate}: creates a policy at once; 200 though new. An existing one is not changed.
 *
 * <p>Errors: {@code UserErrorBMSUpdatePolicyNotSupported}, {@code BMSUserErrorInvalidInput} 400.
 *
 * <p>Source: recorded traffic (12 creations); client error reports (update).
 */
public final class BackupPoliciesCreateOrUpdate implements ArmOperation {
    private final PolicyRules rules;

    public BackupPoliciesCreateOrUpdate(DatasourceTypes datasourceTypes) {
        this.rules = new PolicyRules(datasourceTypes);
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupPolicies_CreateOrUpdate");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        Timeline<BackupPolicy> history = transaction.history(BackupPolicy.KIND, id);
        if (history.at(request.now()).isPresent()) {
            throw updatePolicyNotSupported().toException();
        }
        JsonObject properties = request.body().objectOrEmpty("properties");
        rules.requireValid(id, properties);
        BackupPolicy policy = BackupPolicy.of(properties);
        transaction.put(BackupPolicy.KIND, id, history.kept(request.now()).then(request.now(), policy));
        return ArmResponse.ok(policy.toJson(id));
    }
}
