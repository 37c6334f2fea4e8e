#!/usr/bin/env python3
"""Measures what a thousand faults that match nothing cost a status poll: rounds with and without them on one emulator.

Needs wrk and a built emulator/target/malachite.jar. Compare the two columns of CPU: they are of the same minute and the
same process, and CPU hardly suffers from whatever else the machine does.
"""
import argparse
import json
import statistics

from systems import VAULT, VERSION, System, emulator, fixture, journey, lines_of, table

RULES = 1_000
OPERATIONS = 2_000
MATCHES = (
    ('another operation', {'operationId': 'BackupVaults_Delete', 'vault': 'other%d'}),
    ('another vault', {'vault': 'other%d'}),
    ('another subscription', {'subscription': '99999999-0000-0000-0000-%012d'}),
    ('another vault, by pattern', {'vault': 'other%d*'}),
    ('another header', {'header': {'x-ms-client-request-id': 'other%d'}}),
    ('another body', {'jsonPointer': {'/properties/objectType': 'other%d'}}),
)


def operations(system):
    """A file of poll paths: validations in one vault."""
    journey(system)
    client, body = system.client(), fixture('validate')
    return lines_of(client.accepted('POST', VAULT + '/validateForBackup' + VERSION, body) for _ in range(OPERATIONS))


def put_rules(client, match):
    text = json.dumps(match)
    for i in range(RULES):
        client.send('PUT', '/_malachite/faults/f%d' % i, {
            'match': json.loads(text % i), 'effect': {'armError': {'preset': 'throttled'}}})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--rounds', type=int, default=3)
    parser.add_argument('--seconds', type=int, default=5)
    options = parser.parse_args()
    rows = []
    with System('malachite', emulator('--timing', 'instant')) as system:
        paths, client = operations(system), system.client()

        def load():
            return system.load(16, options.seconds, 'paths.lua', PATHS=paths)

        for _ in range(4):
            load()
        for name, match in MATCHES:
            found = {0: [], RULES: []}
            for _ in range(options.rounds):
                found[0].append(load())
                put_rules(client, match)
                found[RULES].append(load())
                client.send('DELETE', '/_malachite/faults')
            rates = [statistics.median(one.rate for one in found[n]) for n in (0, RULES)]
            cpus = [statistics.median(one.cpu for one in found[n]) for n in (0, RULES)]
            rows.append((name, *('%.0f' % r for r in rates), *('%.1f' % c for c in cpus),
                         '%.2f' % (cpus[1] / cpus[0])))
    table('Status polls of %d operations in turn, 16 connections' % OPERATIONS,
          ('the rules name', 'polls/s, no rule', 'polls/s, %d rules' % RULES, 'CPU us/poll, no rule',
           'CPU us/poll, %d rules' % RULES, 'CPU ratio'), rows)


if __name__ == '__main__':
    main()
