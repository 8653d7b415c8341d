--# case foreign key
--# verdict harmful
--# codes blocks-writes tightens
--# lock public.orders ShareRowExclusiveLock
--# lock public.customers ShareRowExclusiveLock
--# migration
ALTER TABLE orders ADD CONSTRAINT of_customer FOREIGN KEY (customer) REFERENCES customers (id);


--# case foreign key not valid
--# verdict careful
--# codes tightens
--# lock public.orders ShareRowExclusiveLock
--# lock public.customers ShareRowExclusiveLock
--# migration
ALTER TABLE orders ADD CONSTRAINT of_customer FOREIGN KEY (customer) REFERENCES customers (id) NOT VALID;


--# case validate a foreign key
--# verdict harmless
--# lock public.orders ShareUpdateExclusiveLock
--# lock public.customers RowShareLock
--# before
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, email text);
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note varchar(50), total numeric(10,2) NOT NULL DEFAULT 0, placed timestamp NOT NULL DEFAULT now());
ALTER TABLE orders ADD CONSTRAINT of_customer FOREIGN KEY (customer) REFERENCES customers (id) NOT VALID;
--# migration
ALTER TABLE orders VALIDATE CONSTRAINT of_customer;


--# case drop a foreign key
--# verdict careful
--# codes lock-queue
--# lock public.orders AccessExclusiveLock
--# lock public.customers AccessExclusiveLock
--# before
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, email text);
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note varchar(50), total numeric(10,2) NOT NULL DEFAULT 0, placed timestamp NOT NULL DEFAULT now());
ALTER TABLE orders ADD CONSTRAINT of_customer FOREIGN KEY (customer) REFERENCES customers (id);
--# migration
ALTER TABLE orders DROP CONSTRAINT of_customer;


--# case check
--# verdict harmful
--# codes blocks-reads tightens
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT named CHECK (note <> 'no such note');


--# case check not valid
--# verdict careful
--# codes tightens
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT named CHECK (note <> '') NOT VALID;


--# case validate a check
--# verdict harmless
--# lock public.orders ShareUpdateExclusiveLock
--# before
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, email text);
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note varchar(50), total numeric(10,2) NOT NULL DEFAULT 0, placed timestamp NOT NULL DEFAULT now());
ALTER TABLE orders ADD CONSTRAINT named CHECK (note <> '') NOT VALID;
--# migration
ALTER TABLE orders VALIDATE CONSTRAINT named;


--# case check, added and validated in one transaction
--# verdict harmful
--# codes blocks-reads tightens
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT named CHECK (note <> 'no such note') NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT named;


--# case unique
--# verdict harmful
--# codes blocks-reads tightens
--# lock public.t AccessExclusiveLock
--# before
CREATE TABLE t (id bigint PRIMARY KEY, n bigint NOT NULL);
--# migration
SET lock_timeout = '2s';
ALTER TABLE t ADD CONSTRAINT one UNIQUE (n);


--# case unique with an index that is there, bounded
--# verdict harmless
--# lock public.t AccessExclusiveLock
--# before
CREATE TABLE t (id bigint PRIMARY KEY, n bigint NOT NULL);
INSERT INTO t SELECT i, i FROM generate_series(1, 1000) i;
CREATE UNIQUE INDEX one_n ON t (n);
--# migration
SET lock_timeout = '2s';
ALTER TABLE t ADD CONSTRAINT one UNIQUE USING INDEX one_n;


--# case primary key
--# verdict harmful
--# codes blocks-reads tightens
--# lock public.t AccessExclusiveLock
--# before
CREATE TABLE t (n bigint NOT NULL);
--# migration
SET lock_timeout = '2s';
ALTER TABLE t ADD PRIMARY KEY (n);


--# case exclusion constraint
--# verdict harmful
--# codes blocks-reads tightens
--# lock public.t AccessExclusiveLock
--# before
CREATE TABLE t (id bigint PRIMARY KEY, during int8range NOT NULL);
--# migration
SET lock_timeout = '2s';
ALTER TABLE t ADD CONSTRAINT apart EXCLUDE USING gist (during WITH &&);


--# case drop a check, bounded
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# before
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, email text);
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note varchar(50), total numeric(10,2) NOT NULL DEFAULT 0, placed timestamp NOT NULL DEFAULT now());
ALTER TABLE orders ADD CONSTRAINT named CHECK (note <> '') NOT VALID;
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders DROP CONSTRAINT named;


