#!/usr/bin/env python3
"""Measures what a thousand faults that match nothing cost a status poll: rounds with and without them on one emulator.

Needs wrk and a built emulator/target/malachite.jar. Compare the two columns of CPU: they are of the same minute and the
same process, and CPU hardly suffers from whatever else the machine does.
"""
import argparse
import json
import os
import re
import statistics
import tempfile
import urllib.request

from measure import JVM, ROOT, VAULT, System, java, table

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


def control(system, method, path, body=None):
    request = urllib.request.Request('http://127.0.0.1:%d/_malachite/%s' % (system.port, path),
                                     json.dumps(body).encode() if body is not None else None,
                                     {'Content-Type': 'application/json'}, method=method)
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def operations(system):
    """A file of poll paths: validations in one vault."""
    system.prepare()
    with tempfile.NamedTemporaryFile('w', suffix='.txt', delete=False) as file:
        for _ in range(OPERATIONS):
            url = system.send('POST', VAULT + '/validateForBackup', 'validate')['Azure-AsyncOperation']
            file.write(re.sub(r'^http://[^/]*', '', url) + '\n')
    os.environ['POLLS'] = file.name


def put_rules(system, match):
    text = json.dumps(match)
    for i in range(RULES):
        control(system, 'PUT', 'faults/f%d' % i, {
            'match': json.loads(text % i), 'effect': {'armError': {'preset': 'throttled'}}})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--rounds', type=int, default=3)
    parser.add_argument('--seconds', type=int, default=5)
    options = parser.parse_args()
    jar = os.path.join(ROOT, 'emulator', 'target', 'malachite.jar')
    system = System('malachite', 18084, '/_malachite/ready',
                    [java(), *JVM, '-jar', jar, 'start', '--port', '18084', '--timing', 'instant'])
    system.start()
    rows = []
    try:
        operations(system)
        for _ in range(4):
            system.load(16, options.seconds, 'polls.lua')
        for name, match in MATCHES:
            found = {0: [], RULES: []}
            for _ in range(options.rounds):
                found[0].append(system.load(16, options.seconds, 'polls.lua'))
                put_rules(system, match)
                found[RULES].append(system.load(16, options.seconds, 'polls.lua'))
                control(system, 'DELETE', 'faults')
            rates = [statistics.median(r[0] for r in found[n]) for n in (0, RULES)]
            cpus = [statistics.median(r[2] for r in found[n]) for n in (0, RULES)]
            rows.append((name, *('%.0f' % r for r in rates), *('%.1f' % c for c in cpus),
                         '%.2f' % (cpus[1] / cpus[0])))
    finally:
        system.stop()
    table('Status polls of %d operations in turn, 16 connections' % OPERATIONS,
          ('the rules name', 'polls/s, no rule', 'polls/s, %d rules' % RULES, 'CPU us/poll, no rule',
           'CPU us/poll, %d rules' % RULES, 'CPU ratio'), rows)


if __name__ == '__main__':
    main()
