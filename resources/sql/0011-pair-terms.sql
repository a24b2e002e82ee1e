-- What a pair agrees on beside its goals, and decisions by hand as they stood when a run was made.
ALTER TABLE pair ADD COLUMN rhythm TEXT NOT NULL DEFAULT '';
ALTER TABLE pair ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE pair ADD COLUMN hours_per_month REAL;

ALTER TABLE match_run ADD COLUMN decisions TEXT NOT NULL DEFAULT '';

-- Reasons given before were not meant to be printed.
ALTER TABLE match_constraint ADD COLUMN reason_shown INTEGER NOT NULL DEFAULT 0 CHECK (reason_shown IN (0, 1));
