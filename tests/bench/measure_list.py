# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of 100,000 people: seen, scrolled, sorted, searched, and handed out as a spreadsheet.

Beside the time of each, what the processor did for the main thread: all of it until the rows are drawn, and at a
stretch, which the user feels as a pause. Then what else is done with 100,000 people at once.
"""
import shutil
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
WORK = [
    ("search-work", "from a key of a search to its rows drawn"), ("sort-name-work", "from another order to its rows drawn"),
]
WORK_GOAL = 16
PAUSES = [
    ("scroll-frame-main", "scrolling"), ("sort-name-main", "sorting"),
    ("search-main", "a key of a search"), ("few-main", "from everybody to one"), ("many-again-main", "and back"),
    ("select-all-main", "selecting all"),
]
PAUSE_GOAL = 16

# What binome-lists-bench says, how it is called, the goal in ms of the clock on the wall, and that of the pauses.
OTHERS = [
    ("kept-list", "a kept list opens", None), ("duplicates", "duplicates are found", None),
    ("merge-opens", "two records side by side", None), ("merge", "they are merged", None),
    ("undo-merge", "and parted again", None), ("bulk-edit", "a field of everybody is set", None),
    ("undo-bulk-edit", "and is as before", None), ("enrol-all", "everybody is enrolled", None),
    ("participants", "100,000 participants open", None), ("participants-search", "and are searched", None),
    ("board", "as a board", None), ("letters", "100,000 letters that left open, to the first rows", 100),
    ("letters-search", "and are searched", None), ("undo-letters", "the letters are undone", None), ("undo-enrol", "the enrolment is undone", None),
    ("import-given-up", "an import is given up", 1000), ("import-again", "an import with the list in sight", None),
    ("export-given-up", "an export is given up", 1000), ("export", "an export", None),
]
OTHERS_PAUSE_GOAL = 50
OTHERS_PAUSE_GOALS = {"letters-search": 16}  # a key
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


def measure_others_inside(bench):
    """All of a large company at once, in a copy: the workspace is changed."""
    copy = bench.SCRATCH / "lists.binome"
    bench.remove(copy)
    shutil.copy(bench.SCRATCH / "list.binome", copy)
    out, _ = bench.run(bench.TOOLS / "uninstalled", bench.BUILD / "tests/bench/binome-lists-bench", copy,
                       bench.SCRATCH / "others.csv")
    print(out, end="")
    bench.remove(copy)


def make_others(bench):
    """As many people again, of another company."""
    path = bench.SCRATCH / "others.csv"
    if not path.exists():
        bench.run(bench.HERE / "make-people.py", bench.COUNT, path, 2)
        path.write_text(path.read_text().replace("M0", "N0").replace("@exemple.fr", "@autre.fr"))


def run_inside(bench, part="--list-inside"):
    out, _ = bench.run(bench.TOOLS / "with-display", sys.executable, bench.HERE / "bench", part)
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


def measure_others(bench):
    make_others(bench)
    found = run_inside(bench, "--others-inside")
    lines = [bench.Figure(what, found[name], limit, "ms") for name, what, limit in OTHERS if limit]
    return lines + [bench.Figure(f"  pause of the main thread, {what}", found[f"{name}-main"],
                                 OTHERS_PAUSE_GOALS.get(name, OTHERS_PAUSE_GOAL), "ms",
                                 f"{found[name]:.0f} ms in all") for name, what, _ in OTHERS]


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
    lines += [bench.Figure(f"  main thread, {what}", statistics.median(ours(name)), WORK_GOAL, "ms",
                           f"{min(ours(name)):.1f}–{max(ours(name)):.1f}") for name, what in WORK]
    frame = statistics.median(ours("scroll-frame"))
    lines += [bench.Line(f"  main thread, {what}", ours(name), [frame], "a frame of scrolling", limit=PAUSE_GOAL, unit="ms")
              for name, what in PAUSES]
    lines.append(bench.Figure("  pause of the main thread, the page of people opens", statistics.median(ours("first-rows-main")),
                              OTHERS_PAUSE_GOAL, "ms"))
    lines += measure_others(bench)
    lines.append(bench.Line("  memory of the window", ours("memory-most"), ours("editor-memory"), "gnome-text-editor",
                            limit=MEMORY_GOAL, unit="MB", note="with the same rows as text"))
    lines.append(bench.Line(f"export of {bench.COUNT:,} people, .csv",
                            *bench.take_turns(rounds, lambda: export(bench, "list.csv"),
                                              lambda: ask_sqlite(bench, "SELECT * FROM people") / 1000), "sqlite3"))
    for form in ("xlsx", "ods"):
        lines.append(bench.Line(f"export of {bench.COUNT:,} people, .{form}",
                                [export(bench, f"list.{form}")], [convert(bench, form)], "LibreOffice", 1))
    return lines
