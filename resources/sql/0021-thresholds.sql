-- After how long the program speaks up, in days (months for early_months): one row, with what is shipped.
CREATE TABLE threshold (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  stage_days INTEGER NOT NULL DEFAULT 21 CHECK (stage_days BETWEEN 1 AND 365),
  invited_days INTEGER NOT NULL DEFAULT 14 CHECK (invited_days BETWEEN 1 AND 365),
  decide_days INTEGER NOT NULL DEFAULT 21 CHECK (decide_days BETWEEN 1 AND 365),
  quiet_days INTEGER NOT NULL DEFAULT 45 CHECK (quiet_days BETWEEN 1 AND 365),
  silent_days INTEGER NOT NULL DEFAULT 60 CHECK (silent_days BETWEEN 1 AND 365),
  early_months INTEGER NOT NULL DEFAULT 3 CHECK (early_months BETWEEN 0 AND 24),
  early_days INTEGER NOT NULL DEFAULT 14 CHECK (early_days BETWEEN 1 AND 365),
  contact_days INTEGER NOT NULL DEFAULT 35 CHECK (contact_days BETWEEN 1 AND 365),
  close_days INTEGER NOT NULL DEFAULT 14 CHECK (close_days BETWEEN 1 AND 365),
  refresh_days INTEGER NOT NULL DEFAULT 90 CHECK (refresh_days BETWEEN 1 AND 365)
) STRICT;
INSERT INTO threshold DEFAULT VALUES;
