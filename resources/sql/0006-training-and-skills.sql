-- The skills framework and the training of tutors.

ALTER TABLE skill ADD COLUMN code TEXT NOT NULL DEFAULT '';

CREATE TABLE skill_wording (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  skill INTEGER NOT NULL REFERENCES skill (id) ON DELETE CASCADE,
  level INTEGER NOT NULL DEFAULT 0 CHECK (level BETWEEN 0 AND 4),
  wording TEXT NOT NULL DEFAULT '' CHECK (wording <> '')
) STRICT;
CREATE INDEX skill_wording_skill ON skill_wording (skill);
CREATE UNIQUE INDEX skill_wording_once ON skill_wording (skill, level);

CREATE TABLE observable (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  skill INTEGER NOT NULL REFERENCES skill (id) ON DELETE CASCADE,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  position INTEGER NOT NULL DEFAULT 0 CHECK (position BETWEEN 0 AND 100000)
) STRICT;
CREATE INDEX observable_skill ON observable (skill);

CREATE TABLE course (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  provider TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL CHECK (kind IN ('first', 'refresher')),
  mode TEXT NOT NULL CHECK (mode IN ('in-person', 'remote', 'mixed', 'self-study')),
  hours REAL,
  validity INTEGER NOT NULL DEFAULT 0 CHECK (validity BETWEEN 0 AND 600),
  cost REAL,
  hourly_ceiling REAL,
  hours_ceiling INTEGER NOT NULL DEFAULT 0 CHECK (hours_ceiling BETWEEN 0 AND 1000),
  programme_text TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE training_session (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  course INTEGER NOT NULL REFERENCES course (id) ON DELETE NO ACTION,
  programme INTEGER REFERENCES programme (id) ON DELETE SET NULL,
  starts_on TEXT NOT NULL CHECK (starts_on = date (starts_on)),
  ends_on TEXT CHECK (ends_on = date (ends_on)),
  place TEXT NOT NULL DEFAULT '',
  trainer TEXT NOT NULL DEFAULT '',
  places INTEGER NOT NULL DEFAULT 12 CHECK (places BETWEEN 0 AND 10000),
  state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'cancelled')),
  times TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX training_session_course ON training_session (course);
CREATE INDEX training_session_programme ON training_session (programme);

CREATE TABLE attendance (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session INTEGER NOT NULL REFERENCES training_session (id) ON DELETE CASCADE,
  person INTEGER NOT NULL REFERENCES person (id) ON DELETE NO ACTION,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'enrolled', 'attended', 'validated', 'failed', 'expired', 'cancelled')),
  hours REAL,
  cost REAL,
  funding_asked REAL,
  funding_received REAL,
  valid_until TEXT CHECK (valid_until = date (valid_until)),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attendance_session ON attendance (session);
CREATE INDEX attendance_person ON attendance (person);
CREATE UNIQUE INDEX attendance_once ON attendance (session, person);
