"""The journey with azure-mgmt-dataprotection and an ordinary credential: python3 journey.py secret|managed."""

import json
import os
import sys
import time

from azure.core.exceptions import ResourceNotFoundError
from azure.identity import ClientSecretCredential, ManagedIdentityCredential
from azure.mgmt.dataprotection import DataProtectionClient
from azure.mgmt.resource import ResourceManagementClient

URL = os.environ["URL"]
CA = os.environ["REQUESTS_CA_BUNDLE"]
GROUP = "python-" + sys.argv[1]
VAULT = "vault1"


def credential():
    if sys.argv[1] == "managed":
        return ManagedIdentityCredential(connection_verify=CA)
    return ClientSecretCredential(
        os.environ["TENANT"], "11111111-1111-1111-1111-111111111111", "any", authority=URL, connection_verify=CA,
        disable_instance_discovery=True, instance_discovery=False)


def client(kind):
    return kind(
        credential(), os.environ["SUBSCRIPTION"], base_url=URL, connection_verify=CA, polling_interval=1,
        credential_scopes=["https://management.azure.com/.default"])


def article(name, policy):
    with open(os.path.join(os.environ["FIXTURES"], "article", name), encoding="utf-8") as file:
        body = json.load(file)
    instance = body.get("backupInstance") or body["properties"]
    if "policyInfo" in instance:
        instance["policyInfo"]["policyId"] = policy
        instance["dataSourceInfo"]["resourceID"] += GROUP
        instance["dataSourceInfo"]["resourceName"] += GROUP
    return body


resources = client(ResourceManagementClient)
backup = client(DataProtectionClient)

group = resources.resource_groups.create_or_update(GROUP, {"location": "westus"})
assert resources.resource_groups.check_existence(GROUP)

vault = backup.backup_vaults.begin_create_or_update(GROUP, VAULT, {
    "location": "westus",
    "identity": {"type": "SystemAssigned"},
    "properties": {
        "storageSettings": [{"datastoreType": "VaultStore", "type": "LocallyRedundant"}],
        # What is deleted is gone: the policy and the vault can follow.
        "securitySettings": {"softDeleteSettings": {"state": "Off"}},
    },
}).result()
assert vault.properties.provisioning_state == "Succeeded", vault.properties.provisioning_state
assert vault.identity.principal_id

policy = backup.backup_policies.create_or_update(GROUP, VAULT, "pol1", article("policy.json", None))
assert policy.name == "pol1"

backup.backup_instances.begin_validate_for_backup(GROUP, VAULT, article("validate.json", policy.id)).result()
backup.backup_instances.begin_create_or_update(
    GROUP, VAULT, "instance1", article("backup-instance.json", policy.id)).result()
assert [i.name for i in backup.backup_instances.list(GROUP, VAULT)] == ["instance1"]

def protection():
    return backup.backup_instances.get(GROUP, VAULT, "instance1").properties.current_protection_state


def until(wanted):
    for _ in range(10):
        if protection() == wanted:
            return
        time.sleep(0.5)
    assert protection() == wanted, protection()


until("ProtectionConfigured")
backup.backup_instances.begin_stop_protection(GROUP, VAULT, "instance1").result()
until("ProtectionStopped")
backup.backup_instances.begin_resume_protection(GROUP, VAULT, "instance1").result()
until("ProtectionConfigured")

backup.backup_instances.begin_delete(GROUP, VAULT, "instance1").result()
assert list(backup.backup_instances.list(GROUP, VAULT)) == []
try:
    backup.backup_instances.get(GROUP, VAULT, "instance1")
    raise AssertionError("the instance is still there")
except ResourceNotFoundError as error:
    assert error.error.code

backup.backup_policies.delete(GROUP, VAULT, "pol1")
backup.backup_vaults.delete(GROUP, VAULT)
resources.resource_groups.begin_delete(GROUP).result()
assert not resources.resource_groups.check_existence(GROUP)
print("done")
