#!/usr/bin/env python3
"""Measures the emulator beside the bare server and WireMock, in interleaved rounds, and prints medians as tables: the
start, status polls, the mixed journey, and memory. The loads have Jetty alone beside them, faster than which none can be.

Wall clock suffers from whatever else the machine does; CPU per request hardly does. Compare within one run only. Ends with
1 when an answer of a load was none that was asked for.
"""
import argparse
import base64
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

from systems import (HERE, JAR, LAUNCHER, READY, START, SUBSCRIPTION, VERSION, System, fixture, java, java_home, journey,
                     launched, launcher_gives, major_version, table)

LIMIT = os.path.join(HERE, 'target', 'limit.jar')
WIREMOCK = os.path.join(HERE, 'target', 'wiremock.jar')
# Named as the emulator names its own, so that all are asked for as long a URL.
OPERATION = base64.b64encode(b'0b352192-dcac-4cc7-992e-a96190ccc68c;0b352192-dcac-4cc7-992e-a96190ccc68c').decode()
POLL = SUBSCRIPTION + '/providers/Microsoft.DataProtection/locations/westus/operationStatus/' + OPERATION + VERSION
FULL_LOAD_SECONDS = 60
# From the first answer until it is idle.
SETTLE_SECONDS = 1
# How long a system may go on with what its last load left behind.
IDLE_SECONDS = 10


def stubs():
    """What WireMock's user writes for the journey: a PUT that answers with its own body, an operation that is in progress
    at first and has succeeded since, and canned answers to the rest. It keeps no state beside that scenario."""
    folder = tempfile.mkdtemp()
    os.makedirs(os.path.join(folder, 'mappings'))
    instance = json.loads(fixture('backup-instance'))
    accepted = {'Azure-AsyncOperation': '{{request.baseUrl}}' + POLL, 'Retry-After': '10'}
    def status(state):
        return {'id': POLL.split('?')[0], 'name': OPERATION, 'status': state, 'startTime': '2026-01-01T00:00:00Z'}
    operation = {'method': 'GET', 'urlPathPattern': '.*/operationStatus/.*'}
    scenario = {'scenarioName': 'operation', 'requiredScenarioState': 'Started', 'newScenarioState': 'over'}
    templated = {'transformers': ['response-template']}
    for i, stub in enumerate((
            {'request': {'method': 'GET', 'urlPath': '/ready'}, 'response': {'status': 200}},
            {**scenario, 'request': operation, 'response': {'status': 200, 'jsonBody': status('InProgress')}},
            {'scenarioName': 'operation', 'requiredScenarioState': 'over', 'request': operation,
             'response': {'status': 200, 'jsonBody': status('Succeeded')}},
            {'request': {'method': 'POST', 'urlPathPattern': '.*/validateForBackup'},
             'response': {'status': 202, 'headers': accepted, **templated}},
            {'request': {'method': 'PUT', 'urlPathPattern': '.*/backupInstances/.*'},
             'response': {'status': 201, 'headers': accepted, 'body': '{{{request.body}}}', **templated}},
            {'request': {'method': 'GET', 'urlPathPattern': '.*/backupInstances/.*'},
             'response': {'status': 200, 'jsonBody': instance}},
            {'request': {'method': 'DELETE', 'urlPathPattern': '.*/backupInstances/.*'},
             'response': {'status': 202, 'headers': accepted, **templated}})):
        with open(os.path.join(folder, 'mappings', '%d.json' % i), 'w') as f:
            json.dump(stub, f)
    return folder


class Candidates:
    """Those that are compared, on one JDK: the emulator as its launcher starts it, the bare server with the same JVM
    options, settings of the C library and an archive of its own, Jetty alone with the same options, and WireMock as its users
    start it."""

    def __init__(self, home):
        self.major = major_version(home)
        self.environment = {'JAVA_HOME': home}
        program = java(home=home)
        jvm, c_library = launcher_gives(home)
        archive = os.path.join(tempfile.mkdtemp(), 'limit.jsa')
        make, use = ('-XX:AOTCacheOutput=', '-XX:AOTCache=') if self.major >= 25 else (
            '-XX:ArchiveClassesAtExit=', '-XX:SharedArchiveFile=')
        limit = ['-Xlog:disable', '-jar', LIMIT, '{port}', OPERATION]
        with System('limit', [program, *jvm, make + archive, *limit], '/ready') as trained:
            trained.client().send('GET', POLL)
        # The launcher's archive is made beside the first start: waited for, so that the starts find it.
        subprocess.run([LAUNCHER, 'archive'], env=dict(os.environ, **self.environment), check=True, capture_output=True)
        self.ours = self.system('malachite', launched())
        self.limit = self.system('limit', [program, *jvm, use + archive, *limit], c_library)
        self.floor = self.system('Jetty alone', [program, *jvm, '-Xlog:disable', '-cp', LIMIT,
                                                 'dev.malachite.benchmarks.JettyAlone', '{port}'], c_library)
        self.wiremock = self.system('WireMock', [program, '-jar', WIREMOCK, '--port', '{port}', '--root-dir', stubs()])
        self.plain = self.system('malachite, `java -jar`', [program, '-jar', JAR, *START])
        self.plain_limit = self.system('limit, `java -jar`', [program, *limit])

    def system(self, name, command, environment=None):
        ready = READY if name.startswith('malachite') else '/ready'
        return System(name, command, ready, POLL, dict(self.environment, **(environment or {})))


