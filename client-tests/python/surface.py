"""Every operation that azure-mgmt-dataprotection has, once: each answer must be one that the client can read."""

import inspect

from azure.mgmt.dataprotection import DataProtectionClient, models
from azure.mgmt.resource import ResourceManagementClient

from malachite import SUBSCRIPTION, article, client, equal, refused, until, vault_body

GROUP = "python-surface2"
VAULT = "vault1"
INSTANCE = "instance1"
called = set()


class Watched:
    """An operation group that remembers which of its operations were called."""

    def __init__(self, name, group):
        self.name, self.group = name, group

    def __getattr__(self, operation):
        called.add(f"{self.name}.{operation}")
        return getattr(self.group, operation)

    def operations(self):
        return {f"{self.name}.{name}" for name, _ in inspect.getmembers(type(self.group), inspect.isfunction)
                if not name.startswith("_")}


plain = client(DataProtectionClient)
groups = {name: Watched(name, group) for name, group in vars(plain).items() if name.islower() and name[0] != "_"}


class Backup:
    def __getattr__(self, name):
        return groups[name]


backup = Backup()
def operation_of(poller, header="Azure-AsyncOperation"):
    """The name of the operation that was started, from the URL that the poller follows."""
    url = poller._polling_method._initial_response.http_response.headers[header]
    return url.split("?")[0].split("/")[-1]


resources = client(ResourceManagementClient)
resources.resource_groups.create_or_update(GROUP, {"location": "westus"})

# Vaults
assert any(o.name.startswith("Microsoft.DataProtection/") for o in backup.data_protection_operations.list())
available = backup.backup_vaults.check_name_availability(
    GROUP, "westus", {"name": VAULT, "type": "Microsoft.DataProtection/backupVaults"})
equal(True, available.name_available)
accepted = backup.backup_vaults.begin_create_or_update(GROUP, VAULT, vault_body("On", "GeoRedundant"))
operation = operation_of(accepted)
accepted.result()
equal("Succeeded", backup.backup_vaults.get(GROUP, VAULT).properties.provisioning_state)
equal([VAULT], [v.name for v in backup.backup_vaults.get_in_resource_group(GROUP)])
assert VAULT in [v.name for v in backup.backup_vaults.get_in_subscription()]
patched = backup.backup_vaults.begin_update(GROUP, VAULT, {"tags": {"a": "b"}}).result()
equal({"a": "b"}, patched.tags)
equal(False, backup.backup_vaults.check_name_availability(
    GROUP, "westus", {"name": VAULT, "type": "Microsoft.DataProtection/backupVaults"}).name_available)
feature = backup.data_protection.check_feature_support(
    "westus", {"objectType": "FeatureValidationRequest", "featureType": "DataSourceType",
               "featureName": "AzureBackupVaultContext"})
equal("FeatureValidationResponse", feature.object_type)

# Operations by their names
equal("Succeeded", backup.operation_status_backup_vault_context.get(GROUP, VAULT, operation).status)
equal("Succeeded", backup.operation_status.get("westus", operation).status)
equal("Succeeded", backup.operation_status_resource_group_context.get(GROUP, operation).status)
equal(VAULT, backup.backup_vault_operation_results.get(GROUP, VAULT, operation).name)
equal("OperationJobExtendedInfo", backup.operation_result.get(operation, "westus").object_type)

# Policies and an instance
policy = backup.backup_policies.create_or_update(GROUP, VAULT, "pol1", article("policy.json", GROUP))
equal(policy.id, backup.backup_policies.get(GROUP, VAULT, "pol1").id)
equal(["pol1"], [p.name for p in backup.backup_policies.list(GROUP, VAULT)])
instance_body = article("backup-instance.json", GROUP, policy.id)
backup.backup_instances.begin_validate_for_backup(GROUP, VAULT, article("validate.json", GROUP, policy.id)).result()
accepted = backup.backup_instances.begin_create_or_update(GROUP, VAULT, INSTANCE, instance_body)
protecting = operation_of(accepted)
accepted.result()
equal(INSTANCE, backup.backup_instances.get_backup_instance_operation_result(
    GROUP, VAULT, INSTANCE, protecting).name)
equal([INSTANCE], [i.name for i in backup.backup_instances.list(GROUP, VAULT)])


def protection():
    return backup.backup_instances.get(GROUP, VAULT, INSTANCE).properties.current_protection_state


until("ProtectionConfigured", protection)

# A backup, its job and its point
rule = next(r.name for r in policy.properties.policy_rules if r.object_type == "AzureBackupRule")
backed_up = backup.backup_instances.begin_adhoc_backup(
    GROUP, VAULT, INSTANCE, {"backupRuleOptions": {"ruleName": rule, "triggerOption": {}}}).result()
