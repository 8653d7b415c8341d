CREATE INDEX i ON large_order (note);
ALTER TABLE large_order ADD extra int;
