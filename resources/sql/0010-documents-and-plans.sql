-- Files kept in the workspace, check-ins before the start and after the end of a pair, fields that the
-- person they are about may see.

-- The signed copy of a document: its content in base64, so that the journal can keep it as well.
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  agreement INTEGER NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
  name TEXT NOT NULL DEFAULT '' CHECK (name <> ''),
  size INTEGER NOT NULL DEFAULT 0 CHECK (size BETWEEN 0 AND 104857600),
  content TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX attachment_once ON attachment (agreement);

-- Tables with a CHECK are made anew to allow more. An id is never given twice: the journal remembers it.
CREATE TABLE plan_step_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  programme INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('contact', 'review', 'three-way', 'final', 'task')),
  anchor TEXT NOT NULL CHECK (anchor IN ('upfront', 'start', 'end', 'after')),
  days INTEGER NOT NULL DEFAULT 0 CHECK (days BETWEEN 0 AND 3660),
  window INTEGER NOT NULL DEFAULT 7 CHECK (window BETWEEN 0 AND 365),
  job TEXT NOT NULL DEFAULT '',
  owner TEXT NOT NULL DEFAULT 'coordinator' CHECK (owner IN ('coordinator', 'tutor', 'tutee', 'manager'))
) STRICT;
INSERT INTO plan_step_new (id, programme, title, kind, anchor, days, window, job, owner)
SELECT id, programme, title, kind, anchor, days, window, job, owner FROM plan_step;
DELETE FROM sqlite_sequence WHERE name = 'plan_step_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'plan_step_new', seq FROM sqlite_sequence WHERE name = 'plan_step';
DROP TABLE plan_step;
ALTER TABLE plan_step_new RENAME TO plan_step;
CREATE INDEX plan_step_programme ON plan_step (programme);

CREATE TABLE plan_template_step_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  template INTEGER NOT NULL REFERENCES plan_template (id) ON DELETE CASCADE,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('contact', 'review', 'three-way', 'final', 'task')),
  anchor TEXT NOT NULL CHECK (anchor IN ('upfront', 'start', 'end', 'after')),
  days INTEGER NOT NULL DEFAULT 0 CHECK (days BETWEEN 0 AND 3660),
  window INTEGER NOT NULL DEFAULT 7 CHECK (window BETWEEN 0 AND 365),
  owner TEXT NOT NULL CHECK (owner IN ('coordinator', 'tutor', 'tutee', 'manager'))
) STRICT;
INSERT INTO plan_template_step_new (id, template, title, kind, anchor, days, window, owner)
SELECT id, template, title, kind, anchor, days, window, owner FROM plan_template_step;
DELETE FROM sqlite_sequence WHERE name = 'plan_template_step_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'plan_template_step_new', seq FROM sqlite_sequence WHERE name = 'plan_template_step';
DROP TABLE plan_template_step;
ALTER TABLE plan_template_step_new RENAME TO plan_template_step;
CREATE INDEX plan_template_step_template ON plan_template_step (template);

CREATE TABLE field_definition_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  scope TEXT NOT NULL CHECK (scope IN ('person', 'tutor', 'tutee')),
  kind TEXT NOT NULL CHECK (kind IN ('text', 'long-text', 'number', 'date', 'yes-no', 'choice', 'choices', 'levels', 'scale', 'person', 'file')),
  choices TEXT NOT NULL DEFAULT '',
  required INTEGER NOT NULL DEFAULT 0 CHECK (required IN (0, 1)),
  sensitive INTEGER NOT NULL DEFAULT 0 CHECK (sensitive IN (0, 1)),
  audience TEXT NOT NULL CHECK (audience IN ('coordinators', 'subject', 'everyone')),
  matching INTEGER NOT NULL DEFAULT 0 CHECK (matching IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0 CHECK (position BETWEEN 0 AND 100000),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  listed INTEGER NOT NULL DEFAULT 0 CHECK (listed IN (0, 1))
) STRICT;
INSERT INTO field_definition_new (
  id, title, scope, kind, choices, required, sensitive, audience, matching, position, active, listed
) SELECT
  id, title, scope, kind, choices, required, sensitive, audience, matching, position, active, listed
FROM field_definition;
DELETE FROM sqlite_sequence WHERE name = 'field_definition_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'field_definition_new', seq FROM sqlite_sequence WHERE name = 'field_definition';
DROP TABLE field_definition;
ALTER TABLE field_definition_new RENAME TO field_definition;
