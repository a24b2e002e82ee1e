-- The next best tutor, proposed after a refusal, is of no matching run: the table is made anew to allow one origin
-- more. An id is never given twice: the journal remembers it.
CREATE TABLE pair_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  programme INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  tutee INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE NO ACTION,
  tutor INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE NO ACTION,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'reviewed', 'offered', 'accepted', 'confirmed', 'active', 'paused', 'closing', 'completed', 'declined', 'expired', 'cancelled', 'ended-early')),
  origin TEXT NOT NULL CHECK (origin IN ('run', 'hand', 'import', 'next')),
  run INTEGER REFERENCES match_run (id) ON DELETE SET NULL,
  score REAL,
  proposed_on TEXT CHECK (proposed_on = date (proposed_on)),
  started_on TEXT CHECK (started_on = date (started_on)),
  expected_end TEXT CHECK (expected_end = date (expected_end)),
  ended_on TEXT CHECK (ended_on = date (ended_on)),
  end_reason TEXT NOT NULL DEFAULT '',
  goals TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  tutor_asked_on TEXT CHECK (tutor_asked_on = date (tutor_asked_on)),
  tutor_answer TEXT NOT NULL DEFAULT 'awaited' CHECK (tutor_answer IN ('awaited', 'accepted', 'declined')),
  tutee_asked_on TEXT CHECK (tutee_asked_on = date (tutee_asked_on)),
  tutee_answer TEXT NOT NULL DEFAULT 'awaited' CHECK (tutee_answer IN ('awaited', 'accepted', 'declined')),
  decline_reason TEXT NOT NULL DEFAULT 'none' CHECK (decline_reason IN ('none', 'workload', 'dates', 'distance', 'field', 'relation', 'leaving', 'other')),
  rhythm TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  hours_per_month REAL,
  plan_left TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO pair_new (
  id, programme, tutee, tutor, state, origin, run, score, proposed_on, started_on, expected_end, ended_on, end_reason, goals, note, tutor_asked_on, tutor_answer, tutee_asked_on, tutee_answer, decline_reason, rhythm, place, hours_per_month, plan_left
) SELECT
  id, programme, tutee, tutor, state, origin, run, score, proposed_on, started_on, expected_end, ended_on, end_reason, goals, note, tutor_asked_on, tutor_answer, tutee_asked_on, tutee_answer, decline_reason, rhythm, place, hours_per_month, plan_left
FROM pair;
DELETE FROM sqlite_sequence WHERE name = 'pair_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'pair_new', seq FROM sqlite_sequence WHERE name = 'pair';
DROP TABLE pair;
ALTER TABLE pair_new RENAME TO pair;
CREATE INDEX pair_programme ON pair (programme);
CREATE INDEX pair_tutee ON pair (tutee);
CREATE INDEX pair_tutor ON pair (tutor);
CREATE INDEX pair_run ON pair (run);
