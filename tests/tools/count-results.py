#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Count single test cases in a Meson test log: prints "PASSED FAILED".

A program that speaks TAP counts each of its cases; any other program counts as one case.
A program that died or failed without a "not ok" line of its own counts one failure more.
"""
import json
import re
import sys

passed = failed = 0
for line in open(sys.argv[1], encoding="utf-8"):
    test = json.loads(line)
    cases = re.findall(r"^\s*(ok|not ok)\b(?!.*# SKIP)", test.get("stdout") or "", re.M)
    ok, bad = cases.count("ok"), cases.count("not ok")
    good_end = test["result"] in ("OK", "EXPECTEDFAIL", "SKIP")
    if not cases:
        ok, bad = (1, 0) if test["result"] == "OK" else (0, 0 if test["result"] == "SKIP" else 1)
    elif not good_end and bad == 0:
        bad = 1
    passed, failed = passed + ok, failed + bad
print(passed, failed)
