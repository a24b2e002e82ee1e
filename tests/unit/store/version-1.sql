-- What a workspace of schema version 1 held.
INSERT INTO person (family_name, given_name, site, hired_on) VALUES ('Fontaine', 'Claire', 'Lyon', '2012-09-03');
INSERT INTO person (family_name, given_name, site, manager) VALUES ('Lefèvre', 'Noé', 'Nantes', 1);
INSERT INTO person_search (person_search) VALUES ('rebuild');
INSERT INTO action (name, at, source) VALUES ('Import 2 people', '2026-01-05T09:00:00Z', 'import');
INSERT INTO change (action, entity, row, operation) VALUES (1, 'person', 1, 'insert'), (1, 'person', 2, 'insert');
