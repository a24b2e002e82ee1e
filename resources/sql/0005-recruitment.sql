-- From a call for volunteers to a place.

-- A table with a CHECK is made anew to allow one more state.
CREATE TABLE enrolment_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  programme INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  person INTEGER NOT NULL REFERENCES person (id) ON DELETE NO ACTION,
  role TEXT NOT NULL CHECK (role IN ('tutor', 'tutee')),
  state TEXT NOT NULL CHECK (state IN ('identified', 'invited', 'interested', 'applied', 'manager-agreed', 'interviewed', 'accepted', 'waiting', 'matched', 'done', 'refused', 'withdrew', 'unavailable', 'retired')),
  applied_on TEXT CHECK (applied_on = date (applied_on)),
  capacity INTEGER NOT NULL DEFAULT 1 CHECK (capacity BETWEEN 0 AND 99),
  hours_per_month REAL,
  contract TEXT NOT NULL CHECK (contract IN ('none', 'apprenticeship', 'professionalisation', 'internship', 'aided', 'civic-service')),
  starts_on TEXT CHECK (starts_on = date (starts_on)),
  ends_on TEXT CHECK (ends_on = date (ends_on)),
  goals TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  ended_on TEXT CHECK (ended_on = date (ended_on)),
  state_since TEXT CHECK (state_since = date (state_since)),
  waiting_since TEXT CHECK (waiting_since = date (waiting_since)),
  priority INTEGER NOT NULL DEFAULT 0 CHECK (priority BETWEEN 0 AND 3)
) STRICT;
INSERT INTO enrolment_new (
  id, programme, person, role, state, applied_on, capacity,
  hours_per_month, contract, starts_on, ends_on, goals, reason, ended_on
) SELECT
  id, programme, person, role, state, applied_on, capacity,
  hours_per_month, contract, starts_on, ends_on, goals, reason, ended_on
FROM enrolment;
-- What was begun before states had a day: the application’s, where there is one.
UPDATE enrolment_new SET state_since = applied_on;
DROP TABLE enrolment;
ALTER TABLE enrolment_new RENAME TO enrolment;
CREATE INDEX enrolment_programme ON enrolment (programme);
CREATE INDEX enrolment_person ON enrolment (person);
CREATE UNIQUE INDEX enrolment_once ON enrolment (programme, person, role);

CREATE TABLE communication (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  programme INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  audience TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL CHECK (channel IN ('poster', 'letter', 'e-mail', 'intranet', 'meeting', 'other')),
  message TEXT NOT NULL DEFAULT '',
  planned_on TEXT CHECK (planned_on = date (planned_on)),
  done_on TEXT CHECK (done_on = date (done_on)),
  author TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('planned', 'done', 'cancelled')),
  reach INTEGER NOT NULL DEFAULT 0 CHECK (reach BETWEEN 0 AND 10000000)
) STRICT;
CREATE INDEX communication_programme ON communication (programme);

CREATE TABLE manager_agreement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  enrolment INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
  manager INTEGER REFERENCES person (id) ON DELETE SET NULL,
  asked_on TEXT CHECK (asked_on = date (asked_on)),
  answered_on TEXT CHECK (answered_on = date (answered_on)),
  answer TEXT NOT NULL CHECK (answer IN ('awaited', 'yes', 'limited', 'no')),
  hours_per_month REAL,
  starts_on TEXT CHECK (starts_on = date (starts_on)),
  ends_on TEXT CHECK (ends_on = date (ends_on)),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX manager_agreement_enrolment ON manager_agreement (enrolment);
CREATE INDEX manager_agreement_manager ON manager_agreement (manager);

CREATE TABLE interview (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  enrolment INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
  held_on TEXT CHECK (held_on = date (held_on)),
  interviewer TEXT NOT NULL DEFAULT '',
  motivation INTEGER NOT NULL DEFAULT 0 CHECK (motivation BETWEEN 0 AND 4),
  expertise INTEGER NOT NULL DEFAULT 0 CHECK (expertise BETWEEN 0 AND 4),
  pedagogy INTEGER NOT NULL DEFAULT 0 CHECK (pedagogy BETWEEN 0 AND 4),
  availability INTEGER NOT NULL DEFAULT 0 CHECK (availability BETWEEN 0 AND 4),
  decision TEXT NOT NULL CHECK (decision IN ('open', 'accept', 'wait', 'refuse')),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX interview_enrolment ON interview (enrolment);

CREATE TABLE availability (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  weekday TEXT NOT NULL CHECK (weekday IN ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')),
  starts_at INTEGER NOT NULL DEFAULT 540 CHECK (starts_at BETWEEN 0 AND 1440),
  ends_at INTEGER NOT NULL DEFAULT 720 CHECK (ends_at BETWEEN 0 AND 1440),
  place TEXT NOT NULL CHECK (place IN ('either', 'site', 'remote'))
) STRICT;
CREATE INDEX availability_person ON availability (person);

CREATE TABLE absence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  starts_on TEXT NOT NULL CHECK (starts_on = date (starts_on)),
  ends_on TEXT NOT NULL CHECK (ends_on = date (ends_on)),
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX absence_person ON absence (person);
