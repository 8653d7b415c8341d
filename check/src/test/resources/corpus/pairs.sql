--# case pair: a constraint that is valid at once
--# verdict harmful
--# codes blocks-reads tightens
--# hurts public.parcels
--# lock public.parcels AccessExclusiveLock
--# before
CREATE TABLE parcels (id bigint PRIMARY KEY, weight int NOT NULL);
--# migration
SET LOCAL lock_timeout = '2s';
ALTER TABLE parcels ADD CONSTRAINT heavy CHECK (weight > -2147483648);

--# case pair: a constraint that is validated later
--# verdict harmless
--# lock public.parcels ShareUpdateExclusiveLock
--# before
CREATE TABLE parcels (id bigint PRIMARY KEY, weight int NOT NULL);
ALTER TABLE parcels ADD CONSTRAINT heavy CHECK (weight > -2147483648) NOT VALID;
--# migration
SET LOCAL lock_timeout = '2s';
ALTER TABLE parcels VALIDATE CONSTRAINT heavy;

--# case pair: not null at once
--# verdict harmful
--# codes blocks-reads tightens
--# lock public.parcels AccessExclusiveLock
--# before
CREATE TABLE parcels (id bigint PRIMARY KEY, label text);
ALTER TABLE parcels ADD CONSTRAINT labelled CHECK (label <> '' AND label IS NOT NULL) NOT VALID;
--# migration
SET LOCAL lock_timeout = '2s';
ALTER TABLE parcels ALTER COLUMN label SET NOT NULL;

--# case pair: not null that a check proves
--# verdict harmless
--# lock public.parcels AccessExclusiveLock
--# before
CREATE TABLE parcels (id bigint PRIMARY KEY, label text);
ALTER TABLE parcels ADD CONSTRAINT labelled CHECK (label IS NOT NULL);
--# migration
SET LOCAL lock_timeout = '2s';
ALTER TABLE parcels ALTER COLUMN label SET NOT NULL;

--# case pair: a table with json
--# verdict harmless
--# migration
CREATE TABLE parcels (id bigint PRIMARY KEY, extra json);

--# case pair: a table with jsonb
--# verdict harmless
--# migration
CREATE TABLE parcels (id bigint PRIMARY KEY, extra jsonb);

--# case pair: a count in the transaction of the lock
--# verdict harmful
--# codes blocks-reads
--# lock public.orders AccessExclusiveLock
--# migration
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN voucher text;
SELECT count(*) FROM orders;

--# case pair: a count of its own
--# verdict harmless
--# lock public.orders AccessShareLock
--# migration
SELECT count(*) FROM orders;

--# case pair: a wider number
--# verdict harmful
--# codes blocks-reads rewrites
--# lock public.parcels AccessExclusiveLock
--# lock public.parcels_pkey AccessExclusiveLock
--# before
CREATE TABLE parcels (id bigint PRIMARY KEY, weight int NOT NULL);
--# migration
SET LOCAL lock_timeout = '2s';
ALTER TABLE parcels ALTER COLUMN weight SET DATA TYPE bigint;

--# case pair: a wider number beside the old one
--# verdict harmless
--# lock public.parcels AccessExclusiveLock
--# before
CREATE TABLE parcels (id bigint PRIMARY KEY, weight int NOT NULL);
--# migration
SET LOCAL lock_timeout = '2s';
ALTER TABLE parcels ADD COLUMN grams bigint;

--# case pair: a wider number, all rows filled at once
--# verdict harmful
--# codes row-locks tightens
--# lock public.parcels AccessExclusiveLock
--# before
CREATE TABLE parcels (id bigint PRIMARY KEY, weight int NOT NULL, grams bigint);
--# migration
UPDATE parcels SET grams = weight;
SET LOCAL lock_timeout = '2s';
ALTER TABLE parcels ADD CONSTRAINT grams_there CHECK (grams IS NOT NULL) NOT VALID;

