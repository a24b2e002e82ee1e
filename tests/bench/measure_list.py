# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of 100,000 people: seen, scrolled, sorted, searched, and handed out as a spreadsheet.

Beside the time of each, what the main thread was busy with at a stretch: what the user feels as a pause.
"""
import statistics
import subprocess
import sys
import time

# What our program says, how it is called, the goal of ours alone in ms, and the SQL that the tool of SQLite
# answers meanwhile with the same rows.
STEPS = [
    ("first-rows", "first rows of the page", 100, "SELECT * FROM people ORDER BY Nom COLLATE NOCASE LIMIT 40"),
    ("sort-name", "sorted by name, to the first rows", 100, "SELECT * FROM people ORDER BY Nom COLLATE NOCASE DESC LIMIT 40"),
    ("sort-job-all", "sorted by job, to the last row", None, "SELECT rowid FROM people ORDER BY Poste COLLATE NOCASE, Nom COLLATE NOCASE"),
    ("search", "a key of a search, to the first rows", 100, "SELECT * FROM people WHERE Nom LIKE '%martin%' LIMIT 40"),
]
PAUSES = [
    ("first-rows-main", "first rows"), ("scroll-frame-main", "scrolling"), ("sort-name-main", "sorting"),
    ("search-main", "a key of a search"), ("select-all-main", "selecting all"),
]
PAUSE_GOAL = 16
MEMORY_GOAL = 200


def read_memory(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS:"))


def measure_inside(bench):
    """The part that runs on a display of its own; writes “name value” a line."""
    workspace = bench.SCRATCH / "list.binome"
    out, _ = bench.run(bench.TOOLS / "uninstalled", bench.BUILD / "tests/bench/binome-list-bench", workspace)
    print(out, end="")
    editor = subprocess.Popen(["gnome-text-editor", "--standalone", str(bench.PEOPLE)], env=bench.ENVIRONMENT)
    time.sleep(8)
    print("editor-memory", read_memory(editor.pid))
    editor.terminate()
    editor.wait()


def run_inside(bench):
    out, _ = bench.run(bench.TOOLS / "with-display", sys.executable, bench.HERE / "bench", "--list-inside")
    return {name: float(value) for name, value in (line.split() for line in out.splitlines() if line.count(" ") == 1)}


def export(bench, name):
    target = bench.SCRATCH / name
    target.unlink(missing_ok=True)
    return bench.run(bench.TOOLS / "uninstalled", bench.BINOME, "--workspace", bench.SCRATCH / "list.binome", "export",
                     "people", "--output", target)[1]


def convert(bench, form):
    return bench.run("soffice", f"-env:UserInstallation=file://{bench.SCRATCH}/office", "--headless",
                     "--infilter=CSV:44,34,76,1", "--convert-to", form, "--outdir", bench.SCRATCH / "office-out",
                     bench.PEOPLE)[1]


def ask_sqlite(bench, sql):
    return bench.run("sqlite3", bench.SCRATCH / "list.sqlite", sql)[1] * 1000


def measure(bench, rounds=3):
    bench.remove(bench.SCRATCH / "list.binome")
    bench.fill(bench.SCRATCH / "list.binome")
    bench.remove(bench.SCRATCH / "list.sqlite")
    bench.run("sqlite3", bench.SCRATCH / "list.sqlite", ".mode csv", f".import {bench.PEOPLE} people")
    found, theirs = [], {name: [] for name, *_ in STEPS}
    for _ in range(rounds):
        found.append(run_inside(bench))
        for name, _what, _limit, sql in STEPS:
            theirs[name].append(ask_sqlite(bench, sql))
    ours = lambda name: [values[name] for values in found]

    lines = [bench.Line(f"list, {what}", ours(name), theirs[name], "sqlite3", limit=limit, unit="ms")
             for name, what, limit, _ in STEPS]
    frame = statistics.median(ours("scroll-frame"))
    lines += [bench.Line(f"  main thread, {what}", ours(name), [frame], "a frame of scrolling", limit=PAUSE_GOAL, unit="ms")
              for name, what in PAUSES]
    lines.append(bench.Line("  memory of the window", ours("memory-most"), ours("editor-memory"), "gnome-text-editor",
                            limit=MEMORY_GOAL, unit="MB", note="with the same rows as text"))
    lines.append(bench.Line(f"export of {bench.COUNT:,} people, .csv",
                            *bench.take_turns(rounds, lambda: export(bench, "list.csv"),
                                              lambda: ask_sqlite(bench, "SELECT * FROM people") / 1000), "sqlite3"))
    for form in ("xlsx", "ods"):
        lines.append(bench.Line(f"export of {bench.COUNT:,} people, .{form}",
                                [export(bench, f"list.{form}")], [convert(bench, form)], "LibreOffice", 1))
    return lines
