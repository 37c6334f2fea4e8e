# Sourced by the scripts here: an az of its own that comes to Malachite, and the few words that they have in common.
# Wants URL, AZ_CLOUD_CONFIG, TENANT, SUBSCRIPTION, FIXTURES, REQUESTS_CA_BUNDLE and an AZURE_CONFIG_DIR of its own.
export AZURE_CORE_COLLECT_TELEMETRY=false AZURE_CORE_ERROR_RECOMMENDATION=off AZURE_CORE_INSTANCE_DISCOVERY=false
export AZURE_EXTENSION_USE_DYNAMIC_INSTALL=no AZURE_CORE_ONLY_SHOW_ERRORS=true
group=/subscriptions/$SUBSCRIPTION/resourceGroups/rg1
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
log_in() { # as `malachite env` says
  az cloud register -n Malachite --cloud-config "$AZ_CLOUD_CONFIG"
  az cloud set -n Malachite
  az login --service-principal -u 11111111-1111-1111-1111-111111111111 -p any --tenant "$TENANT" -o none
  is "$SUBSCRIPTION" "$(az account show --query id -o tsv)"
}
