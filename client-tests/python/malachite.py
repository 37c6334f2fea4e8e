"""What every script here needs: an ordinary credential, clients that come to Malachite, and the article's bodies."""

import json
import os
import time

from azure.identity import ClientSecretCredential, ManagedIdentityCredential

URL = os.environ["URL"]
CA = os.environ["REQUESTS_CA_BUNDLE"]
SUBSCRIPTION = os.environ["SUBSCRIPTION"]
TENANT = os.environ["TENANT"]
CLIENT_ID = "11111111-1111-1111-1111-111111111111"


def credential(kind="secret"):
    if kind == "managed":
        return ManagedIdentityCredential(connection_verify=CA)
    return ClientSecretCredential(
        TENANT, CLIENT_ID, "any", authority=URL, connection_verify=CA,
        # Each version knows one of the two, and swallows the other.
        disable_instance_discovery=True, instance_discovery=False)


def client(kind, of="secret", **more):
    return kind(
        credential(of), SUBSCRIPTION, base_url=URL, connection_verify=CA, polling_interval=1,
        credential_scopes=["https://management.azure.com/.default"], **more)


def vault_body(soft_delete="Off", redundancy="LocallyRedundant"):
    return {
        "location": "westus",
        "identity": {"type": "SystemAssigned"},
        "properties": {
            "storageSettings": [{"datastoreType": "VaultStore", "type": redundancy}],
            "securitySettings": {"softDeleteSettings": {"state": soft_delete, "retentionDurationInDays": 14}},
        },
    }


def article(name, group, policy_id=None):
    """A body of the article, about a database of its own for each group."""
    with open(os.path.join(os.environ["FIXTURES"], "article", name), encoding="utf-8") as file:
        body = json.load(file)
    instance = body.get("backupInstance") or body["properties"]
    if "policyInfo" in instance:
        instance["policyInfo"]["policyId"] = policy_id
        instance["dataSourceInfo"]["resourceID"] += group
        instance["dataSourceInfo"]["resourceName"] += group
    return body


def until(wanted, read):
    for _ in range(20):
        got = read()
        if got == wanted:
            return
        time.sleep(0.5)
    raise AssertionError(f"wanted {wanted}, got {got}")


def equal(wanted, got):
    assert wanted == got, f"wanted {wanted!r}, got {got!r}"


def refused(code, action):
    """The action must be refused with the code, which the client must have found in the answer."""
    from azure.core.exceptions import HttpResponseError

    try:
        action()
    except HttpResponseError as error:
        equal(code, error.error.code if error.error else None)
        return error
    raise AssertionError(f"not refused with {code}")
