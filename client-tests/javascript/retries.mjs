// Which refusals the client answers by asking again: the rows of retries.json, made with faults.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { client, send, SUBSCRIPTION, url, vaultBody, vaultId, version } from "./malachite.mjs";

const group = "javascript-retries";
const vault = vaultId(group);
await client.resourceGroups.createOrUpdate(group, { location: "westus" });
await client.resources.beginCreateOrUpdateByIdAndWait(vault, version, vaultBody);

const names = `/subscriptions/${SUBSCRIPTION}/resourceGroups/${group}/providers/Microsoft.DataProtection/locations/westus`;
const calls = {
  GET: ["BackupVaults_Get", () => send(`${url}${vault}?api-version=${version}`, "GET")],
  POST: ["BackupVaults_CheckNameAvailability", () => send(
    `${url}${names}/checkNameAvailability?api-version=${version}`, "POST",
    { name: "x", type: "Microsoft.DataProtection/backupVaults" })],
};

for (const row of JSON.parse(await readFile(new URL("../retries.json", import.meta.url), "utf8"))) {
  const [operationId, call] = calls[row.method];
  const armError = { status: row.status, code: "Planned", message: "Planned." };
  if (row.retryAfter) armError.retryAfter = row.retryAfter;
  await send(`${url}/_malachite/faults/retry`, "PUT", {
    match: { operationId, phase: "request" }, when: { times: row.times ?? 1 }, effect: { armError },
  });
  const retried = await call().then(() => true, (refusal) => {
    assert.equal(refusal.status, row.status);
    return false;
  });
  assert.equal(retried, row.retriedBy.includes("javascript"), JSON.stringify(row));
}
console.log("done");
