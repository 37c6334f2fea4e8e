package dev.malachite.providers.dataprotection.backupinstances;

import static dev.malachite.providers.dataprotection.BackupErrors.adhocBackupNotAllowedForBackupType;
import static dev.malachite.providers.dataprotection.BackupErrors.operationNotAllowedInState;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidInput;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.Outcome;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.backuppolicies.BackupRule;
import dev.malachite.providers.dataprotection.backuppolicies.PolicyPlan;
import dev.malachite.providers.dataprotection.datasources.DatasourceType;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.jobs.JobStart;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.providers.dataprotection.protection.ProtectionChange;
import dev.malachite.providers.dataprotection.recoverypoints.DailyBackups;
import dev.malachite.providers.dataprotection.recoverypoints.OnDemandPoint;
import dev.malachite.providers.dataprotection.recoverypoints.Plans;
import dev.malachite.store.Transaction;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code BackupInstances_AdhocBackup}: a job that makes a recovery point. The operation ends once the job is named.
 *
 * <p>Errors: {@code UserErrorGenericResourceNotFound} 404; a state without protection, a rule that makes no backups, an
 * unknown tag, too many at once or in a day 400.
 *
 * <p>Source: recorded traffic (9 exchanges); Microsoft Learn (limits); field notes (rules).
 */
public final class BackupInstancesAdhocBackup implements ArmOperation {
    private static final Duration TAKES = Duration.ofMillis(700);
    private static final int RETRY_AFTER_SECONDS = 30;

    private final AsyncOperations operations;
    private final DatasourceTypes types;

    public BackupInstancesAdhocBackup(AsyncOperations operations, DatasourceTypes types) {
        this.operations = operations;
        this.types = types;
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupInstances_AdhocBackup");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ProtectionChange.Subject subject = ProtectionChange.subject(request, transaction);
        BackupInstance instance = subject.instance();
        if (instance.state() != ProtectionState.PROTECTION_CONFIGURED) {
            throw operationNotAllowedInState(
                            subject.id().name(), instance.state().wire())
                    .toException();
        }
        ResourceId policyId = ResourceId.of(instance.policyId().orElseThrow());
        PolicyPlan plan = new Plans(transaction).of(policyId.toString(), request.now());
        JsonObject options = request.body().objectOrEmpty("backupRuleOptions");
        BackupRule rule = plan.backupRule(options.string("ruleName").orElse(""))
                .orElseThrow(() -> adhocBackupNotAllowedForBackupType().toException());
        Optional<String> override = options.objectOrEmpty("triggerOption").string("retentionTagOverride");
        String tag = override.orElse("default");
        if (override.isPresent() && !plan.hasRetentionRule(tag)) {
            throw invalidInput("backupRuleOptions.triggerOption.retentionTagOverride", "There is no such rule.")
                    .toException();
        }
        DatasourceType type = types.get(instance.datasourceType());
        JobStart jobs = new JobStart(operations, subject, type, "Backup");
        DailyBackups daily = new DailyBackups(types, operations.pace());
        jobs.requireWithin(transaction, daily.permitted(request, transaction, subject, type), request.now());

        String point = transaction.newGuid().replace("-", "");
        JobStart.Started started = jobs.start(
                request,
                transaction,
                new JobStart.Kind(TAKES, "Backup", Outcome.succeeded()),
                JsonObject.of("tag", tag, "pointId", point));
        if (started.succeeds()) {
            OnDemandPoint.put(
                    transaction,
                    subject.id(),
                    instance.protectionId(),
                    started.jobEnd(),
                    new OnDemandPoint(
                            point,
                            request.now(),
                            tag,
                            rule.store(),
                            policyId.toString(),
                            jobs.attachedAt(transaction, request)));
        }
        return operations.started(request, started.operation(), RETRY_AFTER_SECONDS);
    }
}
