#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program hands out, read by others: Python's csv and sqlite3.

Called with the program to test; speaks TAP.
"""

import csv
import io
import os
import sqlite3
import subprocess
import sys
import tempfile

BINOME = sys.argv[1]

# Every list, and how many rows it must have by what the file itself says.
LISTS = {
    'people': 'SELECT count (*) FROM person',
    'tutors': "SELECT count (*) FROM enrolment WHERE role = 'tutor'",
    'tutees': "SELECT count (*) FROM enrolment WHERE role = 'tutee'",
    'waiting': "SELECT count (*) FROM enrolment WHERE role = 'tutee' AND state = 'waiting'",
    'proposals': "SELECT count (*) FROM pair WHERE state IN ('proposed', 'reviewed', 'offered', 'accepted', 'confirmed')",
    'pairs': 'SELECT count (*) FROM pair',
    'check-ins': 'SELECT count (*) FROM check_in',
    'meetings': 'SELECT count (*) FROM meeting',
    'actions': 'SELECT count (*) FROM action_step',
    'agreements': 'SELECT count (*) FROM agreement',
    'sessions': 'SELECT count (*) FROM training_session',
    'attendance': 'SELECT count (*) FROM attendance',
    'courses': 'SELECT count (*) FROM course',
    'skills': 'SELECT count (*) FROM skill',
    'objectives': 'SELECT count (*) FROM objective',
    'milestones': 'SELECT count (*) FROM milestone',
    'roles': 'SELECT count (*) FROM role',
    'communication': 'SELECT count (*) FROM communication',
    'plan': 'SELECT count (*) FROM plan_step',
    'templates': 'SELECT count (*) FROM plan_template_step',
    'letters': 'SELECT count (*) FROM letter',
    'manager-agreements': 'SELECT count (*) FROM manager_agreement',
    'absences': 'SELECT count (*) FROM absence',
    'presences': 'SELECT count (*) FROM presence',
    'history': 'SELECT count (*) FROM action',
}


class Desk:
    """A workspace with the sample company."""

    def __init__(self, folder):
        self.workspace = os.path.join(folder, 'sample.binome')
        self.folder = folder
        self.run('demo')
        self.add_rows()

    def run(self, *arguments):
        call = [BINOME, *arguments, '--workspace', self.workspace]
        done = subprocess.run(call, capture_output=True, env={**os.environ, 'LC_ALL': 'C.UTF-8'})
        if done.returncode != 0:
            raise AssertionError(f'{arguments}: {done.stderr.decode()}')
        return done.stdout

    def query(self, sql, *values):
        with sqlite3.connect(self.workspace) as db:
            return db.execute(sql, values).fetchall()

    def add_rows(self):
        """What the sample company has none of, and texts that are hard to write."""
        with sqlite3.connect(self.workspace) as db:
            db.create_collation('binome', lambda a, b: (a > b) - (a < b))
            person, = db.execute('SELECT min (id) FROM person').fetchone()
            programme, = db.execute('SELECT min (id) FROM programme').fetchone()
            db.execute("INSERT INTO letter (letter, language, person, programme, subject, made_on, way)"
                       " VALUES ('announcement', 'fr', ?, ?, 'Votre tuteur ; enfin', '2026-03-04', 'pdf')",
                       (person, programme))
            db.execute("INSERT INTO absence (person, starts_on, ends_on, reason)"
                       " VALUES (?, '2026-08-03', '2026-08-21', '=Congés')", (person,))
            template = db.execute("INSERT INTO plan_template (title, kind, job)"
                                  " VALUES ('Soudeurs', 'onboarding', 'Soudeur')").lastrowid
            for title, anchor, days in (('Bilan', 'end', 7), ('Accueil', 'start', 3), ('Avant-bilan', 'end', 30)):
                db.execute("INSERT INTO plan_template_step (template, title, kind, anchor, days, window, owner)"
                           " VALUES (?, ?, 'contact', ?, ?, 7, 'coordinator')", (template, title, anchor, days))


def same(found, wanted):
    assert found == wanted, f'{found}\nnot\n{wanted}'


def read_csv(data):
    return list(csv.reader(io.StringIO(data.decode('utf-8-sig'))))


def check_every_list(desk):
    for word, sql in LISTS.items():
        rows = read_csv(desk.run('export', word, '--output', '-'))
        (count,), = desk.query(sql)
        assert count > 0, f'nothing to see of {word}'
        assert len(rows) - 1 == count, f'{word}: {len(rows) - 1} rows, {count} in the file'
        assert all(len(row) == len(rows[0]) for row in rows), f'{word}: ragged rows'
        assert len(set(rows[0])) == len(rows[0]) and all(rows[0]), f'{word}: {rows[0]}'


def cells(desk, word, title, *arguments):
    rows = read_csv(desk.run('export', word, '--output', '-', *arguments))
    return [row[rows[0].index(title)] for row in rows[1:]]


def check_contents(desk):
    assert cells(desk, 'letters', 'Subject')[-1] == 'Votre tuteur ; enfin'
    assert cells(desk, 'letters', 'Made on')[-1] == '2026-03-04'
    absent = cells(desk, 'absences', 'Reason')
    assert "'=Congés" in absent, absent
    # As they come: three days after the start, then thirty and seven days before the end.
    steps = read_csv(desk.run('export', 'templates', '--output', '-'))
    assert [row[2] for row in steps if row[0] == 'Soudeurs'] == ['Accueil', 'Avant-bilan', 'Bilan'], steps
    names = {name for name, in desk.query("SELECT trim (given_name || ' ' || family_name) FROM person p"
                                          " JOIN role r ON r.person = p.id")}
    same(set(cells(desk, 'roles', 'Person')), names)
    rows = read_csv(desk.run('export', 'milestones', '--output', '-'))
    for programme, in desk.query('SELECT title FROM programme'):
        same([row[rows[0].index('Due on')] for row in rows if row[0] == programme],
             [day for day, in desk.query('SELECT due_on FROM milestone m JOIN programme p ON p.id = m.programme'
                                         ' WHERE p.title = ? ORDER BY due_on, m.id', programme)])
    same(cells(desk, 'history', 'What was done'),
         [name for name, in desk.query('SELECT name FROM action ORDER BY id DESC')])


def check_programme(desk):
    for word, table in (('milestones', 'milestone'), ('communication', 'communication'), ('roles', 'role')):
        programme, count = desk.query(f'SELECT programme, count (*) FROM {table} GROUP BY 1 LIMIT 1')[0]
        assert len(cells(desk, word, 'Programme', '--programme', str(programme))) == count


CHECKS = [('every list is whole', check_every_list), ('lists say what the file says', check_contents),
          ('a list of one programme', check_programme)]


def main():
    failed = 0
    print(f'1..{len(CHECKS)}')
    with tempfile.TemporaryDirectory(prefix='binome-exports-') as folder:
        desk = Desk(folder)
        for number, (name, check) in enumerate(CHECKS, 1):
            try:
                check(desk)
                print(f'ok {number} {name}')
            except AssertionError as error:
                failed = 1
                print(f'not ok {number} {name}\n# ' + str(error).replace('\n', '\n# '))
    return failed


sys.exit(main())
