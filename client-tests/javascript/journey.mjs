// The journey with @azure/identity and @azure/arm-resources, through their own pollers.
import assert from "node:assert/strict";
import { article, client, run, until, vaultBody, vaultId, version } from "./malachite.mjs";

const group = "javascript";
const vault = vaultId(group);
const instance = `${vault}/backupInstances/instance1`;
const state = async () => (await client.resources.getById(instance, version)).properties.currentProtectionState;

await client.resourceGroups.createOrUpdate(group, { location: "westus" });
assert.equal((await client.resourceGroups.checkExistence(group)).body, true);
const made = await client.resources.beginCreateOrUpdateByIdAndWait(vault, version, vaultBody);
assert.equal(made.properties.provisioningState, "Succeeded");

const policy = await client.resources.beginCreateOrUpdateByIdAndWait(
  `${vault}/backupPolicies/pol1`, "2021-01-01", await article("policy.json"));
const sent = await article("backup-instance.json");
sent.properties.policyInfo.policyId = policy.id;
const validated = await run(`${vault}/validateForBackup`, { backupInstance: sent.properties });
assert.equal(validated.objectType, "OperationJobExtendedInfo");
const held = await client.resources.beginCreateOrUpdateByIdAndWait(instance, version, sent);
assert.match(held.properties.currentProtectionState, /Protection/);
await until("ProtectionConfigured", state);
await assert.rejects(run(`${vault}/validateForBackup`, { backupInstance: sent.properties }), {
  code: "UserErrorDppDatasourceAlreadyProtected",
});

const rule = policy.properties.policyRules.find((r) => r.objectType === "AzureBackupRule").name;
const { jobId } = await run(`${instance}/backup`, { backupRuleOptions: { ruleName: rule, triggerOption: {} } });
await until("Completed", async () => (await client.resources.getById(jobId, version)).properties.status);
await run(`${instance}/stopProtection`);
await until("ProtectionStopped", state);
await run(`${instance}/resumeProtection`);
await until("ProtectionConfigured", state);

await client.resources.beginDeleteByIdAndWait(instance, version);
await client.resources.beginDeleteByIdAndWait(policy.id, version);
await client.resources.beginDeleteByIdAndWait(vault, version);
await assert.rejects(client.resources.getById(vault, version), { statusCode: 404, code: "ResourceNotFound" });
await client.resourceGroups.beginDeleteAndWait(group);
assert.equal((await client.resourceGroups.checkExistence(group)).body, false);
console.log("done");
