-- What a workspace of schema version 3 held.
INSERT INTO person (family_name, given_name, site, hired_on) VALUES ('Fontaine', 'Claire', 'Lyon', '2012-09-03');
INSERT INTO person (family_name, given_name, site, manager) VALUES ('Lefèvre', 'Noé', 'Nantes', 1);
INSERT INTO person_search (person_search) VALUES ('rebuild');
INSERT INTO action (name, at, source) VALUES ('Import 2 people', '2026-01-05T09:00:00Z', 'import');
INSERT INTO change (action, entity, row, operation) VALUES (1, 'person', 1, 'insert'), (1, 'person', 2, 'insert');
INSERT INTO programme (title, kind, state, starts_on, ends_on) VALUES ('Accueil 2026', 'onboarding', 'draft', '2026-01-05', '2026-12-18');
INSERT INTO criterion (programme, title, comparator, attribute, kind, missing) VALUES (1, 'Même site', 'same', 'site', 'weighted', 'neutral');
INSERT INTO enrolment (programme, person, role, state, applied_on, contract) VALUES (1, 1, 'tutor', 'matched', '2026-01-12', 'none'), (1, 2, 'tutee', 'matched', NULL, 'apprenticeship');
INSERT INTO pair (programme, tutee, tutor, state, origin, started_on) VALUES (1, 2, 1, 'active', 'hand', '2026-02-02');
INSERT INTO check_in (pair, title, kind, due_on, state) VALUES (1, 'Point à un mois', 'review', '2026-03-02', 'planned');
