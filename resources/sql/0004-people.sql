-- What the company knows of people over time; fields and lists of its own.

CREATE TABLE presence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  starts_on TEXT CHECK (starts_on = date (starts_on)),
  ends_on TEXT CHECK (ends_on = date (ends_on)),
  site TEXT NOT NULL DEFAULT '',
  team TEXT NOT NULL DEFAULT '',
  manager INTEGER REFERENCES person (id) ON DELETE SET NULL,
  pattern TEXT NOT NULL CHECK (pattern IN ('full-time', 'part-time', 'shifts', 'nights', 'hybrid', 'remote')),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX presence_person ON presence (person);
CREATE INDEX presence_manager ON presence (manager);

CREATE TABLE person_skill (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  skill INTEGER NOT NULL REFERENCES skill (id) ON DELETE NO ACTION,
  side TEXT NOT NULL CHECK (side IN ('offered', 'wanted')),
  level INTEGER NOT NULL DEFAULT 2 CHECK (level BETWEEN 0 AND 4),
  target INTEGER NOT NULL DEFAULT 0 CHECK (target BETWEEN 0 AND 4),
  evidence TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX person_skill_person ON person_skill (person);
CREATE INDEX person_skill_skill ON person_skill (skill);
CREATE UNIQUE INDEX person_skill_once ON person_skill (person, skill, side);

CREATE TABLE saved_list (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  page TEXT NOT NULL CHECK (page IN ('people', 'candidates', 'pairs', 'check-ins', 'training')),
  programme INTEGER REFERENCES programme (id) ON DELETE SET NULL,
  search TEXT NOT NULL DEFAULT '',
  filters TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0 CHECK (position BETWEEN 0 AND 100000)
) STRICT;
CREATE INDEX saved_list_programme ON saved_list (programme);

CREATE TABLE field_definition (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  scope TEXT NOT NULL CHECK (scope IN ('person', 'tutor', 'tutee')),
  kind TEXT NOT NULL CHECK (kind IN ('text', 'long-text', 'number', 'date', 'yes-no', 'choice', 'choices', 'levels', 'scale', 'person', 'file')),
  choices TEXT NOT NULL DEFAULT '',
  required INTEGER NOT NULL DEFAULT 0 CHECK (required IN (0, 1)),
  sensitive INTEGER NOT NULL DEFAULT 0 CHECK (sensitive IN (0, 1)),
  audience TEXT NOT NULL CHECK (audience IN ('coordinators', 'everyone')),
  matching INTEGER NOT NULL DEFAULT 0 CHECK (matching IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0 CHECK (position BETWEEN 0 AND 100000),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE field_value (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  field INTEGER NOT NULL REFERENCES field_definition (id) ON DELETE CASCADE,
  person INTEGER REFERENCES person (id) ON DELETE SET NULL,
  enrolment INTEGER REFERENCES enrolment (id) ON DELETE SET NULL,
  value TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX field_value_field ON field_value (field);
CREATE INDEX field_value_person ON field_value (person);
CREATE INDEX field_value_enrolment ON field_value (enrolment);
CREATE UNIQUE INDEX field_value_of_person ON field_value (field, person) WHERE person IS NOT NULL;
CREATE UNIQUE INDEX field_value_of_enrolment ON field_value (field, enrolment) WHERE enrolment IS NOT NULL;

CREATE TABLE import_mapping (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL DEFAULT '' CHECK (source <> ''),
  columns TEXT NOT NULL DEFAULT '',
  used_on TEXT CHECK (used_on = date (used_on))
) STRICT;
CREATE UNIQUE INDEX import_mapping_once ON import_mapping (source);

ALTER TABLE organisation ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE organisation ADD COLUMN signatory TEXT NOT NULL DEFAULT '';
