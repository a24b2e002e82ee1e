-- What a workspace of schema version 9 held.
INSERT INTO person (family_name, given_name, site, hired_on) VALUES ('Fontaine', 'Claire', 'Lyon', '2012-09-03');
INSERT INTO person (family_name, given_name, site, manager) VALUES ('Lefèvre', 'Noé', 'Nantes', 1);
INSERT INTO person_search (person_search) VALUES ('rebuild');
INSERT INTO action (name, at, source) VALUES ('Import 2 people', '2026-01-05T09:00:00Z', 'import');
INSERT INTO change (action, entity, row, operation) VALUES (1, 'person', 1, 'insert'), (1, 'person', 2, 'insert');
INSERT INTO programme (title, kind, state, starts_on, ends_on) VALUES ('Accueil 2026', 'onboarding', 'draft', '2026-01-05', '2026-12-18');
INSERT INTO field_definition (title, scope, kind, audience, listed) VALUES ('Taille de gants', 'person', 'text', 'everyone', 1);
INSERT INTO field_value (field, person, value) VALUES (1, 2, '8');
INSERT INTO criterion (programme, title, comparator, attribute, kind, missing, field) VALUES (1, 'Même site', 'same', 'site', 'weighted', 'neutral', 1);
INSERT INTO plan_template (title, kind) VALUES ('Accueil', 'onboarding');
INSERT INTO plan_template_step (template, title, kind, anchor, days, owner) VALUES (1, 'Point à un mois', 'review', 'start', 30, 'coordinator');
INSERT INTO plan_step (programme, title, kind, anchor, days, owner) VALUES (1, 'Point à un mois', 'review', 'start', 30, 'coordinator'), (1, 'Bilan final', 'final', 'end', 0, 'manager'), (1, 'Retiré', 'task', 'start', 3, 'tutor');
DELETE FROM plan_step WHERE id = 3;
INSERT INTO enrolment (programme, person, role, state, applied_on, contract, state_since) VALUES (1, 1, 'tutor', 'matched', '2026-01-12', 'none', '2026-01-12'), (1, 2, 'tutee', 'matched', NULL, 'apprenticeship', NULL);
INSERT INTO pair (programme, tutee, tutor, state, origin, started_on, tutor_answer, tutee_answer) VALUES (1, 2, 1, 'active', 'hand', '2026-02-02', 'accepted', 'accepted');
INSERT INTO check_in (pair, title, kind, due_on, state, step) VALUES (1, 'Point à un mois', 'review', '2026-03-02', 'planned', 2);
INSERT INTO match_constraint (programme, tutee, tutor, kind, reason) VALUES (1, 2, 1, 'lock', 'Ils travaillent déjà ensemble');
INSERT INTO match_run (programme, title, run_on, state, tutees, tutors, seats, served) VALUES (1, 'Premier appariement', '2026-01-20', 'adopted', 1, 1, 1, 1);
