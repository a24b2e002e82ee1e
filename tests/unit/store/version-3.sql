-- A workspace of schema version 2, as the program of that version wrote it.
PRAGMA application_id = 1114205807;
PRAGMA user_version = 3;
-- People, programmes and who takes part; the journal; the search index.
-- Once released a migration is never changed: a new one follows it.

CREATE TABLE action (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('user', 'import', 'rule', 'command')),
  -- dropped: undone, and then something else was done
  state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;

-- One row touched by an action. An inserted row is its own image until it is undone.
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  action INTEGER NOT NULL REFERENCES action (id) ON DELETE CASCADE,
  entity TEXT NOT NULL,
  row INTEGER NOT NULL,
  operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX change_action ON change (action);
CREATE INDEX change_row ON change (entity, row);

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL DEFAULT '',
  siret TEXT NOT NULL DEFAULT '',
  sector_agreement TEXT NOT NULL DEFAULT '',
  skills_operator TEXT NOT NULL DEFAULT '',
  head_count INTEGER NOT NULL DEFAULT 0 CHECK (head_count BETWEEN 0 AND 10000000)
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  family_name TEXT NOT NULL DEFAULT '' CHECK (family_name <> ''),
  given_name TEXT NOT NULL DEFAULT '',
  staff_number TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  birth_year INTEGER NOT NULL DEFAULT 0 CHECK (birth_year BETWEEN 0 AND 2100),
  site TEXT NOT NULL DEFAULT '',
  team TEXT NOT NULL DEFAULT '',
  job TEXT NOT NULL DEFAULT '',
  grade INTEGER NOT NULL DEFAULT 0 CHECK (grade BETWEEN 0 AND 8),
  manager INTEGER REFERENCES person (id) ON DELETE SET NULL,
  hired_on TEXT CHECK (hired_on = date (hired_on)),
  leaves_on TEXT CHECK (leaves_on = date (leaves_on)),
  language TEXT NOT NULL DEFAULT '',
  remote INTEGER NOT NULL DEFAULT 0 CHECK (remote IN (0, 1)),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX person_manager ON person (manager);

