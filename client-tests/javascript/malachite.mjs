// What every script here needs: an ordinary credential, a client that comes to Malachite, and the article's bodies.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { ClientSecretCredential } from "@azure/identity";
import { ResourceManagementClient } from "@azure/arm-resources";
import { createHttpPoller } from "@azure/core-lro";
import { createPipelineRequest } from "@azure/core-rest-pipeline";

export const { URL: url, TENANT, SUBSCRIPTION, FIXTURES } = process.env;
export const version = "2024-04-01";

const credential = new ClientSecretCredential(TENANT, "11111111-1111-1111-1111-111111111111", "any", {
  authorityHost: url,
  disableInstanceDiscovery: true,
});
export const client = new ResourceManagementClient(credential, SUBSCRIPTION, {
  endpoint: url,
  credentialScopes: "https://management.azure.com/.default",
});

export const vaultBody = {
  location: "westus",
  identity: { type: "SystemAssigned" },
  properties: {
    storageSettings: [{ datastoreType: "VaultStore", type: "LocallyRedundant" }],
    // What is deleted is gone: the policy and the vault can follow.
    securitySettings: { softDeleteSettings: { state: "Off" } },
  },
};

export const vaultId = (group) =>
  `/subscriptions/${SUBSCRIPTION}/resourceGroups/${group}/providers/Microsoft.DataProtection/backupVaults/vault1`;

export const article = async (name) => JSON.parse(await readFile(`${FIXTURES}/article/${name}`, "utf8"));

export async function until(wanted, read) {
  let got;
  for (let i = 0; i < 20; i++) {
    got = await read();
    if (got === wanted) return;
    await new Promise((resume) => setTimeout(resume, 500));
  }
  assert.equal(got, wanted);
}

/** Sends one request through the client's own pipeline, with its token and its retries. */
export async function send(address, method, sent) {
  const request = createPipelineRequest({ url: address, method });
  if (sent) {
    request.headers.set("Content-Type", "application/json");
    request.body = JSON.stringify(sent);
  }
  const response = await client.sendRequest(request);
  const json = response.bodyAsText ? JSON.parse(response.bodyAsText) : undefined;
  if (response.status >= 400) {
    throw Object.assign(new Error(json.error.message), json.error, { status: response.status });
  }
  const rawResponse = { statusCode: response.status, headers: response.headers.toJSON(), body: json };
  return { flatResponse: json, rawResponse };
}

/** What @azure/arm-dataprotection does for an action: sends it, and follows it with the poller of core-lro. */
export async function run(path, body) {
  const poller = await createHttpPoller(
    {
      sendInitialRequest: () => send(`${url}${path}?api-version=${version}`, "POST", body),
      sendPollRequest: (next) => send(next, "GET"),
    },
    { resourceLocationConfig: "location", intervalInMs: 200 },
  );
  return poller.pollUntilDone();
}
