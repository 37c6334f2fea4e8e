#!/usr/bin/env python3
"""Runs the JMH benchmarks of pure functions and prints nanoseconds an operation.

  benchmarks/jmh.py [OPTION OF JMH ...]       such as a pattern of names, or -f 3 for more processes
"""
import json
import os
import subprocess
import sys
import tempfile

from systems import java, table, with_classes

SHORT = {'-f': '1', '-wi': '3', '-w': '1', '-i': '5', '-r': '1'}


def main():
    result = os.path.join(tempfile.mkdtemp(), 'result.json')
    short = [word for pair in SHORT.items() if pair[0] not in sys.argv for word in pair]
    code = subprocess.call([java(), 'org.openjdk.jmh.Main', *short, *sys.argv[1:], '-bm', 'avgt', '-tu', 'ns',
                            '-rf', 'json', '-rff', result, '-jvmArgsAppend', '-Xmx256m -XX:+UseSerialGC'],
                           stdout=sys.stderr, env=with_classes())
    if code:
        sys.exit(code)
    with open(result) as file:
        found = json.load(file)
    rows = []
    for one in found:
        metric, parameters = one['primaryMetric'], one.get('params', {})
        rows.append((one['benchmark'].replace('dev.malachite.benchmarks.', '').replace('Benchmark', ''),
                     ', '.join('%s %s' % pair for pair in parameters.items()),
                     '%.0f' % metric['score'] if metric['score'] >= 100 else '%.1f' % metric['score'],
                     '%.1f' % metric['scoreError'] if metric['scoreError'] != 'NaN' else ''))
    table('Average time', ('function', 'with', 'ns/op', '± (99.9 %)'), rows)


if __name__ == '__main__':
    main()
