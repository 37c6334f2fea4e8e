#!/usr/bin/env python3
"""Measures status polls and instance GETs, on one connection and in turns, of emulators that hold few and many instances,
and of one that has finished many operations.

  benchmarks/growth.py [--most N] [--operations N] [--rounds N] [--seconds N] [--heap SIZE]    needs wrk and the built jar

The instances are protected by requests, as a client does. "the same" asks for one instance or operation again and again,
as clients do that wait; "each in turn" asks for every instance (of many for some thousands), more than the emulator
remembers. Compare CPU: it hardly suffers from whatever else the machine does.
"""
import argparse
import os
import shutil
import statistics
import sys
import tempfile

from systems import VAULT, VERSION, System, emulator, java_home, journey, launcher_gives, lines_of, table

FEWEST = 10
CONNECTIONS = 8
FILL_SECONDS = 5
MOST_PATHS = 20_000


def instance_path(number):
    return VAULT + '/backupInstances/bench-%d' % number + VERSION


class World:
    """An emulator that holds so many instances and has finished so many operations more, and how it is asked."""

    def __init__(self, count, heap, puts=0, operations=0, options=()):
        self.count, self.puts, self.operations = count, max(count, puts), operations
        self.label = '%s instances' % format(count, ',')
        if operations:
            self.label += ', %s operations over' % format(operations, ',')
        jvm, _ = launcher_gives(java_home())
        self.system = System(self.label, emulator('--timing', 'instant', *options, jvm=jvm + ['-Xmx' + heap]))
        self.asked, self.found = {}, {}

    def start(self):
        self.system.start()
        journey(self.system)
        # As many as in the other worlds, so that what is compared has been compiled alike.
        self.fill('protect.lua', self.puts, COUNT=str(self.count))
        self.fill('validate.lua', self.operations)
        stride = max(1, self.count // MOST_PATHS)
        self.asked = {
            'poll, the same': lines_of([self.system.client().accepted('POST', VAULT + '/backupInstances/bench-1/stopProtection'
                                                                      + VERSION.replace('2021-01-01', '2024-04-01'))]),
            'GET, the same': lines_of([instance_path(self.count // 2)]),
            'GET, each in turn': lines_of(instance_path(i) for i in range(0, self.count, stride))}
        self.found = {key: [] for key in self.asked}

    def fill(self, script, requests, **environment):
        """Has so many requests answered at least."""
        done = 0
        while done < requests:
            seconds = 1 if requests < 10_000 else FILL_SECONDS
            # Those that were on their way when the last load ended are sent again.
            first = max(0, done - 2 * CONNECTIONS)
            load = self.system.load(CONNECTIONS, seconds, script, FROM=str(first), **environment)
            done = first + load.requests
            print('%s: %s, %d' % (self.label, script, done), file=sys.stderr, flush=True)
            if load.refused or load.broken:
                sys.exit('%s: %s: %s' % (self.label, script, load))

    def measure(self, key, seconds):
        load = self.system.load(1, seconds, 'paths.lua', PATHS=self.asked[key])
        if load.refused or load.broken:
            sys.exit('%s: %s: %s' % (self.label, key, load))
        self.found[key].append(load)

    def median(self, key, column):
        return statistics.median(getattr(load, column) for load in self.found[key])


def data_directories(counts, heap):
    """Seconds and CPU seconds of a start on a directory that holds so many instances, and its size in MiB."""
    rows = []
    for count in counts:
        directory = os.path.join(tempfile.mkdtemp(), 'data')
        world = World(count, heap, options=('--data-dir', directory))
        world.start()
        world.system.stop()
        wall, cpu = world.system.start()
        world.system.client().send('GET', instance_path(count - 1))
        after = world.system.cpu()
        world.system.stop()
        size = sum(os.path.getsize(os.path.join(directory, name)) for name in os.listdir(directory))
        rows.append((format(count, ','), '%.0f' % wall, '%.0f' % cpu, '%.0f' % (after * 1000),
                     '%.1f' % (size / 1024 ** 2)))
        shutil.rmtree(directory)
    return rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--most', type=int, default=100_000)
    parser.add_argument('--operations', type=int, default=1_000_000)
    parser.add_argument('--rounds', type=int, default=5)
    parser.add_argument('--seconds', type=int, default=2)
    parser.add_argument('--warm-up', type=int, default=5, help='seconds of each request before what is measured')
    parser.add_argument('--heap', default='1g')
    options = parser.parse_args()
    counts = [FEWEST, 1_000, options.most]
    worlds = [World(count, options.heap, options.most) for count in counts]
    if options.operations:
        worlds.append(World(FEWEST, options.heap, options.most, options.operations))
    try:
        for world in worlds:
            world.start()
        keys = list(worlds[0].asked)
        for world in worlds:
            for key in keys:
                world.measure(key, options.warm_up)
                world.found[key].clear()
        for _ in range(options.rounds):
            for key in keys:
                for world in worlds:
                    world.measure(key, options.seconds)
        rows = []
        for key in keys:
            for world in worlds:
                cpu, p50 = world.median(key, 'cpu'), world.median(key, 'p50') * 1000
                rows.append((key, world.label, '%.0f' % p50, '%.1f' % cpu,
                             '%.2f' % (cpu / worlds[0].median(key, 'cpu')),
                             '%.2f' % (p50 / (worlds[0].median(key, 'p50') * 1000))))
        table('One connection, heap of %s' % options.heap,
              ('request', 'world', 'median us', 'CPU us', 'CPU, of the first', 'median, of the first'), rows)
        table('Memory', ('world', 'RSS MiB', 'live heap MiB'),
              [(world.label, '%.0f' % world.system.rss(), '%.1f' % world.system.live_heap()[0])
               for world in worlds])
    finally:
        for world in worlds:
            world.system.stop()
    table('Start on a data directory',
          ('instances', 'ms', 'CPU ms', 'CPU ms with the first instance', 'MiB on disk'),
          data_directories(counts, options.heap))


if __name__ == '__main__':
    main()
