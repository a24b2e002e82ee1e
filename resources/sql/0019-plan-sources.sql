-- A plan knows the templates that it comes from, and a pair what of its plan it was left without.

CREATE TABLE plan_source (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  programme INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  template INTEGER NOT NULL REFERENCES plan_template (id) ON DELETE CASCADE,
  taken TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX plan_source_programme ON plan_source (programme);
CREATE INDEX plan_source_template ON plan_source (template);

-- No reference: the step of a template that is gone still says which step of the plan goes.
ALTER TABLE plan_step ADD COLUMN template_step INTEGER NOT NULL DEFAULT 0;

ALTER TABLE pair ADD COLUMN plan_left TEXT NOT NULL DEFAULT '';
