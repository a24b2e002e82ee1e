-- Letters: the company’s own wording, and what was sent to whom.

CREATE TABLE letter_template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  letter TEXT NOT NULL DEFAULT '' CHECK (letter <> ''),
  language TEXT NOT NULL DEFAULT '' CHECK (language <> ''),
  subject TEXT NOT NULL DEFAULT '' CHECK (subject <> ''),
  body TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1 CHECK (version BETWEEN 1 AND 100000),
  changed_on TEXT CHECK (changed_on = date (changed_on))
) STRICT;
CREATE UNIQUE INDEX letter_template_once ON letter_template (letter, language);

CREATE TABLE letter (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  letter TEXT NOT NULL DEFAULT '' CHECK (letter <> ''),
  language TEXT NOT NULL DEFAULT '',
  person INTEGER REFERENCES person (id) ON DELETE SET NULL,
  programme INTEGER REFERENCES programme (id) ON DELETE SET NULL,
  enrolment INTEGER REFERENCES enrolment (id) ON DELETE SET NULL,
  pair INTEGER REFERENCES pair (id) ON DELETE SET NULL,
  subject TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  made_on TEXT CHECK (made_on = date (made_on)),
  way TEXT NOT NULL CHECK (way IN ('printed', 'pdf', 'message', 'mail')),
  version INTEGER NOT NULL DEFAULT 0 CHECK (version BETWEEN 0 AND 100000)
) STRICT;
CREATE INDEX letter_person ON letter (person);
CREATE INDEX letter_programme ON letter (programme);
CREATE INDEX letter_enrolment ON letter (enrolment);
CREATE INDEX letter_pair ON letter (pair);
