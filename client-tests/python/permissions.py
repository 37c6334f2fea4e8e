"""What `az dataprotection backup-instance update-msi-permissions` does, with the clients that it does it with."""

import uuid

from azure.mgmt.authorization import AuthorizationManagementClient
from azure.mgmt.containerservice import ContainerServiceClient
from azure.mgmt.dataprotection import DataProtectionClient
from azure.mgmt.keyvault import KeyVaultManagementClient
from azure.mgmt.rdbms.postgresql import PostgreSQLManagementClient
from azure.mgmt.resource import ResourceManagementClient
from azure.mgmt.resourcegraph import ResourceGraphClient
from azure.core.exceptions import HttpResponseError

from malachite import CA, SUBSCRIPTION, TENANT, URL, article, client, credential, equal, refused, until, vault_body

GROUP = "python-permissions"
READER = "Reader"

resources = client(ResourceManagementClient)
backup = client(DataProtectionClient)
roles = client(AuthorizationManagementClient)
resources.resource_groups.create_or_update(GROUP, {"location": "westus"})
vault = backup.backup_vaults.begin_create_or_update(GROUP, "vault1", vault_body()).result()
principal = vault.identity.principal_id

# The database server, its firewall and the key vault.
servers = client(PostgreSQLManagementClient)
server = servers.servers.begin_create(GROUP, "server1", {
    "location": "westus", "sku": {"name": "B_Gen5_1"},
    "properties": {"createMode": "Default", "administratorLogin": "admin1", "administratorLoginPassword": "secret"},
}).result()
equal("server1", server.name)
equal([], list(servers.firewall_rules.list_by_server(GROUP, "server1")))
rule = servers.firewall_rules.begin_create_or_update(GROUP, "server1", "AllowAllWindowsAzureIps", {
    "start_ip_address": "0.0.0.0", "end_ip_address": "0.0.0.0"}).result()
equal("0.0.0.0", rule.start_ip_address)
equal(["AllowAllWindowsAzureIps"], [r.name for r in servers.firewall_rules.list_by_server(GROUP, "server1")])
vaults = client(KeyVaultManagementClient)
key_vault = vaults.vaults.begin_create_or_update(GROUP, "python-keys", {
    "location": "westus",
    "properties": {
        "tenantId": TENANT, "sku": {"family": "A", "name": "standard"}, "networkAcls": {"bypass": "None"},
        "accessPolicies": [{"tenantId": TENANT, "objectId": principal, "permissions": {"secrets": ["get", "list"]}}],
    }}).result()
equal("https://python-keys.vault.azure.net/", key_vault.properties.vault_uri)
equal("None", key_vault.properties.network_acls.bypass)
equal(principal, vaults.vaults.get(GROUP, "python-keys").properties.access_policies[0].object_id)

# A role at the server: found by its name, assigned once, found at what lies below.
definition = next(iter(roles.role_definitions.list(server.id, filter=f"roleName eq '{READER}'")))
equal(READER, definition.role_name)
equal([], list(roles.role_assignments.list_for_scope(server.id, filter="atScope()")))
given = roles.role_assignments.create(server.id, str(uuid.uuid4()), {
    "role_definition_id": definition.id, "principal_id": principal, "principal_type": "ServicePrincipal"})
equal(server.id.lower(), given.scope.lower())
again = refused("RoleAssignmentExists", lambda: roles.role_assignments.create(server.id, str(uuid.uuid4()), {
    "role_definition_id": definition.id, "principal_id": principal, "principal_type": "ServicePrincipal"}))
equal(409, again.status_code)
equal([given.id], [a.id for a in roles.role_assignments.list_for_scope(
    server.id + "/databases/db1", filter=f"assignedTo('{principal}')")])

# A cluster has an identity of its own, and lets the vault in.
clusters = client(ContainerServiceClient)
resources.resources.begin_create_or_update(
    GROUP, "Microsoft.ContainerService", "", "managedClusters", "aks1", "2023-05-01",
    {"location": "westus", "identity": {"type": "SystemAssigned"}}).result()
cluster = clusters.managed_clusters.get(GROUP, "aks1")
assert uuid.UUID(cluster.identity.principal_id)

# Resource Graph finds the vault, and what it protects.
graph = ResourceGraphClient(
    credential(), base_url=URL, connection_verify=CA, credential_scopes=["https://management.azure.com/.default"])


def ask(query):
    return graph.resources({"subscriptions": [SUBSCRIPTION], "query": query, "options": {"top": 1000}}).data


def names(query):
    return [row["name"] for row in ask(query)]


here = f"| where resourceGroup in~ ('{GROUP.upper()}')"
equal(["vault1"], names(f"resources | where type =~ 'microsoft.dataprotection/backupVaults' {here}"))
policy = backup.backup_policies.create_or_update(GROUP, "vault1", "pol1", article("policy.json", GROUP))
backup.backup_instances.begin_create_or_update(
    GROUP, "vault1", "instance1", article("backup-instance.json", GROUP, policy.id)).result()
instances = ("RecoveryServicesResources | where type =~ 'microsoft.dataprotection/backupvaults/backupinstances'"
             " | extend vaultName = split(split(id, '/Microsoft.DataProtection/backupVaults/')[1], '/')[0]"
             f" {here} | where vaultName in~ ('vault1')")
equal(["instance1"], names(instances))
until("ProtectionConfigured", lambda: ask(instances)[0]["properties"]["currentProtectionState"])
try:
    ask("resources | join (resourcecontainers) on subscriptionId")
    raise AssertionError("a join was answered")
except HttpResponseError as error:
    equal(400, error.status_code)
    equal("BadRequest", error.error.code)

backup.backup_instances.begin_delete(GROUP, "vault1", "instance1").result()
resources.resource_groups.begin_delete(GROUP).result()
assert not resources.resource_groups.check_existence(GROUP)
print("done")
