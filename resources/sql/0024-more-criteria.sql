-- Diplomas, years of experience and remote work can be compared: the table is made anew to allow three attributes more. An id is never given twice: the
-- journal remembers it.
CREATE TABLE criterion_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  programme INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  comparator TEXT NOT NULL CHECK (comparator IN ('same', 'different', 'skills-covered', 'skill-level', 'seniority-gap', 'dates-overlap', 'not-manager', 'overlap', 'level-gap', 'offers-needs', 'site-distance', 'wishes', 'talk')),
  attribute TEXT NOT NULL CHECK (attribute IN ('none', 'site', 'team', 'job', 'language', 'field', 'availability', 'contract', 'diploma', 'experience', 'remote')),
  kind TEXT NOT NULL CHECK (kind IN ('must', 'must-not', 'weighted')),
  weight INTEGER NOT NULL DEFAULT 5 CHECK (weight BETWEEN 0 AND 10),
  missing TEXT NOT NULL CHECK (missing IN ('neutral', 'penalise', 'exclude')),
  minimum INTEGER NOT NULL DEFAULT 0 CHECK (minimum BETWEEN 0 AND 100000),
  maximum INTEGER NOT NULL DEFAULT 0 CHECK (maximum BETWEEN 0 AND 100000),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0 CHECK (position BETWEEN 0 AND 100000),
  field INTEGER REFERENCES field_definition (id) ON DELETE SET NULL,
  viewpoint TEXT NOT NULL DEFAULT 'both' CHECK (viewpoint IN ('both', 'tutee', 'tutor')),
  tutor_field INTEGER REFERENCES field_definition (id) ON DELETE SET NULL
) STRICT;
INSERT INTO criterion_new (
  id, programme, title, comparator, attribute, kind, weight, missing, minimum, maximum, active, position, field, viewpoint, tutor_field
) SELECT
  id, programme, title, comparator, attribute, kind, weight, missing, minimum, maximum, active, position, field, viewpoint, tutor_field
FROM criterion;
DELETE FROM sqlite_sequence WHERE name = 'criterion_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'criterion_new', seq FROM sqlite_sequence WHERE name = 'criterion';
DROP TABLE criterion;
ALTER TABLE criterion_new RENAME TO criterion;
CREATE INDEX criterion_programme ON criterion (programme);
CREATE INDEX criterion_field ON criterion (field);
CREATE INDEX criterion_tutor_field ON criterion (tutor_field);
