"""What the measurements share: Java, processes that are started and measured, requests, loads by wrk, and tables."""
import collections
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
JAR = os.path.join(ROOT, 'emulator', 'target', 'malachite.jar')
LAUNCHER = os.path.join(ROOT, 'malachite')
FIXTURES = os.path.join(ROOT, 'fixtures', 'article')
JVMS = '/usr/lib/jvm'
TICK = os.sysconf('SC_CLK_TCK')
OPERATION_SECONDS = 0.3
START = ('start', '--port', '{port}', '--https-port', '0')
READY = '/_malachite/ready'
VERSION = '?api-version=2021-01-01'
SUBSCRIPTION = '/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c'
VAULT = SUBSCRIPTION + '/resourceGroups/TestBkpVaultRG/providers/Microsoft.DataProtection/backupVaults/testBkpVault'

# Requests a second; percentiles in ms; CPU microseconds a request; requests; answers beside 2xx and 3xx; broken requests.
Load = collections.namedtuple('Load', 'rate p50 p99 cpu requests refused broken')


def java_home(major=None):
    """The JDK of JAVA_HOME or of the path, or one of a major version; None when there is none of that."""
    own = os.environ.get('JAVA_HOME')
    if not own:
        found = subprocess.run('readlink -f "$(command -v java)"', shell=True, capture_output=True, text=True).stdout
        own = os.path.dirname(os.path.dirname(found.strip()))
    others = sorted(os.path.join(JVMS, name) for name in os.listdir(JVMS)) if os.path.isdir(JVMS) else []
    for home in [own] + others:
        if os.path.exists(os.path.join(home, 'bin', 'java')) and major in (None, major_version(home)):
            return home
    if major is None:
        sys.exit('benchmarks: there is no Java: install Java 17 or newer, or set JAVA_HOME')
    return None


def major_version(home):
    try:
        with open(os.path.join(home, 'release')) as release:
            return int(re.search(r'^JAVA_VERSION="(\d+)', release.read(), re.MULTILINE).group(1))
    except (OSError, AttributeError):
        return None


def launcher_gives(home):
    """The options that the launcher gives the JVM of a JDK, and what it tells the C library, so that what is compared runs
    with the same: it is started on a Java that only says what it was asked."""
    with tempfile.TemporaryDirectory() as jdk:
        os.mkdir(os.path.join(jdk, 'bin'))
        shutil.copy(os.path.join(home, 'release'), jdk)
        with open(os.path.join(jdk, 'bin', 'java'), 'w') as program:
            program.write('#!/bin/sh\nprintf "%s\\n" "$@"\nenv | grep ^MALLOC_\n')
        os.chmod(program.name, 0o755)
        environment = {name: value for name, value in os.environ.items() if not name.startswith(('MALACHITE_', 'MALLOC_'))}
        said = subprocess.run([LAUNCHER, 'start'], capture_output=True, text=True, check=True,
                              env=dict(environment, JAVA_HOME=jdk, MALACHITE_ARCHIVE='off')).stdout.splitlines()
    options = said[:said.index('-jar')]
    return ([option for option in options if not option.startswith(('-Xlog', '-Xshare'))],
            dict(line.split('=', 1) for line in said if line.startswith('MALLOC_')))


def java(name='java', home=None):
    """A program of the JDK."""
    return os.path.join(home or java_home(), 'bin', name)


def with_classes():
    """The environment for a program of this module's own classes."""
    with open(os.path.join(HERE, 'target', 'classpath.txt')) as file:
        return dict(os.environ, CLASSPATH=os.path.join(HERE, 'target', 'classes') + os.pathsep + file.read().strip())


def launched():
    """The command of an emulator as its users start it, on ports that are free."""
    return [LAUNCHER, *START]


def emulator(*options, jvm=None):
    """The command of an emulator without the launcher and its class archive."""
    return [java(), *(launcher_gives(java_home())[0] if jvm is None else jvm), '-jar', JAR, *START, *options]


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


