-- Letters that are no accented ones to Unicode, such as œ and ł, are found as people type them.
DROP TABLE person_search;
CREATE VIEW person_spelled AS
SELECT id, binome_spell_out (family_name) AS family_name, binome_spell_out (given_name) AS given_name, staff_number,
  email, binome_spell_out (site) AS site, binome_spell_out (team) AS team, binome_spell_out (job) AS job
FROM person;
CREATE VIRTUAL TABLE person_search USING fts5 (
  family_name, given_name, staff_number, email, site, team, job,
  content = 'person_spelled', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO person_search (person_search) VALUES ('rebuild');
