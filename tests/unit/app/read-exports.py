#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program hands out, read by others: Python's csv, json and sqlite3, and the readers of vCard and
iCalendar below, which are made from RFC 6350 and RFC 5545 and share nothing with the program.

Called with the program to test; speaks TAP.
"""

import csv
import datetime
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import traceback

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
    'skills': 'SELECT sum (max (1, (SELECT count (*) FROM observable o WHERE o.skill = s.id))) FROM skill s',
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
    'weeks': 'SELECT count (*) FROM availability',
    'person-skills': 'SELECT count (*) FROM person_skill',
    'distances': 'SELECT count (*) FROM site_distance',
    'fields': 'SELECT count (*) FROM field_definition WHERE active = 1',
    'history': 'SELECT count (*) FROM action',
}

# Sensitive as a whole.
SENSITIVE = {
    'interviews': 'SELECT count (*) FROM interview',
    'wishes': 'SELECT count (*) FROM wish',
    'talks': 'SELECT count (*) FROM talk',
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
            long = 'Très très longue dénomination de métier ; accentuée, à plier éééééééééééééééééééé'
            db.execute("UPDATE person SET job = ?, team = 'A;B,C\\D' WHERE id = ?", (long, person))
            db.execute("UPDATE milestone SET note = 'Trois points ; à voir, demain' || char (10) || '\\o/'"
                       " WHERE id = (SELECT min (id) FROM milestone)")
            db.execute('UPDATE field_definition SET sensitive = 1 WHERE id ='
                       ' (SELECT field FROM field_value ORDER BY id LIMIT 1)')
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
    for word, sql in {**LISTS, **SENSITIVE}.items():
        rows = read_csv(desk.run('export', word, '--output', '-', *(['--sensitive'] if word in SENSITIVE else [])))
        (count,), = desk.query(sql)
        assert count > 0, f'nothing to see of {word}'
        assert len(rows) - 1 == count, f'{word}: {len(rows) - 1} rows, {count} in the file'
        assert all(len(row) == len(rows[0]) for row in rows), f'{word}: ragged rows'
        assert len(set(rows[0])) == len(rows[0]) and all(rows[0]), f'{word}: {rows[0]}'


# ---- content lines ----


def unfold(data):
    """Lines of a vCard or a calendar; every line must end with CR LF and have 75 bytes at most."""
    assert data.endswith(b'\r\n'), data[-20:]
    assert b'\n' not in data.replace(b'\r\n', b'') and b'\r' not in data.replace(b'\r\n', b'')
    raw = data[:-2].split(b'\r\n')
    lines = []
    for line in raw:
        assert 0 < len(line) <= 75, line
        line.decode()  # folded between characters
        if line[:1] == b' ':
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return [line.decode() for line in lines]


def unescape(text):
    return re.sub(r'\\(.)', lambda m: '\n' if m[1] in 'nN' else m[1], text)


def split_parts(value):
    return [unescape(part) for part in re.split(r'(?<!\\)(?:\\\\)*;', value)]


def read_things(data, kind):
    """The things between BEGIN and END, each as a dictionary of names to raw values."""
    found, thing = [], None
    for line in unfold(data):
        match = re.fullmatch(r'([A-Z-]+)((?:;[A-Z]+=[A-Za-z]+)*):(.*)', line, re.DOTALL)
        assert match, line
        name, _, value = match.groups()
        if (name, value) == ('BEGIN', kind):
            assert thing is None
            thing = {}
        elif (name, value) == ('END', kind):
            found.append(thing)
            thing = None
        elif thing is not None:
            assert name not in thing, f'{name} twice'
            thing[name] = value
    assert thing is None
    return found


def check_contacts(desk):
    data = desk.run('export', 'people', '--as', 'vcard', '--output', '-')
    cards = read_things(data, 'VCARD')
    people = desk.query('SELECT family_name, given_name, email, phone, job, site, team FROM person ORDER BY id')
    same(len(cards), len(people))
    company, = desk.query('SELECT name FROM organisation')[0]
    wanted = sorted((f, g, e, p, j, s, t) for f, g, e, p, j, s, t in people)
    found = []
    for card in cards:
        assert card['VERSION'] == '4.0' and card['FN'] and re.fullmatch(r'urn:uuid:[0-9a-f-]{36}', card['UID'])
        name, organisation = split_parts(card['N']), split_parts(card['ORG'])
        same(len(name), 5)
        same(organisation[0], company)
        found.append((name[0], name[1], unescape(card.get('EMAIL', '')), unescape(card.get('TEL', '')),
                      unescape(card.get('TITLE', '')), (organisation + ['', ''])[1], (organisation + ['', ''])[2]))
    same(sorted(found), wanted)
    same(len({card['UID'] for card in cards}), len(cards))
    # The version is the second line of each, by the standard.
    lines = unfold(data)
    assert all(lines[i + 1] == 'VERSION:4.0' for i, line in enumerate(lines) if line == 'BEGIN:VCARD')
    # The same names again, and somebody who is a tutor twice stands there once.
    again = read_things(desk.run('export', 'people', '--as', 'vcard', '--output', '-'), 'VCARD')
    same({card['UID'] for card in again}, {card['UID'] for card in cards})
    tutors = read_things(desk.run('export', 'tutors', '--as', 'vcard', '--output', '-'), 'VCARD')
    same(len(tutors), desk.query("SELECT count (DISTINCT person) FROM enrolment WHERE role = 'tutor'")[0][0])


def events(desk, *arguments):
    data = desk.run('export', 'calendar', '--output', '-', *arguments)
    lines = unfold(data)
    same(lines[:2] + lines[-1:], ['BEGIN:VCALENDAR', 'VERSION:2.0', 'END:VCALENDAR'])
    found = read_things(data, 'VEVENT')
    for event in found:
        assert re.fullmatch(r'\d{8}T\d{6}Z', event['DTSTAMP']) and event['SUMMARY']
        first, end = (datetime.date.fromisoformat(event[name]) for name in ('DTSTART', 'DTEND'))
        assert first < end
        assert event['STATUS'] in ('CONFIRMED', 'CANCELLED')
    return found


def days(found):
    return sorted(datetime.date.fromisoformat(event['DTSTART']).isoformat() for event in found)


def check_calendar(desk):
    everything = events(desk)
    same(days(everything), sorted(day for day, in desk.query(
        'SELECT ifnull (done_on, due_on) FROM milestone UNION ALL SELECT ifnull (done_on, due_on) FROM check_in'
        ' UNION ALL SELECT held_on FROM meeting UNION ALL SELECT starts_on FROM training_session')))
    same(len({event['UID'] for event in everything}), len(everything))
    same(sum(event['STATUS'] == 'CANCELLED' for event in everything), desk.query(
        "SELECT (SELECT count (*) FROM check_in WHERE state = 'waived') + (SELECT count (*) FROM meeting WHERE"
        " outcome = 'cancelled') + (SELECT count (*) FROM training_session WHERE state = 'cancelled')")[0][0])
    texts = [unescape(event['DESCRIPTION']) for event in everything]
    assert any('Trois points ; à voir, demain\n\\o/' in text for text in texts), 'the hard text'
    for programme, in desk.query('SELECT id FROM programme'):
        same(days(events(desk, '--programme', str(programme))), sorted(day for day, in desk.query(
            'SELECT ifnull (done_on, due_on) FROM milestone WHERE programme = ?1'
            ' UNION ALL SELECT ifnull (c.done_on, c.due_on) FROM check_in c JOIN pair p ON p.id = c.pair'
            ' WHERE p.programme = ?1 UNION ALL SELECT held_on FROM meeting m JOIN pair p ON p.id = m.pair'
            ' WHERE p.programme = ?1 UNION ALL SELECT starts_on FROM training_session WHERE programme = ?1',
            programme)))


PAIR_DAYS = ('SELECT ifnull (done_on, due_on) FROM check_in WHERE pair = ?1'
             ' UNION ALL SELECT held_on FROM meeting WHERE pair = ?1')


def check_calendar_of_pair(desk):
    pair, tutee, tutor = desk.query(
        'SELECT max (p.id), t.staff_number, u.staff_number FROM pair p JOIN enrolment b ON b.id = p.tutee'
        ' JOIN enrolment c ON c.id = p.tutor JOIN person t ON t.id = b.person JOIN person u ON u.id = c.person'
        ' WHERE EXISTS (SELECT 1 FROM meeting m WHERE m.pair = p.id)')[0]
    found = events(desk, '--person', tutee, '--with', tutor)
    assert found
    same(days(found), sorted(day for day, in desk.query(PAIR_DAYS, pair)))
    same(days(events(desk, '--person', tutor, '--with', tutee)), days(found))
    person, = desk.query('SELECT id FROM person WHERE staff_number = ?', tutor)[0]
    same(days(events(desk, '--person', tutor)), sorted(
        [day for pair, in desk.query(
            'SELECT p.id FROM pair p JOIN enrolment b ON b.id = p.tutee JOIN enrolment c ON c.id = p.tutor'
            ' WHERE b.person = ?1 OR c.person = ?1 OR EXISTS (SELECT 1 FROM tutor_period z JOIN enrolment y'
            ' ON y.id = z.tutor WHERE z.pair = p.id AND y.person = ?1)', person)
         for day, in desk.query(PAIR_DAYS, pair)]
        + [day for day, in desk.query(
            'SELECT s.starts_on FROM training_session s WHERE id IN (SELECT session FROM attendance WHERE person = ?1)'
            ' UNION ALL SELECT ifnull (done_on, due_on) FROM milestone WHERE programme IN (SELECT programme FROM'
            ' enrolment WHERE person = ?1 UNION SELECT programme FROM role WHERE person = ?1)', person)]))


# ---- everything ----


def check_workspace(desk):
    for sensitive in (False, True):
        dump = json.loads(desk.run('export', 'workspace', '--output', '-', *(['--sensitive'] if sensitive else [])))
        tables = {name for name, in desk.query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE"
                                               " 'sqlite_%' AND sql LIKE '%STRICT%'")} - {'action', 'change'}
        same(set(dump['schema']), tables)
        same(set(dump['data']), tables)
        for table in sorted(tables):
            check_table(desk, dump, table, sensitive)


def check_table(desk, dump, table, sensitive):
    schema = dump['schema'][table]['fields']
    assert dump['schema'][table]['meaning']
    columns = {row[1] for row in desk.query(f'PRAGMA table_info ({table})')} - {'id'}
    if sensitive:
        same(set(schema), columns)
    else:
        assert not any(field.get('sensitive') for field in schema.values())
    rows = desk.query(f'SELECT id, {", ".join(schema) or "1"} FROM {table} ORDER BY id')
    if table == 'field_value' and not sensitive:
        open_fields = {i for i, in desk.query('SELECT id FROM field_definition WHERE sensitive = 0')}
        assert len(open_fields) < desk.query('SELECT count (*) FROM field_definition')[0][0]
        rows = [row for row in rows if row[1 + list(schema).index('field')] in open_fields]
    same(len(dump['data'][table]), len(rows))
    for found, wanted in zip(sorted(dump['data'][table], key=lambda row: row['id']), rows):
        same(found['id'], wanted[0])
        for (name, field), value in zip(schema.items(), wanted[1:]):
            assert field['meaning'], (table, name)
            if field['type'] == 'choice':
                assert value in field['choices'], (table, name, value)
            if field['type'] == 'reference':
                assert field['table'] in dump['schema']
                assert value is None or value in {row['id'] for row in dump['data'][field['table']]}
            if field['type'] == 'boolean':
                value = bool(value)
            assert found[name] == value, (table, name, found[name], value)


def check_refusals(desk):
    for arguments in (('pairs', '--as', 'vcard'), ('calendar', '--as', 'csv'), ('workspace', '--as', 'xlsx'),
                      ('people', '--person', 'x'), ('calendar', '--with', 'x')):
        call = [BINOME, 'export', *arguments, '--output', '-', '--workspace', desk.workspace]
        same(subprocess.run(call, capture_output=True).returncode, 2)
    for word in SENSITIVE:
        call = [BINOME, 'export', word, '--output', '-', '--workspace', desk.workspace]
        done = subprocess.run(call, capture_output=True)
        assert done.returncode != 0 and not done.stdout, word
    for name in ('people.ics', 'pairs.vcf', 'pairs.json'):
        path = os.path.join(desk.folder, name)
        call = [BINOME, 'export', name.split('.')[0], '--output', path, '--workspace', desk.workspace]
        same(subprocess.run(call, capture_output=True).returncode, 2)
        assert not os.path.exists(path)
    path = os.path.join(desk.folder, 'all.json')
    desk.run('export', 'workspace', '--output', path)
    same(os.stat(path).st_mode & 0o777, 0o600)


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
          ('a list of one programme', check_programme), ('contacts', check_contacts),
          ('calendar', check_calendar), ('calendar of a pair', check_calendar_of_pair),
          ('the whole workspace', check_workspace), ('what is not possible', check_refusals)]


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
                traceback.print_exc()
                failed = 1
                print(f'not ok {number} {name}\n# ' + str(error).replace('\n', '\n# '))
    return failed


sys.exit(main())
