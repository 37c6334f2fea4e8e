#!/usr/bin/env python3
"""Sends a million requests, half of which start operations, to an emulator with a heap of 128 MiB, and looks at what it
holds after half of them and after all. What it holds on the way is told too.

  benchmarks/soak.py [--requests N] [--connections N] [--heap SIZE]      needs wrk and the built jar

Ends with 1 when resident memory grows by more than a tenth in the second half, or when an answer is none that was asked
for. When the live heap has grown that much, the classes that hold most of it are printed.
"""
import argparse
import re
import sys
import time

from systems import System, journey, launched, table

SLICE_SECONDS = 10
GROWTH = 1.10


def statuses(system):
    """The emulator's answers by their status, as it counts them itself."""
    text = system.client().send('GET', '/_malachite/metrics')[1].decode()
    counts = {}
    for labels, value in re.findall(r'^malachite_exchange\w*_count\{(.*)\} ([\d.E+]+)$', text, re.MULTILINE):
        status = re.search(r'status="(\d+)"', labels).group(1)
        counts[status] = counts.get(status, 0) + float(value)
    return counts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--requests', type=int, default=1_000_000)
    parser.add_argument('--connections', type=int, default=16)
    parser.add_argument('--heap', default='128m')
    options = parser.parse_args()
    system = System('malachite', launched(),
                    environment={'MALACHITE_JAVA_OPTIONS': '-Xmx%s -XX:+ExitOnOutOfMemoryError' % options.heap})
    rows, halves, refused, broken = [], [], 0, 0
    with system:
        journey(system)
        rows.append(('at rest', '0', '', '%.0f' % system.rss(), '%.1f' % system.live_heap()[0], ''))
        sent = 0
        for half in (1, 2):
            begun, cpu, before = time.perf_counter(), system.cpu(), sent
            while sent < options.requests * half / 2:
                found = system.load(options.connections, SLICE_SECONDS, 'mixed.lua')
                sent, refused, broken = sent + found.requests, refused + found.refused, broken + found.broken
                live, histogram = system.live_heap()
                print('%d requests, %d refused, RSS %.0f MiB, live heap %.1f MiB' % (sent, refused, system.rss(), live),
                      file=sys.stderr, flush=True)
            used = (system.cpu() - cpu) / (sent - before) * 1e6
            rss = system.rss()
            halves.append((rss, live, histogram))
            rows.append(('after the first half' if half == 1 else 'after all', '%d' % sent,
                         '%.0f' % ((sent - before) / (time.perf_counter() - begun)), '%.0f' % rss, '%.1f' % live,
                         '%.1f' % used))
        counts = statuses(system)
    table('%d connections, heap of %s' % (options.connections, options.heap),
          ('', 'requests', 'requests/s', 'RSS MiB', 'live heap MiB', 'CPU us/request'), rows)
    table('Answers', ('status', 'answers'), [(status, '%.0f' % n) for status, n in sorted(counts.items())])
    print('operations: %.0f; refused: %d; broken: %d; RSS of the second half: %.3f of the first; live heap: %.3f' % (
        counts.get('202', 0), refused, broken, halves[1][0] / halves[0][0], halves[1][1] / halves[0][1]))
    if halves[1][1] > GROWTH * halves[0][1]:
        for name, (_, _, histogram) in zip(('first', 'second'), halves):
            print('\nAfter the %s half:\n%s' % (name, '\n'.join(histogram.splitlines()[1:18])))
    sys.exit(1 if halves[1][0] > GROWTH * halves[0][0] or refused or broken else 0)


if __name__ == '__main__':
    main()
