-- A comment belongs to no statement.
CREATE INDEX i ON large_order (note);
ALTER TABLE large_order ADD extra int;
