-- From when until when somebody is not available, so that they come back by themselves.
ALTER TABLE enrolment ADD COLUMN unavailable_from TEXT CHECK (unavailable_from = date (unavailable_from));
ALTER TABLE enrolment ADD COLUMN unavailable_until TEXT CHECK (unavailable_until = date (unavailable_until));
