--# case update of all rows
--# verdict harmful
--# codes row-locks
--# lock public.orders RowExclusiveLock
--# migration
UPDATE orders SET note = 'x';


--# case update of one row
--# verdict harmless
--# lock public.orders RowExclusiveLock
--# migration
UPDATE orders SET note = 'x' WHERE id = 5;


--# case column, then update in one transaction
--# verdict harmful
--# codes blocks-reads row-locks
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN source text;
UPDATE orders SET source = 'web';


--# case delete of all rows
--# verdict harmful
--# codes destroys-data row-locks
--# lock public.orders RowExclusiveLock
--# migration
DELETE FROM orders;


--# case rows for a small table
--# verdict harmless
--# lock public.customers RowExclusiveLock
--# migration
INSERT INTO customers (name) VALUES ('first'), ('second');


--# case a copy of a table
--# verdict harmless
--# lock public.orders AccessShareLock
--# migration
CREATE TABLE orders_copy AS SELECT * FROM orders;


--# case update in batches that commit
--# verdict harmless
--# lock public.orders RowExclusiveLock
--# conf executeInTransaction=false
--# migration
DO $$ BEGIN
  FOR i IN 0..9 LOOP
    UPDATE orders SET note = 'x' WHERE id % 10 = i;
    COMMIT;
  END LOOP;
END $$;


--# case a statement that fails
--# verdict harmful
--# codes fails
--# migration
ALTER TABLE nowhere ADD COLUMN x text;


--# case accepted
--# verdict harmless
--# codes row-locks
--# lock public.orders RowExclusiveLock
--# migration
-- lab: accept row-locks because nobody writes at night
UPDATE orders SET note = 'x';


--# case rows copied into a temporary table
--# verdict harmless
--# lock public.orders AccessShareLock
--# migration
CREATE TEMPORARY TABLE dear ON COMMIT DROP AS SELECT id, total FROM orders WHERE total > 100;
SELECT count(*) FROM dear;

--# case all rows changed from another table
--# verdict harmful
--# codes row-locks
--# lock public.child RowExclusiveLock
--# lock public.parent AccessShareLock
--# before
CREATE TABLE parent (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE child (id bigint PRIMARY KEY, parent bigint NOT NULL REFERENCES parent, name text);
--# migration
WITH named AS (SELECT id, name FROM parent)
UPDATE child SET name = named.name FROM named WHERE named.id = child.parent;

--# case a column moved to a table of its own
--# verdict harmful
--# codes breaks-running-release destroys-data
--# lock public.orders AccessExclusiveLock
--# migration
CREATE TABLE order_notes (order_id bigint PRIMARY KEY, note varchar(50) NOT NULL);
INSERT INTO order_notes SELECT id, note FROM orders WHERE note IS NOT NULL;
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders DROP COLUMN note;

--# case rows deleted that another table names
--# verdict harmful
--# codes destroys-data row-locks
--# lock public.child RowExclusiveLock
--# before
CREATE TABLE parent (id bigint PRIMARY KEY, name text);
CREATE TABLE child (id bigint PRIMARY KEY, parent bigint NOT NULL REFERENCES parent);
--# migration
DELETE FROM child USING parent WHERE parent.id = child.parent;

--# case truncate with the tables that refer
--# verdict harmful
--# codes destroys-data
--# lock public.parent AccessExclusiveLock
--# lock public.parent_pkey AccessExclusiveLock
--# lock public.child AccessExclusiveLock
--# lock public.child_pkey AccessExclusiveLock
--# before
CREATE TABLE parent (id bigint PRIMARY KEY, name text);
CREATE TABLE child (id bigint PRIMARY KEY, parent bigint NOT NULL REFERENCES parent);
--# migration
SET lock_timeout = '2s';
TRUNCATE TABLE parent CASCADE;