--# case pair: a wider number takes the old one's name
--# verdict harmful
--# codes blocks-reads breaks-running-release tightens
--# lock public.parcels AccessExclusiveLock
--# before
CREATE TABLE parcels (id bigint PRIMARY KEY, weight int NOT NULL, grams bigint);
ALTER TABLE parcels ADD CONSTRAINT grams_there CHECK (grams IS NOT NULL) NOT VALID;
--# migration
SET LOCAL lock_timeout = '2s';
ALTER TABLE parcels VALIDATE CONSTRAINT grams_there, DROP COLUMN weight;
ALTER TABLE parcels RENAME COLUMN grams TO weight;

--# case pair: unique at once
--# verdict harmful
--# codes blocks-reads tightens
--# lock public.parcels AccessExclusiveLock
--# before
CREATE TABLE parcels (id bigint PRIMARY KEY, barcode bigint NOT NULL);
INSERT INTO parcels SELECT i, i FROM generate_series(1, 1000) i;
--# migration
SET LOCAL lock_timeout = '2s';
ALTER TABLE parcels ADD CONSTRAINT one_barcode UNIQUE (barcode);

--# case pair: a unique index, concurrently
--# verdict careful
--# codes not-retryable tightens
--# lock public.parcels ShareUpdateExclusiveLock
--# before
CREATE TABLE parcels (id bigint PRIMARY KEY, barcode bigint NOT NULL);
INSERT INTO parcels SELECT i, i FROM generate_series(1, 1000) i;
--# migration
CREATE UNIQUE INDEX CONCURRENTLY one_barcode ON parcels (barcode);

--# case pair: a rewrite while another table is locked
--# verdict harmful
--# codes blocks-reads rewrites
--# hurts public.customers public.parcels
--# lock public.customers AccessExclusiveLock
--# lock public.parcels AccessExclusiveLock
--# lock public.parcels_pkey AccessExclusiveLock
--# before
CREATE TABLE customers (id bigint PRIMARY KEY, name text);
CREATE TABLE parcels (id bigint PRIMARY KEY, weight int NOT NULL);
--# migration
SET LOCAL lock_timeout = '2s';
ALTER TABLE customers ADD COLUMN extra jsonb;
ALTER TABLE parcels ALTER COLUMN weight TYPE bigint;

--# case pair: a rewrite while no other table is locked
--# verdict harmful
--# codes blocks-reads rewrites
--# hurts public.parcels
--# lock public.parcels AccessExclusiveLock
--# lock public.parcels_pkey AccessExclusiveLock
--# before
CREATE TABLE customers (id bigint PRIMARY KEY, name text);
CREATE TABLE parcels (id bigint PRIMARY KEY, weight int NOT NULL);
--# migration
SET LOCAL lock_timeout = '2s';
ALTER TABLE parcels ALTER COLUMN weight TYPE bigint;

--# case pair: serial column
--# verdict harmful
--# codes blocks-reads rewrites
--# lock public.parcels AccessExclusiveLock
--# lock public.parcels_pkey AccessExclusiveLock
--# before
CREATE TABLE parcels (id bigint PRIMARY KEY, weight int NOT NULL);
--# migration
SET LOCAL lock_timeout = '2s';
ALTER TABLE parcels ADD COLUMN number serial;

--# case pair: two scans in two statements
--# verdict harmful
--# codes blocks-reads tightens
--# lock public.parcels AccessExclusiveLock
--# before
CREATE TABLE parcels (id bigint PRIMARY KEY, label text, barcode text);
ALTER TABLE parcels ADD CONSTRAINT filled CHECK (label IS NOT NULL AND barcode IS NOT NULL) NOT VALID;
--# migration
SET lock_timeout = '2s';
ALTER TABLE parcels ALTER COLUMN label SET NOT NULL;
ALTER TABLE parcels ALTER COLUMN barcode SET NOT NULL;

--# case pair: two checks in one statement
--# verdict harmful
--# codes blocks-reads tightens
--# lock public.parcels AccessExclusiveLock
--# before
CREATE TABLE parcels (id bigint PRIMARY KEY, label text, barcode text);
ALTER TABLE parcels ADD CONSTRAINT filled CHECK (label IS NOT NULL AND barcode IS NOT NULL) NOT VALID;
--# migration
SET lock_timeout = '2s';
ALTER TABLE parcels ALTER COLUMN label SET NOT NULL, ALTER COLUMN barcode SET NOT NULL;