CREATE TABLE skill (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  domain TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE programme (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  code TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL CHECK (kind IN ('onboarding', 'apprenticeship', 'professionalisation', 'transfer', 'mobility', 'reverse', 'peer', 'other')),
  state TEXT NOT NULL CHECK (state IN ('draft', 'preparing', 'open', 'matching', 'running', 'evaluating', 'closed', 'archived', 'cancelled')),
  purpose TEXT NOT NULL DEFAULT '',
  starts_on TEXT NOT NULL CHECK (starts_on = date (starts_on)),
  ends_on TEXT NOT NULL CHECK (ends_on = date (ends_on)),
  budget REAL,
  tutees_per_tutor INTEGER NOT NULL DEFAULT 2 CHECK (tutees_per_tutor BETWEEN 1 AND 99),
  sites TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE objective (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  programme INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  indicator TEXT NOT NULL CHECK (indicator IN ('manual', 'tutors', 'tutees', 'served-share', 'hours', 'check-ins-on-time', 'completed-share', 'skills-reached')),
  indicator_text TEXT NOT NULL DEFAULT '',
  unit TEXT NOT NULL DEFAULT '',
  direction TEXT NOT NULL CHECK (direction IN ('up', 'down')),
  baseline REAL,
  target REAL,
  result REAL,
  due_on TEXT CHECK (due_on = date (due_on)),
  priority INTEGER NOT NULL DEFAULT 2 CHECK (priority BETWEEN 1 AND 3),
  comment TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX objective_programme ON objective (programme);

CREATE TABLE role (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  programme INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  person INTEGER NOT NULL REFERENCES person (id) ON DELETE NO ACTION,
  function TEXT NOT NULL CHECK (function IN ('coordinator', 'sponsor', 'committee', 'trainer', 'school')),
  starts_on TEXT CHECK (starts_on = date (starts_on)),
  ends_on TEXT CHECK (ends_on = date (ends_on))
) STRICT;
CREATE INDEX role_programme ON role (programme);
CREATE INDEX role_person ON role (person);

CREATE TABLE milestone (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  programme INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('preparation', 'recruitment-open', 'recruitment-close', 'training', 'matching', 'launch', 'mid-review', 'closing', 'report', 'other')),
  due_on TEXT NOT NULL CHECK (due_on = date (due_on)),
  done_on TEXT CHECK (done_on = date (done_on)),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX milestone_programme ON milestone (programme);

CREATE TABLE enrolment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  programme INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  person INTEGER NOT NULL REFERENCES person (id) ON DELETE NO ACTION,
  role TEXT NOT NULL CHECK (role IN ('tutor', 'tutee')),
  state TEXT NOT NULL CHECK (state IN ('identified', 'invited', 'applied', 'manager-agreed', 'accepted', 'waiting', 'matched', 'done', 'refused', 'withdrew', 'unavailable', 'retired')),
  applied_on TEXT CHECK (applied_on = date (applied_on)),
  capacity INTEGER NOT NULL DEFAULT 1 CHECK (capacity BETWEEN 0 AND 99),
  hours_per_month REAL,
  contract TEXT NOT NULL CHECK (contract IN ('none', 'apprenticeship', 'professionalisation', 'internship', 'aided', 'civic-service')),
  starts_on TEXT CHECK (starts_on = date (starts_on)),
  ends_on TEXT CHECK (ends_on = date (ends_on)),
  goals TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  ended_on TEXT CHECK (ended_on = date (ended_on))
) STRICT;
CREATE INDEX enrolment_programme ON enrolment (programme);
CREATE INDEX enrolment_person ON enrolment (person);

CREATE TABLE enrolment_skill (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  enrolment INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
  skill INTEGER NOT NULL REFERENCES skill (id) ON DELETE NO ACTION,
  level INTEGER NOT NULL DEFAULT 2 CHECK (level BETWEEN 0 AND 4)
) STRICT;
CREATE INDEX enrolment_skill_enrolment ON enrolment_skill (enrolment);
CREATE INDEX enrolment_skill_skill ON enrolment_skill (skill);

CREATE UNIQUE INDEX enrolment_once ON enrolment (programme, person, role);
CREATE UNIQUE INDEX enrolment_skill_once ON enrolment_skill (enrolment, skill);

-- Finds people without minding accents and case; kept up to date by the program.
CREATE VIRTUAL TABLE person_search USING fts5 (
  family_name, given_name, staff_number, email, site, team, job,
  content = 'person', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2'
);
-- Criteria, constraints, and the runs of the matching.

CREATE TABLE criterion (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  programme INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  comparator TEXT NOT NULL CHECK (comparator IN ('same', 'different', 'skills-covered', 'skill-level', 'seniority-gap', 'dates-overlap', 'not-manager')),
  attribute TEXT NOT NULL CHECK (attribute IN ('none', 'site', 'team', 'job', 'language')),
  kind TEXT NOT NULL CHECK (kind IN ('must', 'must-not', 'weighted')),
  weight INTEGER NOT NULL DEFAULT 5 CHECK (weight BETWEEN 0 AND 10),
  missing TEXT NOT NULL CHECK (missing IN ('neutral', 'penalise', 'exclude')),
  minimum INTEGER NOT NULL DEFAULT 0 CHECK (minimum BETWEEN 0 AND 100000),
  maximum INTEGER NOT NULL DEFAULT 0 CHECK (maximum BETWEEN 0 AND 100000),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0 CHECK (position BETWEEN 0 AND 100000)
) STRICT;
CREATE INDEX criterion_programme ON criterion (programme);

CREATE TABLE match_constraint (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  programme INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  tutee INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE NO ACTION,
  tutor INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE NO ACTION,
  kind TEXT NOT NULL CHECK (kind IN ('forbid', 'lock')),
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX match_constraint_programme ON match_constraint (programme);
CREATE INDEX match_constraint_tutee ON match_constraint (tutee);
CREATE INDEX match_constraint_tutor ON match_constraint (tutor);

CREATE TABLE match_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  programme INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  run_on TEXT NOT NULL CHECK (run_on = date (run_on)),
  state TEXT NOT NULL CHECK (state IN ('draft', 'adopted', 'discarded')),
  tutees INTEGER NOT NULL DEFAULT 0,
  tutors INTEGER NOT NULL DEFAULT 0,
  seats INTEGER NOT NULL DEFAULT 0,
  served INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0,
  mean_score REAL,
  lowest_score REAL,
  proven INTEGER NOT NULL DEFAULT 0 CHECK (proven IN (0, 1)),
  criteria TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX match_run_programme ON match_run (programme);

CREATE TABLE match_result (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run INTEGER NOT NULL REFERENCES match_run (id) ON DELETE CASCADE,
  tutee INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE NO ACTION,
  tutor INTEGER REFERENCES enrolment (id) ON DELETE SET NULL,
  score REAL,
  coverage INTEGER NOT NULL DEFAULT 0 CHECK (coverage BETWEEN 0 AND 100),
  locked INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1)),
  explanation TEXT NOT NULL DEFAULT '',
  detail TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX match_result_run ON match_result (run);
CREATE INDEX match_result_tutee ON match_result (tutee);
CREATE INDEX match_result_tutor ON match_result (tutor);

CREATE UNIQUE INDEX match_constraint_once ON match_constraint (programme, tutee, tutor);

CREATE TABLE pair (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  programme INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  tutee INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE NO ACTION,
  tutor INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE NO ACTION,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'reviewed', 'offered', 'accepted', 'confirmed', 'active', 'paused', 'closing', 'completed', 'declined', 'expired', 'cancelled', 'ended-early')),
  origin TEXT NOT NULL CHECK (origin IN ('run', 'hand', 'import')),
  run INTEGER REFERENCES match_run (id) ON DELETE SET NULL,
  score REAL,
  proposed_on TEXT CHECK (proposed_on = date (proposed_on)),
  started_on TEXT CHECK (started_on = date (started_on)),
  expected_end TEXT CHECK (expected_end = date (expected_end)),
  ended_on TEXT CHECK (ended_on = date (ended_on)),
  end_reason TEXT NOT NULL DEFAULT '',
  goals TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX pair_programme ON pair (programme);
CREATE INDEX pair_tutee ON pair (tutee);
CREATE INDEX pair_tutor ON pair (tutor);
CREATE INDEX pair_run ON pair (run);

CREATE TABLE plan_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  programme INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('contact', 'review', 'three-way', 'final', 'task')),
  anchor TEXT NOT NULL CHECK (anchor IN ('start', 'end')),
  days INTEGER NOT NULL DEFAULT 0 CHECK (days BETWEEN 0 AND 3660),
  window INTEGER NOT NULL DEFAULT 7 CHECK (window BETWEEN 0 AND 365)
) STRICT;
CREATE INDEX plan_step_programme ON plan_step (programme);

