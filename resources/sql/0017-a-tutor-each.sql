-- Every tutor of a team has a charter and a mission letter of their own, all of them sign the agreement, and
-- a stand-in says for whom.
ALTER TABLE agreement ADD COLUMN tutor INTEGER REFERENCES enrolment (id) ON DELETE NO ACTION;
CREATE INDEX agreement_tutor ON agreement (tutor);

-- Documents made before are those of the principal tutor of that day.
UPDATE agreement SET tutor = coalesce (
  (SELECT q.tutor FROM tutor_period q WHERE q.pair = agreement.pair AND q.function = 'principal'
     AND (q.starts_on IS NULL OR q.starts_on <= agreement.made_on)
     AND (q.ends_on IS NULL OR q.ends_on >= agreement.made_on) ORDER BY q.id LIMIT 1),
  (SELECT x.tutor FROM pair x WHERE x.id = agreement.pair));

-- A version is counted for each tutor.
DROP INDEX agreement_once;

-- The signatures of the other tutors of the team on the agreement that all sign.
CREATE TABLE agreement_signature (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  agreement INTEGER NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
  tutor INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE NO ACTION,
  signed_on TEXT CHECK (signed_on = date (signed_on))
) STRICT;
CREATE INDEX agreement_signature_agreement ON agreement_signature (agreement);
CREATE INDEX agreement_signature_tutor ON agreement_signature (tutor);

ALTER TABLE tutor_period ADD COLUMN replaces INTEGER REFERENCES enrolment (id) ON DELETE NO ACTION;
CREATE INDEX tutor_period_replaces ON tutor_period (replaces);
