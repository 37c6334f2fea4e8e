#!/usr/bin/env python3
"""Kills an emulator with a data directory at random moments under load, starts it again, and looks for what it had
acknowledged: every vault that was answered with 200 or 201 must be there, as it was last acknowledged or newer.

  benchmarks/crash.py [KILLS]        needs the built jar and Java, and nothing else
"""
import http.client
import json
import os
import random
import shutil
import sys
import tempfile
import threading
import time

from systems import SUBSCRIPTION, System, emulator, table

VAULTS = SUBSCRIPTION + '/resourceGroups/crash/providers/Microsoft.DataProtection/backupVaults/'
VERSION = '?api-version=2023-01-01'
JVM = ['-XX:+UseSerialGC', '-Xmx128m', '-XX:TieredStopAtLevel=1']
WRITERS = 4


def put(client, name, version):
    answer, _ = client.ask('PUT', VAULTS + name + VERSION, {
        'location': 'westus', 'tags': {'version': str(version)}, 'properties': {
            'storageSettings': [{'datastoreType': 'VaultStore', 'type': 'LocallyRedundant'}]}})
    return answer.status


def write(client, writer, acknowledged, stop):
    """Writes vaults of its own until the emulator goes; remembers what was acknowledged."""
    version = max([0] + list(acknowledged.values()))
    try:
        while not stop.is_set():
            version += 1
            name = 'w%d-%d' % (writer, version % 40)
            if put(client, name, version) in (200, 201):
                acknowledged[name] = version
    except (OSError, http.client.HTTPException):
        pass


def lost(client, acknowledged):
    """How many vaults are not as they were acknowledged; from now on they count as they are."""
    count = 0
    for name, version in acknowledged.items():
        answer, text = client.ask('GET', VAULTS + name + VERSION)
        found = int(json.loads(text).get('tags', {}).get('version', 0)) if answer.status == 200 else 0
        if found < version:
            count += 1
            print('LOST %s: acknowledged version %d, found %d' % (name, version, found))
        acknowledged[name] = found
    return count


def main():
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    work = tempfile.mkdtemp()
    directory = os.path.join(work, 'data')
    acknowledged = [{} for _ in range(WRITERS)]
    writes = missing = 0
    for kill in range(kills):
        system = System('malachite', emulator('--data-dir', directory, '--timing', 'instant', jvm=JVM))
        system.start()
        client = system.client()
        missing += sum(lost(client, known) for known in acknowledged)
        stop = threading.Event()
        threads = [threading.Thread(target=write, args=(system.client(), i, acknowledged[i], stop))
                   for i in range(WRITERS)]
        before = sum(sum(known.values()) for known in acknowledged)
        for thread in threads:
            thread.start()
        time.sleep(random.uniform(0.02, 0.8))
        system.stop(kill=True)
        stop.set()
        for thread in threads:
            thread.join()
        writes += sum(sum(known.values()) for known in acknowledged) > before
        if (kill + 1) % 20 == 0:
            print('%d kills, %d lost' % (kill + 1, missing), file=sys.stderr, flush=True)
    size = sum(os.path.getsize(os.path.join(directory, name)) for name in os.listdir(directory))
    table('Kills at random moments of %d writers' % WRITERS,
          ('kills', 'under acknowledged writes', 'acknowledged and lost', 'MiB on disk'),
          [('%d' % kills, '%d' % writes, '%d' % missing, '%.1f' % (size / 1024 ** 2))])
    shutil.rmtree(work)
    sys.exit(1 if missing else 0)


if __name__ == '__main__':
    main()
