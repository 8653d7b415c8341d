--# case create index
--# verdict harmful
--# codes blocks-writes
--# lock public.orders ShareLock
--# before
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note text);
--# migration
CREATE INDEX orders_customer ON orders (customer);

--# case create index concurrently
--# verdict careful
--# codes not-retryable
--# lock public.orders ShareUpdateExclusiveLock
--# before
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note text);
--# migration
CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);

--# case create index concurrently if not exists
--# verdict harmful
--# codes leaves-invalid
--# lock public.orders ShareUpdateExclusiveLock
--# before
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note text);
--# migration
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer ON orders (customer);

--# case create index concurrently, begun anew
--# verdict harmless
--# lock public.orders ShareUpdateExclusiveLock
--# conf executeInTransaction=false
--# before
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note text);
--# migration
DROP INDEX CONCURRENTLY IF EXISTS orders_customer;
CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);

--# case drop index
--# verdict careful
--# codes lock-queue
--# lock public.orders AccessExclusiveLock
--# lock public.orders_customer AccessExclusiveLock
--# before
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note text);
CREATE INDEX orders_customer ON orders (customer);
--# migration
DROP INDEX orders_customer;

--# case drop index concurrently
--# verdict harmless
--# lock public.orders ShareUpdateExclusiveLock
--# lock public.orders_customer AccessExclusiveLock
--# before
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note text);
CREATE INDEX orders_customer ON orders (customer);
--# migration
DROP INDEX CONCURRENTLY orders_customer;

--# case reindex table
--# verdict harmful
--# codes blocks-reads
--# lock public.orders ShareLock
--# lock public.orders_customer AccessExclusiveLock
--# lock public.orders_pkey AccessExclusiveLock
--# before
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note text);
CREATE INDEX orders_customer ON orders (customer);
--# migration
REINDEX TABLE orders;

--# case rename index
--# verdict harmless
--# lock public.orders_customer ShareUpdateExclusiveLock
--# before
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note text);
CREATE INDEX orders_customer ON orders (customer);
--# migration
ALTER INDEX orders_customer RENAME TO orders_by_customer;

--# case a new table with its own index
--# verdict harmless
--# before
CREATE TABLE orders (id bigint PRIMARY KEY);
--# migration
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
CREATE INDEX notes_body ON notes (body);
INSERT INTO notes VALUES (1, 'first');
