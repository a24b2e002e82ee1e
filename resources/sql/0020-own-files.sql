-- Files of the company’s own fields are kept like signed copies; the number of a record that was made one with
-- another is kept, so that what was done to it is found.

-- An attachment is no longer of a document alone: the table is made anew. An id is never given twice: the journal
-- remembers it.
CREATE TABLE attachment_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  agreement INTEGER REFERENCES agreement (id) ON DELETE CASCADE,
  name TEXT NOT NULL DEFAULT '' CHECK (name <> ''),
  size INTEGER NOT NULL DEFAULT 0 CHECK (size BETWEEN 0 AND 104857600),
  content TEXT NOT NULL DEFAULT '',
  answer INTEGER REFERENCES field_value (id) ON DELETE CASCADE
) STRICT;
INSERT INTO attachment_new (id, agreement, name, size, content)
SELECT id, agreement, name, size, content FROM attachment;
DELETE FROM sqlite_sequence WHERE name = 'attachment_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'attachment_new', seq FROM sqlite_sequence WHERE name = 'attachment';
DROP TABLE attachment;
ALTER TABLE attachment_new RENAME TO attachment;
CREATE UNIQUE INDEX attachment_once ON attachment (agreement);
CREATE UNIQUE INDEX attachment_answer ON attachment (answer);

CREATE TABLE merged_record (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  record INTEGER NOT NULL DEFAULT 0 CHECK (record BETWEEN 0 AND 9007199254740991)
) STRICT;
CREATE INDEX merged_record_person ON merged_record (person);

-- What was deleted is looked for by whom it belonged to.
CREATE INDEX change_deleted ON change (entity) WHERE operation = 'delete';

-- Records merged before: something of theirs went over to the other in the action that deleted them.
INSERT INTO merged_record (person, record)
SELECT max (u.after ->> '$.person'), d.row FROM change d JOIN action a ON a.id = d.action
JOIN change u ON u.action = d.action AND u.operation = 'update' AND u.before ->> '$.person' = d.row
WHERE d.entity = 'person' AND d.operation = 'delete' AND a.state = 'done'
  AND (u.after ->> '$.person') IN (SELECT id FROM person)
GROUP BY d.row;
