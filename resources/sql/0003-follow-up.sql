-- Pairs, their check-ins, meetings and assessments.

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