def starts(options):
    rows = []
    for major in (17, 25):
        home = java_home(major)
        if not home:
            print('There is no Java %d here.' % major, file=sys.stderr)
            continue
        here = Candidates(home)
        found = {system: [] for system in (here.ours, here.limit, here.wiremock, here.plain, here.plain_limit)}
        for turn in range(options.rounds + 1):
            for system in found:
                times = system.start()
                system.stop()
                if turn:
                    found[system].append(times)
        bases = {here.ours: here.limit, here.plain: here.plain_limit}
        medians = {system: [statistics.median(column) for column in zip(*values)] for system, values in found.items()}
        for system, values in found.items():
            wall, cpu = medians[system]
            base = medians[bases.get(system, system)][0]
            rows.append((system.name, '%d' % major, '%.0f' % wall, '%.0f' % min(values)[0], '%.0f' % cpu,
                         '%.2f' % (wall / base) if system in bases else '', '%.2f' % (wall / medians[here.wiremock][0])))
    table('Launch to the first 200, medians of %d' % options.rounds,
          ('system', 'Java', 'ms', 'best ms', 'CPU ms', 'of the limit', 'of WireMock'), rows)


def loads(options):
    """The loads, and how many of their answers were none that was asked for. The rounds go through all connection counts,
    and begin with another system each, so that no row is of systems that are warmer than those of another."""
    here = Candidates(java_home())
    systems, wrong = (here.ours, here.limit, here.floor, here.wiremock), 0
    for system in systems:
        system.start()
    try:
        journey(here.ours)
        for title, script in (('Status poll', None), ('Mixed journey', 'mixed.lua')):
            for system in systems:
                for connections in options.connections:
                    system.load(connections, options.warm_up / len(options.connections), script)
            found = {connections: {system: [] for system in systems} for connections in options.connections}
            for turn in range(options.rounds):
                first = turn % len(systems)
                for connections in options.connections:
                    for system in systems[first:] + systems[:first]:
                        wait_until_idle(systems)
                        found[connections][system].append(system.load(connections, options.seconds, script))
            rows = []
            for connections, loads_of in found.items():
                base, peer = median(loads_of[here.limit]), median(loads_of[here.wiremock])
                for system, rounds in loads_of.items():
                    one = median(rounds)
                    refused, broken = sum(each.refused for each in rounds), sum(each.broken for each in rounds)
                    wrong += refused + broken
                    rows.append((system.name, str(connections), '%.0f' % one.rate, '%.2f' % (one.rate / base.rate),
                                 '%.2f' % (one.rate / peer.rate), '%.2f' % one.p50, '%.1f' % one.p99, '%.1f' % one.cpu,
                                 '%.2f' % (one.cpu / base.cpu), str(refused), str(broken)))
            table(title, ('system', 'connections', 'requests/s', 'of the limit', 'of WireMock', 'p50 ms', 'p99 ms',
                          'CPU us/request', 'of the limit', 'not 2xx', 'broken'), rows)
    finally:
        for system in systems:
            system.stop()
    return wrong


def wait_until_idle(systems):
    """What one still does after its load (a heap without bound is collected for seconds) is not taken from the next."""
    before, end = sum(system.cpu() for system in systems), time.monotonic() + IDLE_SECONDS
    while time.monotonic() < end:
        time.sleep(0.2)
        used = sum(system.cpu() for system in systems)
        if used - before < 0.02:
            return
        before = used


def median(rounds):
    return type(rounds[0])(*(statistics.median(column) for column in zip(*rounds)))


def memory(options):
    """Each by itself, started anew: idle, and after a minute of the journey at 16 connections."""
    here, rows = Candidates(java_home()), []
    for system in (here.ours, here.limit, here.wiremock):
        with system:
            time.sleep(SETTLE_SECONDS)
            before = system.rss()
            if system is here.ours:
                journey(system)
            load = system.load(16, options.full_load, 'mixed.lua')
            rows.append((system.name, '%.0f' % before, '%.0f' % system.rss(), str(load.requests)))
    table('Resident memory, idle and after %d s of the mixed journey at 16 connections' % options.full_load,
          ('system', 'idle MiB', 'after MiB', 'requests'), rows)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--rounds', type=int, default=3)
    parser.add_argument('--seconds', type=int, default=5)
    parser.add_argument('--warm-up', type=int, default=12, help='seconds of load before what is measured')
    parser.add_argument('--full-load', type=int, default=FULL_LOAD_SECONDS, help='seconds of load before memory is read')
    parser.add_argument('--quick', action='store_true', help='a look in three minutes instead of a quarter of an hour')
    parser.add_argument('--only', choices=('starts', 'loads', 'memory'), help='one part')
    options = parser.parse_args()
    options.connections = (1, 16, 64)
    if options.quick:
        options.rounds, options.seconds, options.warm_up, options.full_load = 2, 3, 6, 15
        options.connections = (16,)
    wrong = 0
    if options.only in (None, 'starts'):
        starts(options)
    if options.only in (None, 'loads'):
        wrong = loads(options)
    if options.only in (None, 'memory'):
        memory(options)
    sys.exit(1 if wrong else 0)


if __name__ == '__main__':
    main()
