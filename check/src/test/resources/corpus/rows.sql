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

