#!/usr/bin/env python3
"""Measures the emulator beside the bare server and WireMock, in interleaved rounds, and prints medians as a table.

Wall clock suffers from whatever else the machine does; CPU per request hardly does. Compare within one run only.
"""
import argparse
import json
import os
import re
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
FIXTURES = os.path.join(ROOT, 'fixtures', 'article')
TICK = os.sysconf('SC_CLK_TCK')
SUBSCRIPTION = '/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c'
VAULT = SUBSCRIPTION + '/resourceGroups/TestBkpVaultRG/providers/Microsoft.DataProtection/backupVaults/testBkpVault'
POLLED_VAULT = VAULT.replace('0b352192', '11111111')
POLL = SUBSCRIPTION + '/providers/Microsoft.DataProtection/locations/westus/operationStatus/op'
VERSION = '?api-version=2021-01-01'
JVM = ['-XX:+UseSerialGC', '-XX:-UsePerfData', '-Xss512k', '-XX:CompileThresholdScaling=5', '-Xmx256m']


def java():
    return os.path.join(os.environ['JAVA_HOME'], 'bin', 'java') if 'JAVA_HOME' in os.environ else 'java'


def stubs():
    """WireMock gets canned answers for the whole journey; it keeps no state."""
    folder = tempfile.mkdtemp()
    os.makedirs(os.path.join(folder, 'mappings'))
    for i, (method, path, status) in enumerate((
            ('GET', '/ready', 200), ('GET', '.*/operationStatus/.*', 200), ('POST', '.*/validateForBackup.*', 202),
            ('PUT', '.*', 201), ('GET', '.*/backupInstances/.*', 200), ('DELETE', '.*', 202))):
        with open(os.path.join(folder, 'mappings', '%d.json' % i), 'w') as f:
            json.dump({'request': {'method': method, 'urlPattern': path},
                       'response': {'status': status, 'jsonBody': {'status': 'Succeeded', 'pad': 'x' * 250}}}, f)
    return folder


