--# case update of all rows
--# verdict harmful
--# codes row-locks
--# lock public.orders RowExclusiveLock
--# before
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, email text);
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note varchar(50), total numeric(10,2) NOT NULL DEFAULT 0, placed timestamp NOT NULL DEFAULT now());
--# migration
UPDATE orders SET note = 'x';


--# case update of one row
--# verdict harmless
--# lock public.orders RowExclusiveLock
--# before
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, email text);
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note varchar(50), total numeric(10,2) NOT NULL DEFAULT 0, placed timestamp NOT NULL DEFAULT now());
--# migration
UPDATE orders SET note = 'x' WHERE id = 5;


--# case column, then update in one transaction
--# verdict harmful
--# codes blocks-reads row-locks
--# lock public.orders AccessExclusiveLock
--# before
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, email text);
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note varchar(50), total numeric(10,2) NOT NULL DEFAULT 0, placed timestamp NOT NULL DEFAULT now());
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN source text;
UPDATE orders SET source = 'web';


--# case delete of all rows
--# verdict harmful
--# codes destroys-data row-locks
--# lock public.orders RowExclusiveLock
--# before
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, email text);
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note varchar(50), total numeric(10,2) NOT NULL DEFAULT 0, placed timestamp NOT NULL DEFAULT now());
--# migration
DELETE FROM orders;


--# case rows for a small table
--# verdict harmless
--# lock public.customers RowExclusiveLock
--# before
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, email text);
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note varchar(50), total numeric(10,2) NOT NULL DEFAULT 0, placed timestamp NOT NULL DEFAULT now());
--# migration
INSERT INTO customers (name) VALUES ('first'), ('second');


--# case a copy of a table
--# verdict harmless
--# lock public.orders AccessShareLock
--# before
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, email text);
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note varchar(50), total numeric(10,2) NOT NULL DEFAULT 0, placed timestamp NOT NULL DEFAULT now());
--# migration
CREATE TABLE orders_copy AS SELECT * FROM orders;


--# case update in batches that commit
--# verdict harmless
--# lock public.orders RowExclusiveLock
--# conf executeInTransaction=false
--# before
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, email text);
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note varchar(50), total numeric(10,2) NOT NULL DEFAULT 0, placed timestamp NOT NULL DEFAULT now());
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
--# before
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, email text);
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note varchar(50), total numeric(10,2) NOT NULL DEFAULT 0, placed timestamp NOT NULL DEFAULT now());
--# migration
ALTER TABLE nowhere ADD COLUMN x text;


--# case accepted
--# verdict harmless
--# codes row-locks
--# lock public.orders RowExclusiveLock
--# before
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, email text);
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note varchar(50), total numeric(10,2) NOT NULL DEFAULT 0, placed timestamp NOT NULL DEFAULT now());
--# migration
-- lab: accept row-locks because nobody writes at night
UPDATE orders SET note = 'x';

