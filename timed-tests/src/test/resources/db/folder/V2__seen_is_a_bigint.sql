-- ACCESS EXCLUSIVE while each row is written again: nobody reads or writes meanwhile.
ALTER TABLE notes ALTER COLUMN seen TYPE bigint;
