#!/usr/bin/env python3
"""Kills an emulator with a data directory at random moments under load, starts it again, and looks for what it had
acknowledged: every vault that was answered with 200 or 201 must be there, as it was last acknowledged or newer.

  benchmarks/crash.py [KILLS]        needs the built jar, Java 17 and nothing else
"""
import http.client
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
JAR = os.path.join(HERE, '..', 'emulator', 'target', 'malachite.jar')
SUBSCRIPTION = '/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c'
VAULTS = SUBSCRIPTION + '/resourceGroups/crash/providers/Microsoft.DataProtection/backupVaults/'
VERSION = '?api-version=2023-01-01'
WRITERS = 4


def start(directory, port_file):
    if os.path.exists(port_file):
        os.remove(port_file)
    java = os.path.join(os.environ['JAVA_HOME'], 'bin', 'java') if 'JAVA_HOME' in os.environ else 'java'
    process = subprocess.Popen(
        [java, '-XX:+UseSerialGC', '-Xmx128m', '-XX:TieredStopAtLevel=1', '-jar', JAR, 'start', '--port', '0',
         '--port-file', port_file, '--data-dir', directory, '--timing', 'instant'],
        stdout=subprocess.DEVNULL, stderr=sys.stderr)
    while not (os.path.exists(port_file) and open(port_file).read().strip()):
        if process.poll() is not None:
            sys.exit('the emulator did not start: exit code %d' % process.returncode)
        time.sleep(0.01)
    return process, int(open(port_file).read().split()[0])


def put(connection, name, version):
    body = json.dumps({'location': 'westus', 'tags': {'version': str(version)}, 'properties': {
        'storageSettings': [{'datastoreType': 'VaultStore', 'type': 'LocallyRedundant'}]}})
    connection.request('PUT', VAULTS + name + VERSION, body, {'Content-Type': 'application/json'})
    answer = connection.getresponse()
    answer.read()
    return answer.status


def write(port, writer, acknowledged, stop):
    """Writes vaults of its own until the emulator goes; remembers what was acknowledged."""
    connection = http.client.HTTPConnection('127.0.0.1', port, timeout=10)
    version = max([0] + list(acknowledged.values()))
    try:
        while not stop.is_set():
            version += 1
            name = 'w%d-%d' % (writer, version % 40)
            if put(connection, name, version) in (200, 201):
                acknowledged[name] = version
    except (OSError, http.client.HTTPException):
        pass


def main():
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    work = tempfile.mkdtemp()
    directory, port_file = os.path.join(work, 'data'), os.path.join(work, 'port')
    acknowledged = [{} for _ in range(WRITERS)]
    writes = lost = 0
    for kill in range(kills):
        process, port = start(directory, port_file)
        connection = http.client.HTTPConnection('127.0.0.1', port, timeout=10)
        for known in acknowledged:
            for name, version in known.items():
                connection.request('GET', VAULTS + name + VERSION)
                answer = connection.getresponse()
                body = json.loads(answer.read())
                found = int(body.get('tags', {}).get('version', 0)) if answer.status == 200 else 0
                if found < version:
                    lost += 1
                    print('LOST %s: acknowledged version %d, found %d' % (name, version, found))
                known[name] = found
        stop = threading.Event()
        threads = [threading.Thread(target=write, args=(port, i, acknowledged[i], stop)) for i in range(WRITERS)]
        before = sum(sum(known.values()) for known in acknowledged)
        for thread in threads:
            thread.start()
        time.sleep(random.uniform(0.02, 0.8))
        process.kill()
        process.wait()
        stop.set()
        for thread in threads:
            thread.join()
        writes += sum(sum(known.values()) for known in acknowledged) > before
        if (kill + 1) % 20 == 0:
            print('%d kills, %d of them under acknowledged writes, %d lost, %d bytes on disk' % (
                kill + 1, writes, lost, sum(os.path.getsize(os.path.join(directory, f)) for f in os.listdir(directory))))
            sys.stdout.flush()
    shutil.rmtree(work)
    sys.exit(1 if lost else 0)


if __name__ == '__main__':
    main()
