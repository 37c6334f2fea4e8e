#!/usr/bin/env bash
# The article's journey with the Azure CLI: log in, make what backup needs, protect, follow, unprotect.
# Wants what malachite.sh wants.
set -eu
. "$(dirname "$0")/malachite.sh"
log_in
vault=$group/providers/Microsoft.DataProtection/backupVaults/vault1

az group create -n rg1 -l westus -o none
is true "$(az group exists -n rg1)"
az resource create -g rg1 -n srv1 --resource-type Microsoft.DBforPostgreSQL/servers --api-version 2017-12-01 \
  -l westus --properties '{"version":"11"}' -o none
is srv1 "$(az resource list -g rg1 --query '[0].name' -o tsv)"
is Registered "$(az provider show -n Microsoft.DataProtection --query registrationState -o tsv)"

az rest --method put --url "$vault?$version" -o none --body '{"location":"westus","identity":{"type":"SystemAssigned"},
  "properties":{"storageSettings":[{"datastoreType":"VaultStore","type":"LocallyRedundant"}]}}'
until_is Succeeded "$vault" properties.provisioningState
az rest --method put --url "$vault/backupPolicies/pol1?$version" --body "@$FIXTURES/article/policy.json" -o none

ours() { # FILE: the article's body with our vault's policy
  sed -E "s#\"policyId\": *\"[^\"]*\"#\"policyId\": \"$vault/backupPolicies/pol1\"#" "$1" >body.json
}
ours "$FIXTURES/article/validate.json"
az rest --method post --url "$vault/validateForBackup?$version" --body @body.json -o none
ours "$FIXTURES/article/backup-instance.json"
az rest --method put --url "$vault/backupInstances/instance1?$version" --body @body.json -o none
until_is ProtectionConfigured "$vault/backupInstances/instance1" properties.currentProtectionState

az rest --method delete --url "$vault/backupInstances/instance1?$version" -o none
until_is 0 "$vault/backupInstances" 'length(value)'
az rest --method delete --url "$vault?$version" -o none
sleep 1
az group delete -n rg1 --yes
is false "$(az group exists -n rg1)"
