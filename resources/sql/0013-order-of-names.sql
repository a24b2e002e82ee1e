-- Lists of people begin in the order of their names: their first rows are read from here, and nothing is sorted.
CREATE INDEX person_name ON person (family_name COLLATE binome, given_name COLLATE binome);
