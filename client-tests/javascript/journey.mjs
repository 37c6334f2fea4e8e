// The journey with @azure/identity and @azure/arm-resources, through their own pollers.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { ClientSecretCredential } from "@azure/identity";
import { ResourceManagementClient } from "@azure/arm-resources";

const { URL: url, TENANT, SUBSCRIPTION, FIXTURES } = process.env;
const credential = new ClientSecretCredential(TENANT, "11111111-1111-1111-1111-111111111111", "any", {
  authorityHost: url,
  disableInstanceDiscovery: true,
});
const client = new ResourceManagementClient(credential, SUBSCRIPTION, {
  endpoint: url,
  credentialScopes: "https://management.azure.com/.default",
});
const version = "2024-04-01";
const group = "javascript";
const vault = `/subscriptions/${SUBSCRIPTION}/resourceGroups/${group}/providers/Microsoft.DataProtection/backupVaults/vault1`;

await client.resourceGroups.createOrUpdate(group, { location: "westus" });
const made = await client.resources.beginCreateOrUpdateByIdAndWait(vault, version, {
  location: "westus",
  identity: { type: "SystemAssigned" },
  properties: { storageSettings: [{ datastoreType: "VaultStore", type: "LocallyRedundant" }] },
});
assert.equal(made.properties.provisioningState, "Succeeded");

const policy = JSON.parse(await readFile(`${FIXTURES}/article/policy.json`, "utf8"));
await client.resources.beginCreateOrUpdateByIdAndWait(`${vault}/backupPolicies/pol1`, "2021-01-01", policy);
const instance = JSON.parse(await readFile(`${FIXTURES}/article/backup-instance.json`, "utf8"));
instance.properties.policyInfo.policyId = `${vault}/backupPolicies/pol1`;
const held = await client.resources.beginCreateOrUpdateByIdAndWait(
  `${vault}/backupInstances/instance1`, "2021-01-01", instance);
assert.match(held.properties.currentProtectionState, /Protection/);

await client.resources.beginDeleteByIdAndWait(`${vault}/backupInstances/instance1`, "2021-01-01");
await client.resources.beginDeleteByIdAndWait(vault, version);
await assert.rejects(client.resources.getById(vault, version), { statusCode: 404, code: "ResourceNotFound" });
await client.resourceGroups.beginDeleteAndWait(group);
assert.equal((await client.resourceGroups.checkExistence(group)).body, false);
console.log("done");
