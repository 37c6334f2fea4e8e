#!/usr/bin/env python3
"""Compares, on one connection and in turns, an instance GET, a status poll and a page of instances, in a vault that holds
few instances and in one that holds many. The world is seeded as Azure shows it.

  benchmarks/lists.py [MANY] [ROUNDS]        needs the built jar, Java 17 and nothing else
"""
import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

from measure import ROOT, java

JAR = os.path.join(ROOT, 'emulator', 'target', 'malachite.jar')
GROUP = '/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c/resourceGroups/lists'
VAULT = GROUP + '/providers/Microsoft.DataProtection/backupVaults/'
VERSION = '?api-version=2024-04-01'
FEW = 10
IN_A_ROW = 40


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
    return {'id': VAULT + vault + '/backupPolicies/policy', 'properties': {
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
    return {'id': VAULT + vault + '/backupInstances/i%d' % number, 'properties': {
        'objectType': 'BackupInstance', 'friendlyName': 'server\\d%d' % number, 'dataSourceInfo': source,
        'dataSourceSetInfo': around, 'policyInfo': {'policyId': VAULT + vault + '/backupPolicies/policy'},
        'currentProtectionState': 'ProtectionConfigured'}}


def seed(path, many):
    world = []
    for vault, count in (('few', FEW), ('many', many)):
        world.append({'id': VAULT + vault, 'location': 'westus', 'properties': {
            'storageSettings': [{'datastoreType': 'VaultStore', 'type': 'LocallyRedundant'}]}})
        world.append(policy(vault))
        world += [instance(vault, number) for number in range(count)]
    with open(path, 'w') as file:
        json.dump(world, file)


def send(connection, method, path, body=None):
    connection.request(method, path, body and json.dumps(body), {'Content-Type': 'application/json'})
    answer = connection.getresponse()
    text = answer.read()
    if answer.status >= 300:
        sys.exit('%s %s: %d %s' % (method, path, answer.status, text[:400]))
    return answer, text


def main():
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 10000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    work = tempfile.mkdtemp()
    seeds, port_file = os.path.join(work, 'world.json'), os.path.join(work, 'port')
    seed(seeds, many)
    process = subprocess.Popen([java(), '-jar', JAR, 'start', '--port', '0', '--port-file', port_file, '--seed', seeds] + sys.argv[3:])
    try:
        while not (os.path.exists(port_file) and open(port_file).read().strip()):
            if process.poll() is not None:
                sys.exit('the emulator did not start: exit code %d' % process.returncode)
            time.sleep(0.05)
        connection = http.client.HTTPConnection('127.0.0.1', int(open(port_file).read().split()[0]), timeout=60)
        asked = {}
        for vault, count in (('few', FEW), ('many', many)):
            answer, _ = send(connection, 'POST', VAULT + vault + '/backupInstances/i1/stopProtection' + VERSION)
            poll = answer.getheader('Azure-AsyncOperation')
            asked[vault, 'GET'] = VAULT + vault + '/backupInstances/i%d%s' % (count // 2, VERSION)
            asked[vault, 'poll'] = poll[poll.index('/subscriptions'):]
            asked[vault, 'page'] = VAULT + vault + '/backupInstances' + VERSION
        page = json.loads(send(connection, 'GET', asked['many', 'page'])[1])
        times = {key: [] for key in asked}
        for turn in range(-rounds, rounds):
            for key, path in asked.items():
                start = time.perf_counter()
                for _ in range(IN_A_ROW):
                    send(connection, 'GET', path)
                if turn >= 0:
                    times[key].append((time.perf_counter() - start) / IN_A_ROW * 1e6)
        median = {key: statistics.median(values) for key, values in times.items()}
        for key, value in median.items():
            print('%-5s %-5s %8.0f us' % (key[0], key[1], value))
        print('GET  among %d: %.2f of that among %d' % (many, median['many', 'GET'] / median['few', 'GET'], FEW))
        print('poll among %d: %.2f of that among %d' % (many, median['many', 'poll'] / median['few', 'poll'], FEW))
        print('page of %d: %.2f of a GET' % (len(page['value']), median['many', 'page'] / median['many', 'GET']))
    finally:
        process.kill()


if __name__ == '__main__':
    main()
