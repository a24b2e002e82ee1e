-- Answers, teams of tutors, documents to sign, action plans.

ALTER TABLE pair ADD COLUMN tutor_asked_on TEXT CHECK (tutor_asked_on = date (tutor_asked_on));
ALTER TABLE pair ADD COLUMN tutor_answer TEXT NOT NULL DEFAULT 'awaited'
  CHECK (tutor_answer IN ('awaited', 'accepted', 'declined'));
ALTER TABLE pair ADD COLUMN tutee_asked_on TEXT CHECK (tutee_asked_on = date (tutee_asked_on));
ALTER TABLE pair ADD COLUMN tutee_answer TEXT NOT NULL DEFAULT 'awaited'
  CHECK (tutee_answer IN ('awaited', 'accepted', 'declined'));
ALTER TABLE pair ADD COLUMN decline_reason TEXT NOT NULL DEFAULT 'none'
  CHECK (decline_reason IN ('none', 'workload', 'dates', 'distance', 'field', 'relation', 'leaving', 'other'));
-- A pair that went beyond its offer was accepted by both.
UPDATE pair SET tutor_answer = 'accepted', tutee_answer = 'accepted'
WHERE state IN ('accepted', 'confirmed', 'active', 'paused', 'closing', 'completed', 'ended-early');

ALTER TABLE plan_step ADD COLUMN job TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_step ADD COLUMN owner TEXT NOT NULL DEFAULT 'coordinator'
  CHECK (owner IN ('coordinator', 'tutor', 'tutee', 'manager'));
ALTER TABLE check_in ADD COLUMN step INTEGER REFERENCES plan_step (id) ON DELETE SET NULL;
CREATE INDEX check_in_step ON check_in (step);

CREATE TABLE tutor_period (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pair INTEGER NOT NULL REFERENCES pair (id) ON DELETE CASCADE,
  tutor INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE NO ACTION,
  function TEXT NOT NULL CHECK (function IN ('principal', 'second', 'operational')),
  share INTEGER NOT NULL DEFAULT 100 CHECK (share BETWEEN 0 AND 100),
  reference INTEGER NOT NULL DEFAULT 0 CHECK (reference IN (0, 1)),
  starts_on TEXT CHECK (starts_on = date (starts_on)),
  ends_on TEXT CHECK (ends_on = date (ends_on)),
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX tutor_period_pair ON tutor_period (pair);
CREATE INDEX tutor_period_tutor ON tutor_period (tutor);

CREATE TABLE agreement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pair INTEGER NOT NULL REFERENCES pair (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('charter', 'mission-letter', 'agreement')),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version BETWEEN 1 AND 1000),
  state TEXT NOT NULL CHECK (state IN ('draft', 'partly-signed', 'signed', 'revised')),
  made_on TEXT CHECK (made_on = date (made_on)),
  tutor_signed_on TEXT CHECK (tutor_signed_on = date (tutor_signed_on)),
  tutee_signed_on TEXT CHECK (tutee_signed_on = date (tutee_signed_on)),
  manager_signed_on TEXT CHECK (manager_signed_on = date (manager_signed_on)),
  company_signed_on TEXT CHECK (company_signed_on = date (company_signed_on)),
  text TEXT NOT NULL DEFAULT '',
  scan TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX agreement_pair ON agreement (pair);
CREATE UNIQUE INDEX agreement_once ON agreement (pair, kind, version);

CREATE TABLE action_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pair INTEGER NOT NULL REFERENCES pair (id) ON DELETE CASCADE,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  skill INTEGER REFERENCES skill (id) ON DELETE SET NULL,
  situation TEXT NOT NULL DEFAULT '',
  resource TEXT NOT NULL DEFAULT '',
  due_on TEXT CHECK (due_on = date (due_on)),
  evidence TEXT NOT NULL DEFAULT '',
  start_level INTEGER NOT NULL DEFAULT 0 CHECK (start_level BETWEEN 0 AND 4),
  target_level INTEGER NOT NULL DEFAULT 3 CHECK (target_level BETWEEN 0 AND 4),
  level INTEGER NOT NULL DEFAULT 0 CHECK (level BETWEEN 0 AND 4),
  done_on TEXT CHECK (done_on = date (done_on)),
  state TEXT NOT NULL CHECK (state IN ('open', 'under-way', 'reached', 'partly-reached', 'dropped')),
  position INTEGER NOT NULL DEFAULT 0 CHECK (position BETWEEN 0 AND 100000)
) STRICT;
CREATE INDEX action_step_pair ON action_step (pair);
CREATE INDEX action_step_skill ON action_step (skill);

CREATE TABLE plan_template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('onboarding', 'apprenticeship', 'professionalisation', 'transfer', 'mobility', 'reverse', 'peer', 'other')),
  job TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE plan_template_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  template INTEGER NOT NULL REFERENCES plan_template (id) ON DELETE CASCADE,
  title TEXT NOT NULL DEFAULT '' CHECK (title <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('contact', 'review', 'three-way', 'final', 'task')),
  anchor TEXT NOT NULL CHECK (anchor IN ('start', 'end')),
  days INTEGER NOT NULL DEFAULT 0 CHECK (days BETWEEN 0 AND 3660),
  window INTEGER NOT NULL DEFAULT 7 CHECK (window BETWEEN 0 AND 365),
  owner TEXT NOT NULL CHECK (owner IN ('coordinator', 'tutor', 'tutee', 'manager'))
) STRICT;
CREATE INDEX plan_template_step_template ON plan_template_step (template);
