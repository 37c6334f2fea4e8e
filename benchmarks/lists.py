#!/usr/bin/env python3
"""Compares, on one connection and in turns, an instance GET, a status poll and a page of instances, in a vault that holds
few instances and in one that holds many. The world is seeded as Azure shows it.

  benchmarks/lists.py [MANY] [ROUNDS] [OPTION OF start ...]     needs the built jar and Java, and nothing else
"""
import json
import os
import statistics
import sys
import time

import seeds
from systems import System, emulator, table

FEW = 10
IN_A_ROW = 40


def main():
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 10000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    world = seeds.world({'few': FEW, 'many': many})
    with System('malachite', emulator('--seed', world, *sys.argv[3:], jvm=[])) as system:
        os.remove(world)
        client = system.client()
        asked = {}
        for vault, count in (('few', FEW), ('many', many)):
            stop = seeds.VAULTS + vault + '/backupInstances/i1/stopProtection' + seeds.VERSION
            asked[vault, 'GET'] = seeds.instance_path(vault, count // 2)
            asked[vault, 'poll'] = client.accepted('POST', stop)
            asked[vault, 'page'] = seeds.VAULTS + vault + '/backupInstances' + seeds.VERSION
        page = json.loads(client.send('GET', asked['many', 'page'])[1])
        times = {key: [] for key in asked}
        for turn in range(-rounds, rounds):
            for key, path in asked.items():
                start = time.perf_counter()
                for _ in range(IN_A_ROW):
                    client.send('GET', path)
                if turn >= 0:
                    times[key].append((time.perf_counter() - start) / IN_A_ROW * 1e6)
    median = {key: statistics.median(values) for key, values in times.items()}
    table('One connection, a vault of %d instances beside one of %d' % (many, FEW),
          ('request', 'us among %d' % FEW, 'us among %d' % many, 'ratio', 'of a GET among %d' % many),
          [('page of %d' % len(page['value']) if what == 'page' else what,
            '%.0f' % median['few', what], '%.0f' % median['many', what],
            '%.2f' % (median['many', what] / median['few', what]),
            '%.2f' % (median['many', what] / median['many', 'GET'])) for what in ('GET', 'poll', 'page')])


if __name__ == '__main__':
    main()
