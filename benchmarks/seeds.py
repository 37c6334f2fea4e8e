"""A world of vaults with many instances, as Azure shows it, for --seed."""
import json
import tempfile

GROUP = '/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c/resourceGroups/lists'
VAULTS = GROUP + '/providers/Microsoft.DataProtection/backupVaults/'
VERSION = '?api-version=2024-04-01'


def store(name):
    return {'dataStoreType': name, 'objectType': 'DataStoreInfoBase'}


def policy(vault):
    rule = {'name': 'Default', 'objectType': 'AzureRetentionRule', 'isDefault': True, 'lifecycles': [
        {'deleteAfter': {'objectType': 'AbsoluteDeleteOption', 'duration': 'P3M'}, 'sourceDataStore': store('VaultStore')}]}
    weekly = {'name': 'Weekly', 'objectType': 'AzureBackupRule', 'dataStore': store('VaultStore'),
              'backupParameters': {'backupType': 'Full', 'objectType': 'AzureBackupParams'},
              'trigger': {'objectType': 'ScheduleBasedTriggerContext', 'taggingCriteria': [
                  {'isDefault': True, 'taggingPriority': 99, 'tagInfo': {'tagName': 'Default'}}],
                  'schedule': {'repeatingTimeIntervals': ['R/2025-12-28T06:00:00+00:00/P1W'], 'timeZone': 'UTC'}}}
    return {'id': VAULTS + vault + '/backupPolicies/policy', 'properties': {
        'objectType': 'BackupPolicy', 'datasourceTypes': ['Microsoft.DBforPostgreSQL/servers/databases'],
        'policyRules': [weekly, rule]}}


def instance(vault, number):
    server = GROUP + '/providers/Microsoft.DBforPostgreSQL/servers/server-%s' % vault
    source = {'resourceID': server + '/databases/d%d' % number, 'resourceUri': '', 'resourceName': 'd%d' % number,
              'datasourceType': 'Microsoft.DBforPostgreSQL/servers/databases', 'resourceLocation': 'westus',
              'resourceType': 'Microsoft.DBforPostgreSQL/servers/databases', 'objectType': 'Datasource'}
    around = {'resourceID': server, 'resourceUri': '', 'resourceName': 'server', 'objectType': 'DatasourceSet',
              'datasourceType': 'Microsoft.DBforPostgreSQL/servers/databases', 'resourceLocation': 'westus',
              'resourceType': 'Microsoft.DBforPostgreSQL/servers'}
    return {'id': VAULTS + vault + '/backupInstances/i%d' % number, 'properties': {
        'objectType': 'BackupInstance', 'friendlyName': 'server\\d%d' % number, 'dataSourceInfo': source,
        'dataSourceSetInfo': around, 'policyInfo': {'policyId': VAULTS + vault + '/backupPolicies/policy'},
        'currentProtectionState': 'ProtectionConfigured'}}


def instance_path(vault, number):
    return VAULTS + vault + '/backupInstances/i%d%s' % (number, VERSION)


def world(counts):
    """A file with vaults, each with a policy and so many instances."""
    resources = []
    for vault, count in counts.items():
        resources.append({'id': VAULTS + vault, 'location': 'westus', 'properties': {
            'storageSettings': [{'datastoreType': 'VaultStore', 'type': 'LocallyRedundant'}]}})
        resources.append(policy(vault))
        resources += [instance(vault, number) for number in range(count)]
    with tempfile.NamedTemporaryFile('w', suffix='.json', delete=False) as file:
        json.dump(resources, file)
    return file.name