--# case pair: an enum
--# verdict harmless
--# migration
CREATE TYPE parcel_size AS ENUM ('small', 'large');
CREATE TABLE parcels (id bigint PRIMARY KEY, size parcel_size);

--# case pair: a table of values
--# verdict harmless
--# migration
CREATE TABLE parcel_sizes (name text PRIMARY KEY);
INSERT INTO parcel_sizes VALUES ('small'), ('large');
CREATE TABLE parcels (id bigint PRIMARY KEY, size text REFERENCES parcel_sizes (name));

--# case pair: an enum loses a value
--# verdict harmful
--# codes blocks-reads breaks-running-release rewrites
--# lock public.parcels AccessExclusiveLock
--# lock public.parcels_pkey AccessExclusiveLock
--# before
CREATE TYPE parcel_size AS ENUM ('small', 'large', 'huge');
CREATE TABLE parcels (id bigint PRIMARY KEY, size parcel_size);
--# migration
SET LOCAL lock_timeout = '2s';
UPDATE parcels SET size = NULL WHERE size = 'huge';
ALTER TYPE parcel_size RENAME TO parcel_size_old;
CREATE TYPE parcel_size AS ENUM ('small', 'large');
ALTER TABLE parcels ALTER COLUMN size TYPE parcel_size USING size::text::parcel_size;
DROP TYPE parcel_size_old;

--# case pair: a table of values loses one
--# verdict careful
--# codes destroys-data
--# lock public.parcel_sizes RowExclusiveLock
--# before
CREATE TABLE parcel_sizes (name text PRIMARY KEY);
INSERT INTO parcel_sizes VALUES ('small'), ('large'), ('huge');
CREATE TABLE parcels (id bigint PRIMARY KEY, size text REFERENCES parcel_sizes (name));
--# migration
UPDATE parcels SET size = NULL WHERE size = 'huge';
DELETE FROM parcel_sizes WHERE name = 'huge';

--# case pair: primary key with an index on a nullable column
--# verdict harmful
--# codes blocks-reads tightens
--# lock public.parcels AccessExclusiveLock
--# before
CREATE TABLE parcels (barcode text);
ALTER TABLE parcels ADD CONSTRAINT labelled CHECK (barcode IS NOT NULL AND barcode <> '') NOT VALID;
CREATE UNIQUE INDEX parcels_barcode ON parcels (barcode);
--# migration
SET LOCAL lock_timeout = '2s';
ALTER TABLE parcels ADD CONSTRAINT parcels_key PRIMARY KEY USING INDEX parcels_barcode;

--# case pair: primary key with an index on a column that takes no null
--# verdict harmless
--# lock public.parcels AccessExclusiveLock
--# before
CREATE TABLE parcels (barcode text NOT NULL);
CREATE UNIQUE INDEX parcels_barcode ON parcels (barcode);
--# migration
SET LOCAL lock_timeout = '2s';
ALTER TABLE parcels ADD CONSTRAINT parcels_key PRIMARY KEY USING INDEX parcels_barcode;

--# case pair: foreign key whose column has a partial index
--# verdict harmful
--# codes blocks-writes
--# lock public.parcels ShareLock
--# before
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE parcels (id bigint PRIMARY KEY, customer bigint NOT NULL REFERENCES customers);
--# migration
SET LOCAL lock_timeout = '2s';
CREATE INDEX parcels_customer ON parcels (customer) WHERE customer = 1;

--# case pair: foreign key whose column has an index
--# verdict harmful
--# codes blocks-writes
--# lock public.parcels ShareLock
--# before
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE parcels (id bigint PRIMARY KEY, customer bigint NOT NULL REFERENCES customers);
--# migration
SET LOCAL lock_timeout = '2s';
CREATE INDEX parcels_customer ON parcels (customer);
