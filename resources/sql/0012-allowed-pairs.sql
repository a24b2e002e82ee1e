-- Pairs that the co-ordinator allows, whatever the criteria say: beside those kept together or apart.

-- A table with a CHECK is made anew to allow more. An id is never given twice: the journal remembers it.
CREATE TABLE match_constraint_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  programme INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  tutee INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE NO ACTION,
  tutor INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE NO ACTION,
  kind TEXT NOT NULL CHECK (kind IN ('forbid', 'lock', 'allow')),
  reason TEXT NOT NULL DEFAULT '',
  decided_on TEXT CHECK (decided_on = date (decided_on)),
  reason_shown INTEGER NOT NULL DEFAULT 0 CHECK (reason_shown IN (0, 1))
) STRICT;
INSERT INTO match_constraint_new (id, programme, tutee, tutor, kind, reason, decided_on, reason_shown)
SELECT id, programme, tutee, tutor, kind, reason, decided_on, reason_shown FROM match_constraint;
DELETE FROM sqlite_sequence WHERE name = 'match_constraint_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'match_constraint_new', seq FROM sqlite_sequence WHERE name = 'match_constraint';
DROP TABLE match_constraint;
ALTER TABLE match_constraint_new RENAME TO match_constraint;
CREATE INDEX match_constraint_programme ON match_constraint (programme);
CREATE INDEX match_constraint_tutee ON match_constraint (tutee);
CREATE INDEX match_constraint_tutor ON match_constraint (tutor);
CREATE UNIQUE INDEX match_constraint_once ON match_constraint (programme, tutee, tutor);
