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
