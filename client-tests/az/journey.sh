#!/usr/bin/env bash
# The article's journey with the Azure CLI: log in, make what backup needs, protect, follow, unprotect.
# Wants URL, TENANT, SUBSCRIPTION, FIXTURES, REQUESTS_CA_BUNDLE and an AZURE_CONFIG_DIR of its own.
set -eu
export AZURE_CORE_COLLECT_TELEMETRY=false AZURE_CORE_ERROR_RECOMMENDATION=off AZURE_CORE_INSTANCE_DISCOVERY=false
export AZURE_EXTENSION_USE_DYNAMIC_INSTALL=no AZURE_CORE_ONLY_SHOW_ERRORS=true
group=/subscriptions/$SUBSCRIPTION/resourceGroups/rg1
vault=$group/providers/Microsoft.DataProtection/backupVaults/vault1
version='api-version=2021-01-01'

is() { # WANTED GOT
  [ "$1" = "$2" ] || { echo "wanted '$1', got '$2'" >&2; exit 1; }
}
get() { az rest --method get --url "$1?$version" --query "$2" -o tsv; }
until_is() { # WANTED PATH QUERY
  for _ in 1 2 3 4 5 6 7 8; do
    got=$(get "$2" "$3")
    [ "$got" = "$1" ] && return
    sleep 0.5
  done
  is "$1" "$got"
}

az cloud register -n Malachite --endpoint-resource-manager "$URL"
az cloud set -n Malachite
az login --service-principal -u 11111111-1111-1111-1111-111111111111 -p any --tenant "$TENANT" -o none
is "$SUBSCRIPTION" "$(az account show --query id -o tsv)"

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
