-- What a workspace of schema version 2 held.
INSERT INTO person (family_name, given_name, site, hired_on) VALUES ('Fontaine', 'Claire', 'Lyon', '2012-09-03');
INSERT INTO person (family_name, given_name, site, manager) VALUES ('Lefèvre', 'Noé', 'Nantes', 1);
INSERT INTO person_search (person_search) VALUES ('rebuild');
INSERT INTO action (name, at, source) VALUES ('Import 2 people', '2026-01-05T09:00:00Z', 'import');
INSERT INTO change (action, entity, row, operation) VALUES (1, 'person', 1, 'insert'), (1, 'person', 2, 'insert');
INSERT INTO programme (title, kind, state, starts_on, ends_on) VALUES ('Accueil 2026', 'onboarding', 'draft', '2026-01-05', '2026-12-18');
INSERT INTO criterion (programme, title, comparator, attribute, kind, missing) VALUES (1, 'Même site', 'same', 'site', 'weighted', 'neutral');
