--# case new table
--# verdict harmless
--# migration
CREATE TABLE notes (id bigint PRIMARY KEY, body text);


--# case drop table, bounded
--# verdict harmful
--# codes breaks-running-release destroys-data
--# lock public.orders AccessExclusiveLock
--# lock public.orders_id_seq AccessExclusiveLock
--# lock public.orders_pkey AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
DROP TABLE orders;


--# case rename table, bounded
--# verdict harmful
--# codes breaks-running-release
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders RENAME TO purchases;


--# case rename table behind a view, bounded
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders RENAME TO purchases;
CREATE VIEW orders AS SELECT * FROM purchases;


--# case truncate, bounded
--# verdict harmful
--# codes destroys-data
--# lock public.orders AccessExclusiveLock
--# lock public.orders_pkey AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
TRUNCATE orders;


--# case a view
--# verdict harmless
--# lock public.orders AccessShareLock
--# migration
CREATE VIEW small_orders AS SELECT id, note FROM orders;


--# case materialized view refreshed
--# verdict harmful
--# codes blocks-reads lock-queue
--# lock public.sums AccessExclusiveLock
--# before
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, email text);
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note varchar(50), total numeric(10,2) NOT NULL DEFAULT 0, placed timestamp NOT NULL DEFAULT now());
CREATE MATERIALIZED VIEW sums AS SELECT customer, sum(total) AS total FROM orders GROUP BY customer;
--# migration
REFRESH MATERIALIZED VIEW sums;


--# case cluster
--# verdict harmful
--# codes blocks-reads rewrites
--# lock public.orders AccessExclusiveLock
--# lock public.orders_pkey AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
CLUSTER orders USING orders_pkey;


--# case vacuum full
--# verdict harmful
--# codes blocks-reads lock-queue rewrites
--# lock public.orders AccessExclusiveLock
--# lock public.orders_pkey AccessExclusiveLock
--# migration
VACUUM FULL orders;


--# case vacuum
--# verdict harmless
--# lock public.orders ShareUpdateExclusiveLock
--# migration
VACUUM orders;


--# case analyze
--# verdict harmless
--# lock public.orders ShareUpdateExclusiveLock
--# migration
ANALYZE orders;


--# case set logged
--# verdict harmful
--# codes blocks-reads rewrites
--# lock public.orders AccessExclusiveLock
--# lock public.orders_id_seq AccessExclusiveLock
--# lock public.orders_pkey AccessExclusiveLock
--# before
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, email text);
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note varchar(50), total numeric(10,2) NOT NULL DEFAULT 0, placed timestamp NOT NULL DEFAULT now());
ALTER TABLE orders SET UNLOGGED;
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders SET LOGGED;


--# case fillfactor
--# verdict harmless
--# lock public.orders ShareUpdateExclusiveLock
--# migration
ALTER TABLE orders SET (fillfactor = 80);


--# case grant
--# verdict harmless
--# migration
GRANT SELECT ON orders TO PUBLIC;


--# case row level security
--# verdict careful
--# codes tightens
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;


--# case explicit lock over work
--# verdict harmful
--# codes blocks-reads row-locks
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
LOCK TABLE orders;
UPDATE orders SET note = 'x';


--# case drop table with the foreign keys that refer to it
--# verdict harmful
--# codes breaks-running-release destroys-data
--# lock public.parent AccessExclusiveLock
--# lock public.parent_pkey AccessExclusiveLock
--# lock public.child AccessExclusiveLock
--# before
CREATE TABLE parent (id bigint PRIMARY KEY, name text);
CREATE TABLE child (id bigint PRIMARY KEY, parent bigint REFERENCES parent);
--# migration
SET lock_timeout = '2s';
DROP TABLE parent CASCADE;

--# case drop table that is not there
--# verdict harmless
--# migration
DROP TABLE IF EXISTS vouchers;

--# case two copies of a table, one of them dropped
--# verdict harmless
--# lock public.orders AccessShareLock
--# migration
CREATE TABLE orders_2025 (LIKE orders INCLUDING ALL);
CREATE TABLE orders_2026 (LIKE orders INCLUDING ALL);
DROP TABLE orders_2025;

--# case autovacuum of a table
--# verdict harmless
--# lock public.orders ShareUpdateExclusiveLock
--# migration
ALTER TABLE orders SET (autovacuum_vacuum_scale_factor = 0.02);

--# case triggers off around an update
--# verdict harmful
--# codes blocks-writes row-locks
--# lock public.orders ShareRowExclusiveLock
--# migration
ALTER TABLE orders DISABLE TRIGGER USER;
UPDATE orders SET note = 'x';
ALTER TABLE orders ENABLE TRIGGER USER;

--# case index on a document
--# verdict harmful
--# codes blocks-writes
--# lock public.t ShareLock
--# before
CREATE TABLE t (id bigint PRIMARY KEY, doc jsonb);
--# migration
CREATE INDEX t_doc ON t USING gin (doc jsonb_path_ops);

--# case view renamed
--# verdict harmful
--# codes breaks-running-release
--# lock public.dear AccessExclusiveLock
--# before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
CREATE VIEW dear AS SELECT * FROM orders WHERE total > 100;
--# migration
SET lock_timeout = '2s';
ALTER VIEW dear RENAME TO expensive;
