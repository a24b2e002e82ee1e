-- More ways to compare, criteria kept under a name, wishes and talks, what a run was asked for.

CREATE TABLE criteria_set (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  programme INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version BETWEEN 1 AND 100000),
  kept_on TEXT CHECK (kept_on = date (kept_on)),
  content TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX criteria_set_programme ON criteria_set (programme);

-- A table with a CHECK is made anew to allow more comparators.
CREATE TABLE criterion_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  programme INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  comparator TEXT NOT NULL CHECK (comparator IN ('same', 'different', 'skills-covered', 'skill-level', 'seniority-gap', 'dates-overlap', 'not-manager', 'overlap', 'level-gap', 'offers-needs', 'site-distance', 'wishes', 'talk')),
  attribute TEXT NOT NULL CHECK (attribute IN ('none', 'site', 'team', 'job', 'language', 'field', 'availability')),
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
  id, programme, title, comparator, attribute, kind, weight, missing, minimum, maximum, active, position
) SELECT
  id, programme, title, comparator, attribute, kind, weight, missing, minimum, maximum, active, position
FROM criterion;
DROP TABLE criterion;
ALTER TABLE criterion_new RENAME TO criterion;
CREATE INDEX criterion_programme ON criterion (programme);
CREATE INDEX criterion_field ON criterion (field);
CREATE INDEX criterion_tutor_field ON criterion (tutor_field);

ALTER TABLE match_constraint ADD COLUMN decided_on TEXT CHECK (decided_on = date (decided_on));

ALTER TABLE match_run ADD COLUMN criteria_set INTEGER REFERENCES criteria_set (id) ON DELETE SET NULL;
ALTER TABLE match_run ADD COLUMN balance INTEGER NOT NULL DEFAULT 0 CHECK (balance IN (0, 1));
ALTER TABLE match_run ADD COLUMN best_worst INTEGER NOT NULL DEFAULT 0 CHECK (best_worst IN (0, 1));
ALTER TABLE match_run ADD COLUMN minimum_score INTEGER NOT NULL DEFAULT 0 CHECK (minimum_score BETWEEN 0 AND 100);
ALTER TABLE match_run ADD COLUMN reserve INTEGER NOT NULL DEFAULT 0 CHECK (reserve BETWEEN 0 AND 100000);
ALTER TABLE match_run ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE match_run ADD COLUMN load_spread REAL;
ALTER TABLE match_run ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE match_run ADD COLUMN decided_on TEXT CHECK (decided_on = date (decided_on));
ALTER TABLE match_run ADD COLUMN decision TEXT NOT NULL DEFAULT '';
ALTER TABLE match_run ADD COLUMN decided_by TEXT NOT NULL DEFAULT '';
ALTER TABLE match_run ADD COLUMN unreached TEXT NOT NULL DEFAULT '';
CREATE INDEX match_run_criteria_set ON match_run (criteria_set);

CREATE TABLE wish (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tutee INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
  tutor INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
  side TEXT NOT NULL CHECK (side IN ('tutee', 'tutor')),
  kind TEXT NOT NULL CHECK (kind IN ('prefer', 'neutral', 'avoid', 'veto')),
  rank INTEGER NOT NULL DEFAULT 0 CHECK (rank BETWEEN 0 AND 5),
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX wish_tutee ON wish (tutee);
CREATE INDEX wish_tutor ON wish (tutor);
CREATE UNIQUE INDEX wish_once ON wish (tutee, tutor, side);

CREATE TABLE talk (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tutee INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
  tutor INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
  held_on TEXT CHECK (held_on = date (held_on)),
  tutee_rating INTEGER NOT NULL DEFAULT 0 CHECK (tutee_rating BETWEEN 0 AND 5),
  tutor_rating INTEGER NOT NULL DEFAULT 0 CHECK (tutor_rating BETWEEN 0 AND 5),
  comment TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX talk_tutee ON talk (tutee);
CREATE INDEX talk_tutor ON talk (tutor);

CREATE TABLE site_distance (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  site TEXT NOT NULL DEFAULT '' CHECK (site <> ''),
  other TEXT NOT NULL DEFAULT '' CHECK (other <> ''),
  kilometres INTEGER NOT NULL DEFAULT 0 CHECK (kilometres BETWEEN 0 AND 20000)
) STRICT;
CREATE UNIQUE INDEX site_distance_once ON site_distance (site, other);

-- How much of a tutor's month one tutee takes.
ALTER TABLE programme ADD COLUMN hours_per_tutee REAL;

-- How far those had come who refused or withdrew, as far as older files tell.
ALTER TABLE enrolment ADD COLUMN left_from TEXT NOT NULL DEFAULT 'identified' CHECK (left_from IN ('identified', 'invited', 'interested', 'applied', 'manager-agreed', 'interviewed', 'accepted', 'waiting', 'matched', 'done', 'refused', 'withdrew', 'unavailable', 'retired'));
UPDATE enrolment SET left_from = CASE
  WHEN EXISTS (SELECT 1 FROM pair WHERE (tutor = enrolment.id OR tutee = enrolment.id) AND started_on IS NOT NULL) THEN 'matched'
  WHEN EXISTS (SELECT 1 FROM interview WHERE interview.enrolment = enrolment.id) THEN 'interviewed'
  WHEN state = 'refused' OR applied_on IS NOT NULL THEN 'applied'
  ELSE 'invited' END
WHERE state IN ('refused', 'withdrew');

-- The day that the plan gave a check-in, beside the one it is due on now. Older check-ins know the step
-- they come from by its words.
ALTER TABLE check_in ADD COLUMN planned_on TEXT CHECK (planned_on = date (planned_on));
UPDATE check_in SET step = (
  SELECT s.id FROM plan_step s JOIN pair p ON p.programme = s.programme
  WHERE p.id = check_in.pair AND s.title = check_in.title AND s.kind = check_in.kind ORDER BY s.id LIMIT 1
) WHERE step IS NULL;

-- What a candidate says of their experience; the law asks a minimum of some tutors.
ALTER TABLE enrolment ADD COLUMN experience REAL;

-- An objective may be about one skill.
ALTER TABLE objective ADD COLUMN skill INTEGER REFERENCES skill (id) ON DELETE SET NULL;
CREATE INDEX objective_skill ON objective (skill);

-- The language in which a document to sign was written.
ALTER TABLE agreement ADD COLUMN language TEXT NOT NULL DEFAULT '';

-- Which fields of the company’s own are columns of the list of people.
ALTER TABLE field_definition ADD COLUMN listed INTEGER NOT NULL DEFAULT 0 CHECK (listed IN (0, 1));