--# case a new table that refers to an old one
--# verdict harmless
--# lock public.orders ShareRowExclusiveLock
--# migration
CREATE TABLE notes (id bigint PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders (id));


--# case a trigger
--# verdict harmless
--# lock public.orders ShareRowExclusiveLock
--# migration
CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER touched BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touched();


--# case unique, on a column whose values may repeat today
--# verdict harmful
--# codes blocks-reads tightens
--# lock public.customers AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE customers ADD CONSTRAINT one_email UNIQUE (email);


--# case unique, on the index that a migration builds concurrently
--# verdict careful
--# codes tightens
--# lock public.customers ShareUpdateExclusiveLock
--# conf executeInTransaction=false
--# migration
DROP INDEX CONCURRENTLY IF EXISTS one_email;
CREATE UNIQUE INDEX CONCURRENTLY one_email ON customers (lower(email));


--# case unique, together with another column
--# verdict harmful
--# codes blocks-writes tightens
--# lock public.orders ShareLock
--# migration
CREATE UNIQUE INDEX one_note ON orders (customer, note) WHERE total > 0;


--# case unique, on a column that refers
--# verdict harmful
--# codes blocks-reads tightens
--# lock public.accounts AccessExclusiveLock
--# before
CREATE TABLE people (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE accounts (id bigint PRIMARY KEY, person bigint NOT NULL REFERENCES people (id));
--# migration
SET lock_timeout = '2s';
ALTER TABLE accounts ADD CONSTRAINT one_account UNIQUE (person);


--# case unique, on a column with fewer values than rows
--# verdict harmful
--# codes fails tightens
--# lock public.t AccessExclusiveLock
--# before
CREATE TABLE t (id bigint PRIMARY KEY, paid boolean NOT NULL);
--# migration
SET lock_timeout = '2s';
ALTER TABLE t ADD CONSTRAINT one UNIQUE (paid);


--# case primary key, on a column that holds nulls
--# verdict harmful
--# codes fails tightens
--# lock public.t AccessExclusiveLock
--# before
CREATE TABLE t (n bigint, v text);
--# migration
SET lock_timeout = '2s';
ALTER TABLE t ADD PRIMARY KEY (n);


--# case foreign key to a column that gets its key in the same migration
--# verdict harmful
--# codes blocks-reads blocks-writes tightens
--# lock public.customers AccessExclusiveLock
--# lock public.orders ShareRowExclusiveLock
--# before
CREATE TABLE customers (id bigint PRIMARY KEY, code varchar(20) NOT NULL);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_code varchar(20) NOT NULL);
--# migration
SET lock_timeout = '2s';
ALTER TABLE customers ADD CONSTRAINT one_code UNIQUE (code);
ALTER TABLE orders ADD CONSTRAINT of_customer FOREIGN KEY (customer_code) REFERENCES customers (code);

--# case rename constraint, bounded
--# verdict harmless
--# lock public.t AccessExclusiveLock
--# before
CREATE TABLE t (id bigint PRIMARY KEY, n int NOT NULL, CONSTRAINT positive CHECK (n > -2147483648));
--# migration
SET lock_timeout = '2s';
ALTER TABLE t RENAME CONSTRAINT positive TO t_n_positive;

--# case key dropped with the foreign keys that need it
--# verdict harmless
--# lock public.t AccessExclusiveLock
--# lock public.child AccessExclusiveLock
--# lock public.t_code_key AccessExclusiveLock
--# before
CREATE TABLE t (id bigint PRIMARY KEY, code bigint NOT NULL CONSTRAINT t_code_key UNIQUE);
CREATE TABLE child (id bigint PRIMARY KEY, code bigint REFERENCES t (code));
--# migration
SET lock_timeout = '2s';
ALTER TABLE t DROP CONSTRAINT t_code_key CASCADE;

--# case rows mended and a check added, in one transaction
--# verdict harmful
--# codes blocks-reads tightens
--# lock public.t AccessExclusiveLock
--# before
CREATE TABLE t (id bigint PRIMARY KEY, n int);
--# migration
UPDATE t SET n = 1 WHERE n IS NULL OR n < 1;
SET LOCAL lock_timeout = '2s';
ALTER TABLE t ADD CONSTRAINT n_positive CHECK (n > 0);
