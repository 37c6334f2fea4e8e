#!/usr/bin/env python3
"""Starts and stops the emulator within a JVM that is warm, as classes of tests do, in turns with a bare Javalin server.

  benchmarks/in_process.py [TIMES]
"""
import subprocess
import sys

from systems import java, with_classes

times = sys.argv[1] if len(sys.argv) > 1 else '50'
sys.exit(subprocess.call([java(), 'dev.malachite.benchmarks.InProcess', times],
                         env=with_classes(), stderr=subprocess.DEVNULL))
