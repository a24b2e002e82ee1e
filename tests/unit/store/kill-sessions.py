#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kill a session at random moments: kill-sessions.py SESSION TIMES.

Each time the same file goes on. Afterwards it must open, pass its check, and hold every line the
session had acknowledged; lines are acknowledged only once they are on disk.
"""
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

session, times = sys.argv[1], int(sys.argv[2])
moments = random.Random(20260316)
with tempfile.TemporaryDirectory(prefix="binome-kill-") as folder:
    workspace, lines = os.path.join(folder, "w.binome"), os.path.join(folder, "lines")
    acknowledged = 0
    for turn in range(times):
        with open(lines, "wb") as out:
            child = subprocess.Popen([session, "run", workspace, str(turn)], stdout=out)
            time.sleep(moments.uniform(0.005, 0.12))
            child.send_signal(signal.SIGKILL)
            if child.wait() != -signal.SIGKILL:
                sys.exit(f"the session of turn {turn} ended by itself")
        text = open(lines, "rb").read()
        with open(lines, "wb") as out:  # a line cut short was not acknowledged
            out.write(text[: text.rfind(b"\n") + 1])
        acknowledged += text.count(b"\n")
        check = subprocess.run([session, "check", workspace, lines], capture_output=True, text=True)
        if check.returncode != 0:
            sys.exit(f"turn {turn}: {check.stderr}")
    if acknowledged < times:
        sys.exit(f"only {acknowledged} lines in {times} sessions: nothing was tested")
    print(f"killed {times} times, {acknowledged} acknowledged changes, none lost")
