-- An apprenticeship that is prolonged after a failed examination: the law counts it apart.
ALTER TABLE enrolment ADD COLUMN prolonged INTEGER NOT NULL DEFAULT 0 CHECK (prolonged IN (0, 1));