class System:
    """A server that is started, asked and measured. In its command {port} stands for the port, which is free."""

    def __init__(self, name, command, ready=READY, poll=None, environment=None):
        self.name, self.ready, self.poll = name, ready, poll
        self.port = free_port()
        self.command = [part.replace('{port}', str(self.port)) for part in command]
        self.environment = dict(os.environ, **(environment or {}))
        self.process = self.log = None

    def start(self):
        """Milliseconds of wall clock and of CPU from the launch to the first 200."""
        self.log = tempfile.TemporaryFile('w+')
        begun = time.perf_counter()
        self.process = subprocess.Popen(self.command, stdout=self.log, stderr=self.log, env=self.environment)
        request = ('GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' % self.ready).encode()
        while True:
            if self.process.poll() is not None:
                sys.exit('%s ended before it answered: %s\n%s' % (self.name, ' '.join(self.command), self.said()))
            try:
                with socket.create_connection(('127.0.0.1', self.port), timeout=10) as s:
                    s.sendall(request)
                    if s.recv(64)[9:12] == b'200':
                        return (time.perf_counter() - begun) * 1000, self.cpu() * 1000
            except OSError:
                pass
            time.sleep(0.001)

    def said(self):
        """The end of what the process wrote."""
        self.log.seek(0)
        return self.log.read()[-4000:]

    def stop(self, kill=False):
        if self.process:
            (self.process.kill if kill else self.process.terminate)()
            self.process.wait()
            self.process = None
            self.log.close()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def cpu(self):
        """Seconds of CPU that the process has used."""
        with open('/proc/%d/stat' % self.process.pid) as stat:
            fields = stat.read().rsplit(')', 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def rss(self):
        """Resident memory in MiB."""
        with open('/proc/%d/status' % self.process.pid) as status:
            return int(re.search(r'VmRSS:\s+(\d+)', status.read()).group(1)) / 1024

    def jcmd(self, *command):
        return subprocess.run([java('jcmd'), str(self.process.pid), *command], capture_output=True, text=True).stdout

    def live_heap(self):
        """MiB of objects that are alive, after a full collection, and the histogram of their classes."""
        histogram = self.jcmd('GC.class_histogram')
        total = re.search(r'^Total\s+\d+\s+(\d+)', histogram, re.MULTILINE)
        return (int(total.group(1)) / 1024 ** 2 if total else float('nan')), histogram

    def client(self):
        return Client(self.port)

    def load(self, connections, seconds, script=None, **environment):
        """A load by wrk: of the poll, or of what a Lua script asks for. What the last load started has ended by then."""
        time.sleep(OPERATION_SECONDS)
        before = self.cpu()
        out = subprocess.run(['wrk', '-t1', '-c%d' % connections, '-d%gs' % seconds, '--latency', '--timeout', '30s']
                             + (['-s', os.path.join(HERE, script)] if script else [])
                             + ['http://127.0.0.1:%d%s' % (self.port, self.poll or '/')],
                             capture_output=True, text=True, check=True,
                             env=dict(os.environ, FIXTURES=FIXTURES, VAULT=VAULT, **environment)).stdout
        if self.process.poll() is not None:
            sys.exit('%s ended under load\n%s' % (self.name, self.said()))
        used = self.cpu() - before
        requests = int(re.search(r'(\d+) requests in', out).group(1))
        refused = re.search(r'Non-2xx or 3xx responses: (\d+)', out)
        broken = re.search(r'Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)', out)
        return Load(float(re.search(r'Requests/sec:\s+([\d.]+)', out).group(1)), percentile(out, 50), percentile(out, 99),
                    used / max(1, requests) * 1e6, requests, int(refused.group(1)) if refused else 0,
                    sum(map(int, broken.groups())) if broken else 0)


def percentile(out, percent):
    """A percentile of wrk's output, in ms."""
    number, unit = re.search(r'\b%d%%\s+([\d.]+)(us|ms|s|m)\b' % percent, out).groups()
    return float(number) * {'us': 0.001, 'ms': 1, 's': 1000, 'm': 60000}[unit]


class Client:
    """One connection that stays open."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection('127.0.0.1', port, timeout=600)

    def ask(self, method, path, body=None):
        """The answer, whatever it is, with its text. A body is an object, or bytes as they are to be sent."""
        data = body if body is None or isinstance(body, bytes) else json.dumps(body)
        self.connection.request(method, path, data, {'Content-Type': 'application/json'} if data else {})
        answer = self.connection.getresponse()
        return answer, answer.read()

    def send(self, method, path, body=None):
        """The answer, which has to be a good one, with its text."""
        answer, text = self.ask(method, path, body)
        if answer.status >= 300:
            sys.exit('%s %s: %d %s' % (method, path, answer.status, text[:400]))
        return answer, text

    def accepted(self, method, path, body=None):
        """The path and query of the URL to poll for the operation that a request starts."""
        return path_of(self.send(method, path, body)[0].getheader('Azure-AsyncOperation'))


def path_of(url):
    return re.sub(r'^https?://[^/]*', '', url)


def fixture(name):
    with open(os.path.join(FIXTURES, name + '.json'), 'rb') as file:
        return file.read()


def journey(system):
    """Puts what the journey of mixed.lua needs: a vault and a policy. What is polled is in a subscription of its own:
    a journey has so many operations that the first is forgotten."""
    client = system.client()
    client.send('PUT', VAULT + VERSION, fixture('vault'))
    client.send('PUT', VAULT + '/backupPolicies/osspol3' + VERSION, fixture('policy'))
    other = VAULT.replace('0b352192', '11111111')
    client.send('PUT', other + VERSION, fixture('vault'))
    system.poll = client.accepted('DELETE', other + VERSION)


def lines_of(paths):
    """A file of paths, one a line, for paths.lua."""
    with tempfile.NamedTemporaryFile('w', suffix='.txt', delete=False) as file:
        file.write('\n'.join(paths) + '\n')
    return file.name


def table(title, header, rows):
    print('\n### %s\n' % title)
    print('| ' + ' | '.join(header) + ' |\n|' + '---|' * len(header))
    for row in rows:
        print('| ' + ' | '.join(row) + ' |')
    print(flush=True)
