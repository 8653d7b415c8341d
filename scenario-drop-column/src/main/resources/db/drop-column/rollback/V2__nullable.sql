-- First bring v1 back. What v2 inserted has no code: those few rows get one. Then, one
-- transaction each, what the scenario not-null shows: only VALIDATE reads the table, under
-- SHARE UPDATE EXCLUSIVE; the others take ACCESS EXCLUSIVE for a moment.
UPDATE large_order SET legacy_code = 'none' WHERE legacy_code IS NULL;
ALTER TABLE large_order ADD CONSTRAINT legacy_code_there CHECK (legacy_code IS NOT NULL) NOT VALID;
ALTER TABLE large_order VALIDATE CONSTRAINT legacy_code_there;
ALTER TABLE large_order ALTER COLUMN legacy_code SET NOT NULL;
ALTER TABLE large_order DROP CONSTRAINT legacy_code_there;
