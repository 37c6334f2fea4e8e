"""Which refusals the client answers by asking again: the rows of retries.json, made with faults."""

import json
import os

import requests
from azure.core.exceptions import HttpResponseError
from azure.mgmt.dataprotection import DataProtectionClient
from azure.mgmt.resource import ResourceManagementClient

from malachite import CA, URL, client, equal, vault_body

GROUP = "python-retries"
HERE = os.path.dirname(os.path.abspath(__file__))
OPERATIONS = {"GET": "BackupVaults_Get", "POST": "BackupVaults_CheckNameAvailability"}

resources = client(ResourceManagementClient)
backup = client(DataProtectionClient)
resources.resource_groups.create_or_update(GROUP, {"location": "westus"})
backup.backup_vaults.begin_create_or_update(GROUP, "vault1", vault_body()).result()
calls = {
    "GET": lambda: backup.backup_vaults.get(GROUP, "vault1"),
    "POST": lambda: backup.backup_vaults.check_name_availability(
        GROUP, "westus", {"name": "x", "type": "Microsoft.DataProtection/backupVaults"}),
}


def retried(row):
    error = {"status": row["status"], "code": "Planned", "message": "Planned."}
    if "retryAfter" in row:
        error["retryAfter"] = row["retryAfter"]
    put = requests.put(f"{URL}/_malachite/faults/retry", verify=CA, json={
        "match": {"operationId": OPERATIONS[row["method"]], "phase": "request"},
        "when": {"times": row.get("times", 1)}, "effect": {"armError": error}})
    assert put.ok, put.text
    try:
        calls[row["method"]]()
        return True
    except HttpResponseError as refusal:
        equal(row["status"], refusal.status_code)
        return False


with open(os.path.join(HERE, "..", "retries.json"), encoding="utf-8") as file:
    for row in json.load(file):
        equal((row, "python" in row["retriedBy"]), (row, retried(row)))

# An unregistered provider is registered by the client itself, which then sends its request again.
requests.delete(f"{URL}/_malachite/faults/retry", verify=CA)
resources.providers.unregister("Microsoft.DataProtection")
policy = client(DataProtectionClient)
made = policy.backup_vaults.begin_create_or_update(GROUP, "vault2", vault_body()).result()
equal("vault2", made.name)
equal("Registered", resources.providers.get("Microsoft.DataProtection").registration_state)
print("done")
