"""The journey with azure-mgmt-dataprotection and an ordinary credential: python3 journey.py secret|managed."""

import sys

from azure.core.exceptions import ResourceNotFoundError
from azure.mgmt.dataprotection import DataProtectionClient
from azure.mgmt.resource import ResourceManagementClient

from malachite import article, client, equal, refused, until, vault_body

KIND = sys.argv[1]
GROUP = "python-" + KIND
VAULT = "vault1"
INSTANCE = "instance1"

resources = client(ResourceManagementClient, KIND)
backup = client(DataProtectionClient, KIND)
instances = backup.backup_instances


def protection():
    return instances.get(GROUP, VAULT, INSTANCE).properties.current_protection_state


resources.resource_groups.create_or_update(GROUP, {"location": "westus"})
assert resources.resource_groups.check_existence(GROUP)

vault = backup.backup_vaults.begin_create_or_update(GROUP, VAULT, vault_body(soft_delete="On")).result()
equal("Succeeded", vault.properties.provisioning_state)
assert vault.identity.principal_id
policy = backup.backup_policies.create_or_update(GROUP, VAULT, "pol1", article("policy.json", GROUP))
equal("pol1", policy.name)

# Validate and protect; the second validation finds the database taken.
validation = article("validate.json", GROUP, policy.id)
instances.begin_validate_for_backup(GROUP, VAULT, validation).result()
instances.begin_create_or_update(
    GROUP, VAULT, INSTANCE, article("backup-instance.json", GROUP, policy.id)).result()
equal([INSTANCE], [i.name for i in instances.list(GROUP, VAULT)])
until("ProtectionConfigured", protection)
refused("UserErrorDppDatasourceAlreadyProtected",
        lambda: instances.begin_validate_for_backup(GROUP, VAULT, validation).result())

# Back up now and follow the job to its recovery point.
rule = next(r.name for r in policy.properties.policy_rules if r.object_type == "AzureBackupRule")
started = instances.begin_adhoc_backup(GROUP, VAULT, INSTANCE, {
    "backupRuleOptions": {"ruleName": rule, "triggerOption": {}}}).result()
job_name = started.job_id.split("/")[-1]
until("Completed", lambda: backup.jobs.get(GROUP, VAULT, job_name).properties.status)
job = backup.jobs.get(GROUP, VAULT, job_name).properties
equal("Backup", job.operation)
assert job_name in [j.name for j in backup.jobs.list(GROUP, VAULT)]
point = job.extended_info.target_recover_point.recovery_point_id
assert point in [p.name for p in backup.recovery_points.list(GROUP, VAULT, INSTANCE)]

# Stop and resume, both ways.
instances.begin_stop_protection(GROUP, VAULT, INSTANCE).result()
until("ProtectionStopped", protection)
instances.begin_resume_protection(GROUP, VAULT, INSTANCE).result()
until("ProtectionConfigured", protection)
instances.begin_suspend_backups(GROUP, VAULT, INSTANCE).result()
until("BackupsSuspended", protection)
instances.begin_resume_backups(GROUP, VAULT, INSTANCE).result()
until("ProtectionConfigured", protection)

# Delete, find it among the deleted, bring it back, and delete it for good.
instances.begin_delete(GROUP, VAULT, INSTANCE).result()
equal([], list(instances.list(GROUP, VAULT)))
deleted = list(backup.deleted_backup_instances.list(GROUP, VAULT))
equal([INSTANCE], [d.name for d in deleted])
info = deleted[0].properties.deletion_info
assert info.scheduled_purge_time > info.deletion_time
backup.deleted_backup_instances.begin_undelete(GROUP, VAULT, INSTANCE).result()
equal("ProtectionStopped", protection())
backup.backup_vaults.begin_update(GROUP, VAULT, {
    "properties": {"securitySettings": {"softDeleteSettings": {"state": "Off"}}}}).result()
instances.begin_delete(GROUP, VAULT, INSTANCE).result()
equal([], list(backup.deleted_backup_instances.list(GROUP, VAULT)))
try:
    protection()
    raise AssertionError("the instance is still there")
except ResourceNotFoundError as error:
    assert error.error.code

backup.backup_policies.delete(GROUP, VAULT, "pol1")
backup.backup_vaults.delete(GROUP, VAULT)
resources.resource_groups.begin_delete(GROUP).result()
assert not resources.resource_groups.check_existence(GROUP)
print("done")