job = backed_up.job_id.split("/")[-1]
until("Completed", lambda: backup.jobs.get(GROUP, VAULT, job).properties.status)
assert job in [j.name for j in backup.jobs.list(GROUP, VAULT)]
point = next(iter(backup.recovery_points.list(GROUP, VAULT, INSTANCE)))
equal(point.name, backup.recovery_points.get(GROUP, VAULT, INSTANCE, point.name).name)
ranges = backup.restorable_time_ranges.find(GROUP, VAULT, INSTANCE, {"sourceDataStoreType": "OperationalStore"})
equal("AzureBackupFindRestorableTimeRangesResponse", ranges.properties.object_type)

# Restores: with the client's own models, which alone know the discriminators.
sent = instance_body["properties"]
source, source_set = models.Datasource.from_dict(sent["dataSourceInfo"]), models.DatasourceSet.from_dict(
    sent["dataSourceSetInfo"])
source.resource_id += "-restored"
source.resource_name += "-restored"
restore = models.AzureBackupRecoveryPointBasedRestoreRequest(
    recovery_point_id=point.name,
    source_data_store_type="VaultStore",
    restore_target_info=models.RestoreTargetInfo(
        recovery_option="FailIfExists",
        restore_location="westus",
        datasource_info=source,
        datasource_set_info=source_set))
backup.backup_instances.begin_validate_for_restore(
    GROUP, VAULT, INSTANCE, models.ValidateRestoreRequestObject(restore_request_object=restore)).result()
restored = backup.backup_instances.begin_trigger_restore(GROUP, VAULT, INSTANCE, restore).result()
until("Completed", lambda: backup.jobs.get(GROUP, VAULT, restored.job_id.split("/")[-1]).properties.status)
export = backup.export_jobs.begin_trigger(GROUP, VAULT)
written = operation_of(export, "Location")
export.result()
assert backup.export_jobs_operation_result.get(GROUP, VAULT, written).blob_url

# The states of protection
backup.backup_instances.begin_sync_backup_instance(GROUP, VAULT, INSTANCE, {"syncType": "Default"}).result()
backup.backup_instances.begin_stop_protection(GROUP, VAULT, INSTANCE).result()
backup.backup_instances.begin_resume_protection(GROUP, VAULT, INSTANCE).result()
until("ProtectionConfigured", protection)
backup.backup_instances.begin_suspend_backups(GROUP, VAULT, INSTANCE).result()
backup.backup_instances.begin_resume_backups(GROUP, VAULT, INSTANCE).result()
until("ProtectionConfigured", protection)
backup.backup_instances.begin_delete(GROUP, VAULT, INSTANCE).result()
equal([INSTANCE], [d.name for d in backup.deleted_backup_instances.list(GROUP, VAULT)])
equal(INSTANCE, backup.deleted_backup_instances.get(GROUP, VAULT, INSTANCE).name)
backup.deleted_backup_instances.begin_undelete(GROUP, VAULT, INSTANCE).result()

# Guards
guards = backup.resource_guards
guard = guards.put(GROUP, "guard1", {"location": "westus"})
equal("guard1", guards.get(GROUP, "guard1").name)
equal({"c": "d"}, guards.patch(GROUP, "guard1", {"tags": {"c": "d"}}).tags)
equal(["guard1"], [g.name for g in guards.get_resources_in_resource_group(GROUP)])
assert "guard1" in [g.name for g in guards.get_resources_in_subscription()]
for kind in ["disable_soft_delete", "delete_resource_guard_proxy", "backup_security_pin", "delete_protected_item",
             "update_protection_policy", "update_protected_item"]:
    every = list(getattr(guards, f"get_{kind}_requests_objects")(GROUP, "guard1"))
    one = getattr(guards, f"get_default_{kind}_requests_object")(GROUP, "guard1", "default")
    assert one.id in [request.id for request in every], kind
guards.delete(GROUP, "guard1")

# The end: a vault that protects something stays.
refused("UserErrorBackupVaultHasBackupInstances", lambda: backup.backup_vaults.delete(GROUP, VAULT))
backup.backup_vaults.begin_update(GROUP, VAULT, {
    "properties": {"securitySettings": {"softDeleteSettings": {"state": "Off"}}}}).result()
backup.backup_instances.begin_delete(GROUP, VAULT, INSTANCE).result()
backup.backup_policies.delete(GROUP, VAULT, "pol1")
backup.backup_vaults.delete(GROUP, VAULT)
resources.resource_groups.begin_delete(GROUP).result()

missed = set().union(*(group.operations() for group in groups.values())) - called
equal({"backup_instances.begin_trigger_rehydrate"}, missed)  # PostgreSQL's policy of the article has no archive
print("done")
