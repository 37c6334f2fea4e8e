#!/usr/bin/env bash
# What the dataprotection extension does with az's own commands: who is a vault's identity, and what must be set up for it?
# Wants what journey.sh wants.
set -eu
. "$(dirname "$0")/malachite.sh"
log_in
vault=$group/providers/Microsoft.DataProtection/backupVaults/vault1
az group create -n rg1 -l westus -o none
az rest --method put --url "$vault?$version" -o none --body '{"location":"westus","identity":{"type":"SystemAssigned"},
  "properties":{"storageSettings":[{"datastoreType":"VaultStore","type":"LocallyRedundant"}]}}'
principal=$(get "$vault" identity.principalId)

# Microsoft Graph knows the identity by its name. Debian's az cannot list roles: its library is newer than it expects.
is "$principal" "$(az ad sp list --display-name vault1 --query '[0].id' -o tsv)"
is vault1 "$(az ad sp show --id "$principal" --query displayName -o tsv)"

# The firewall of a server, and a key vault.
az postgres server firewall-rule list -g rg1 -s server1 --query 'length(@)' -o tsv >/dev/null
az postgres server firewall-rule create -g rg1 -s server1 -n AllowAllWindowsAzureIps \
  --start-ip-address 0.0.0.0 --end-ip-address 0.0.0.0 -o none
is 0.0.0.0 "$(az postgres server firewall-rule list -g rg1 -s server1 --query '[0].startIpAddress' -o tsv)"
az resource create -g rg1 -n azkeys --resource-type Microsoft.KeyVault/vaults --api-version 2022-07-01 -l westus \
  --properties "{\"tenantId\":\"$TENANT\",\"sku\":{\"family\":\"A\",\"name\":\"standard\"},\"accessPolicies\":[]}" -o none
is https://azkeys.vault.azure.net/ "$(az keyvault show -n azkeys -g rg1 --query properties.vaultUri -o tsv)"
az keyvault set-policy -n azkeys -g rg1 --object-id "$principal" --secret-permissions get list -o none
# az sends a set, in an order of its own.
secrets="join(',', sort(properties.accessPolicies[0].permissions.secrets))"
is get,list "$(az keyvault show -n azkeys -g rg1 --query "$secrets" -o tsv)"

az group delete -n rg1 --yes
is false "$(az group exists -n rg1)"