class System:
    def __init__(self, name, port, ready, command, poll=POLL):
        self.name, self.port, self.ready, self.command, self.poll = name, port, ready, command, poll
        self.process = None

    def start(self):
        """Milliseconds of wall clock and of CPU from the launch to the first 200."""
        begun = time.perf_counter()
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        request = ('GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' % self.ready).encode()
        while True:
            if self.process.poll() is not None:
                raise SystemExit('%s ended before it answered: %s' % (self.name, ' '.join(self.command)))
            try:
                with socket.create_connection(('127.0.0.1', self.port), timeout=10) as s:
                    s.sendall(request)
                    if s.recv(64)[9:12] == b'200':
                        return (time.perf_counter() - begun) * 1000, self.cpu() * 1000
            except OSError:
                time.sleep(0.001)

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def cpu(self):
        fields = open('/proc/%d/stat' % self.process.pid).read().rsplit(')', 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def rss(self):
        return int(re.search(r'VmRSS:\s+(\d+)', open('/proc/%d/status' % self.process.pid).read()).group(1)) / 1024

    def send(self, method, path, fixture=None):
        data = open(os.path.join(FIXTURES, fixture + '.json'), 'rb').read() if fixture else None
        request = urllib.request.Request('http://127.0.0.1:%d%s' % (self.port, path + VERSION), data,
                                         {'Content-Type': 'application/json'}, method=method)
        with urllib.request.urlopen(request) as answer:
            return answer.headers

    def prepare(self):
        """The emulator keeps state: it needs a vault, a policy and an operation to poll."""
        if self.name == 'malachite':
            self.send('PUT', VAULT, 'vault')
            self.send('PUT', VAULT + '/backupPolicies/osspol3', 'policy')
            # Polled in a subscription of its own: a journey's operations are so many that the first is forgotten.
            self.send('PUT', POLLED_VAULT, 'vault')
            poll = self.send('DELETE', POLLED_VAULT)['Azure-AsyncOperation']
            self.poll = re.sub(r'^http://[^/]*|\?.*$', '', poll)

    def load(self, connections, seconds, script):
        """Requests a second, 99th percentile in ms, CPU microseconds a request."""
        environment = dict(os.environ, FIXTURES=FIXTURES, VAULT=VAULT)
        before = self.cpu()
        out = subprocess.run(['wrk', '-t1', '-c%d' % connections, '-d%ds' % seconds, '--latency']
                             + (['-s', os.path.join(HERE, script)] if script else [])
                             + ['http://127.0.0.1:%d%s' % (self.port, self.poll + VERSION)],
                             capture_output=True, text=True, check=True, env=environment).stdout
        requests = int(re.search(r'(\d+) requests in', out).group(1))
        number, unit = re.search(r'99%\s+([\d.]+)(us|ms|s)\b', out).groups()
        p99 = float(number) * {'us': 0.001, 'ms': 1, 's': 1000}[unit]
        return requests / seconds, p99, (self.cpu() - before) / max(1, requests) * 1e6


def table(title, header, rows):
    print('\n### %s\n' % title)
    print('| ' + ' | '.join(header) + ' |\n|' + '---|' * len(header))
    for row in rows:
        print('| ' + ' | '.join(row) + ' |')
    print(flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--rounds', type=int, default=5)
    parser.add_argument('--seconds', type=int, default=10)
    options = parser.parse_args()
    jar = os.path.join(ROOT, 'emulator', 'target', 'malachite.jar')
    limit = os.path.join(HERE, 'target', 'limit.jar')
    archive = os.path.join(tempfile.mkdtemp(), 'limit.jsa')
    trained = System('limit', 18081, '/ready', [java(), *JVM, '-XX:ArchiveClassesAtExit=' + archive, '-jar', limit, '18081'])
    trained.start()
    trained.stop()
    wiremock = [java(), '-jar', os.path.join(HERE, 'target', 'wiremock.jar'), '--port', '18082', '--root-dir', stubs()]
    ours = System('malachite', 18080, '/_malachite/ready', [os.path.join(ROOT, 'malachite'), 'start', '--port', '18080'])
    bare = System('limit', 18081, '/ready',
                  [java(), *JVM, '-XX:SharedArchiveFile=' + archive, '-Xlog:disable', '-jar', limit, '18081'])
    mock = System('wiremock', 18082, '/ready', wiremock)
    plain = System('malachite, java -jar', 18080, '/_malachite/ready', [java(), '-jar', jar, 'start', '--port', '18080'])

    cold = {}
    for round_number in range(options.rounds + 1):
        for system in (ours, bare, mock, plain):
            wall, cpu = system.start()
            system.stop()
            if round_number:
                cold.setdefault(system.name, []).append((wall, cpu))
    rows = []
    for name, values in cold.items():
        walls, cpus = zip(*values)
        rows.append((name, '%.0f' % statistics.median(walls), '%.0f' % min(walls), '%.0f' % statistics.median(cpus)))
    table('Launch to the first 200', ('system', 'median ms', 'best ms', 'CPU ms'), rows)

    systems = (ours, bare, mock)
    for system in systems:
        system.start()
    ours.prepare()
    idle = {system.name: system.rss() for system in systems}
    for title, script in (('Status poll', None), ('Mixed journey', 'mixed.lua')):
        for system in systems:
            system.load(16, options.seconds, script)
        rows = []
        for connections in (1, 16, 64):
            found = {system.name: [] for system in systems}
            for _ in range(options.rounds):
                for system in systems:
                    found[system.name].append(system.load(connections, options.seconds, script))
            base = statistics.median(r[0] for r in found['limit'])
            for name, values in found.items():
                rate, p99, cpu = (statistics.median(column) for column in zip(*values))
                rows.append((name, str(connections), '%.0f' % rate, '%.2f' % (rate / base), '%.1f' % p99, '%.1f' % cpu))
        table(title, ('system', 'connections', 'requests/s', 'of the limit', 'p99 ms', 'CPU us/request'), rows)
    table('Resident memory', ('system', 'idle MiB', 'after MiB'),
          [(s.name, '%.0f' % idle[s.name], '%.0f' % s.rss()) for s in systems])
    for system in systems:
        system.stop()


if __name__ == '__main__':
    main()