CREATE TABLE check_in (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pair INTEGER NOT NULL REFERENCES pair (id) ON DELETE CASCADE,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('contact', 'review', 'three-way', 'final', 'task')),
  due_on TEXT NOT NULL CHECK (due_on = date (due_on)),
  window INTEGER NOT NULL DEFAULT 7 CHECK (window BETWEEN 0 AND 365),
  state TEXT NOT NULL CHECK (state IN ('planned', 'due', 'overdue', 'done', 'waived', 'missed')),
  done_on TEXT CHECK (done_on = date (done_on)),
  satisfaction INTEGER NOT NULL DEFAULT 0 CHECK (satisfaction BETWEEN 0 AND 5),
  reason TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX check_in_pair ON check_in (pair);

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pair INTEGER NOT NULL REFERENCES pair (id) ON DELETE CASCADE,
  held_on TEXT NOT NULL CHECK (held_on = date (held_on)),
  minutes INTEGER NOT NULL DEFAULT 60 CHECK (minutes BETWEEN 0 AND 1440),
  kind TEXT NOT NULL CHECK (kind IN ('in-person', 'remote', 'phone', 'on-the-job')),
  outcome TEXT NOT NULL CHECK (outcome IN ('held', 'cancelled', 'no-show')),
  subject TEXT NOT NULL DEFAULT '',
  next_step TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX meeting_pair ON meeting (pair);

CREATE TABLE skill_assessment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pair INTEGER NOT NULL REFERENCES pair (id) ON DELETE CASCADE,
  skill INTEGER NOT NULL REFERENCES skill (id) ON DELETE NO ACTION,
  assessor TEXT NOT NULL CHECK (assessor IN ('tutee', 'tutor', 'third')),
  moment TEXT NOT NULL CHECK (moment IN ('start', 'middle', 'end')),
  assessed_on TEXT NOT NULL CHECK (assessed_on = date (assessed_on)),
  level INTEGER NOT NULL DEFAULT 0 CHECK (level BETWEEN 0 AND 4)
) STRICT;
CREATE INDEX skill_assessment_pair ON skill_assessment (pair);
CREATE INDEX skill_assessment_skill ON skill_assessment (skill);

CREATE INDEX check_in_due_on ON check_in (due_on);
CREATE INDEX meeting_held_on ON meeting (held_on);

INSERT INTO person (family_name, given_name, site, hired_on) VALUES ('Fontaine', 'Claire', 'Lyon', '2012-09-03');
INSERT INTO person (family_name, given_name, site, manager) VALUES ('Lefèvre', 'Noé', 'Nantes', 1);
INSERT INTO person_search (person_search) VALUES ('rebuild');
INSERT INTO action (name, at, source) VALUES ('Import 2 people', '2026-01-05T09:00:00Z', 'import');
INSERT INTO change (action, entity, row, operation) VALUES (1, 'person', 1, 'insert'), (1, 'person', 2, 'insert');
INSERT INTO programme (title, kind, state, starts_on, ends_on) VALUES ('Accueil 2026', 'onboarding', 'draft', '2026-01-05', '2026-12-18');
INSERT INTO criterion (programme, title, comparator, attribute, kind, missing) VALUES (1, 'Même site', 'same', 'site', 'weighted', 'neutral');
INSERT INTO enrolment (programme, person, role, state, applied_on, contract) VALUES (1, 1, 'tutor', 'matched', '2026-01-12', 'none'), (1, 2, 'tutee', 'matched', NULL, 'apprenticeship');
INSERT INTO pair (programme, tutee, tutor, state, origin, started_on) VALUES (1, 2, 1, 'active', 'hand', '2026-02-02');
INSERT INTO check_in (pair, title, kind, due_on, state) VALUES (1, 'Point à un mois', 'review', '2026-03-02', 'planned');
