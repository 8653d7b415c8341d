--# case nullable column
--# verdict careful
--# codes lock-queue
--# lock public.orders AccessExclusiveLock
--# migration
ALTER TABLE orders ADD COLUMN source text;


--# case nullable column, bounded
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN source text;


--# case column with a constant default, bounded
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN source text NOT NULL DEFAULT 'web';


--# case column with now as default, bounded
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN seen timestamptz DEFAULT now();


--# case column with a volatile default
--# verdict harmful
--# codes blocks-reads rewrites
--# lock public.orders AccessExclusiveLock
--# lock public.orders_pkey AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid();


--# case stored generated column
--# verdict harmful
--# codes blocks-reads rewrites
--# lock public.orders AccessExclusiveLock
--# lock public.orders_pkey AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN twice numeric GENERATED ALWAYS AS (total * 2) STORED;


--# case identity column
--# verdict harmful
--# codes blocks-reads rewrites
--# lock public.orders AccessExclusiveLock
--# lock public.orders_pkey AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN seq bigint GENERATED ALWAYS AS IDENTITY;


--# case not-null column without default
--# verdict harmful
--# codes fails breaks-running-release
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN source text NOT NULL;


--# case drop column, bounded
--# verdict harmful
--# codes breaks-running-release destroys-data
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders DROP COLUMN note;


--# case rename column, bounded
--# verdict harmful
--# codes breaks-running-release
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders RENAME COLUMN note TO remark;


--# case widened varchar
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# migration
ALTER TABLE orders ALTER COLUMN note TYPE varchar(200);


--# case varchar becomes text
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# migration
ALTER TABLE orders ALTER COLUMN note TYPE text;


--# case narrowed varchar
--# verdict harmful
--# codes blocks-reads rewrites tightens
--# lock public.orders AccessExclusiveLock
--# lock public.orders_pkey AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN note TYPE varchar(20) USING substr(note, 1, 20);


--# case integer becomes bigint
--# verdict harmful
--# codes blocks-reads rewrites
--# lock public.t AccessExclusiveLock
--# lock public.t_pkey AccessExclusiveLock
--# before
CREATE TABLE t (id bigint PRIMARY KEY, n integer NOT NULL);
--# migration
SET lock_timeout = '2s';
ALTER TABLE t ALTER COLUMN n TYPE bigint;


--# case text becomes a number
--# verdict harmful
--# codes blocks-reads breaks-running-release rewrites
--# lock public.t AccessExclusiveLock
--# lock public.t_pkey AccessExclusiveLock
--# before
CREATE TABLE t (id bigint PRIMARY KEY, n text NOT NULL);
--# migration
SET lock_timeout = '2s';
ALTER TABLE t ALTER COLUMN n TYPE integer USING length(n);


--# case set not null
--# verdict harmful
--# codes blocks-reads tightens
--# lock public.t AccessExclusiveLock
--# before
CREATE TABLE t (id bigint PRIMARY KEY, n text);
--# migration
SET lock_timeout = '2s';
UPDATE t SET n = 'x' WHERE n IS NULL;
ALTER TABLE t ALTER COLUMN n SET NOT NULL;


--# case set not null after a valid check
--# verdict harmless
--# lock public.t AccessExclusiveLock
--# before
CREATE TABLE t (id bigint PRIMARY KEY, n text, CONSTRAINT there CHECK (n IS NOT NULL));
--# migration
SET lock_timeout = '2s';
ALTER TABLE t ALTER COLUMN n SET NOT NULL;


--# case drop not null, bounded
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN customer DROP NOT NULL;


--# case set a default, bounded
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'none';


--# case comment on a column
--# verdict harmless
--# lock public.orders ShareUpdateExclusiveLock
--# migration
COMMENT ON COLUMN orders.note IS 'free text';


--# case comment on a table
--# verdict harmless
--# lock public.orders ShareUpdateExclusiveLock
--# migration
COMMENT ON TABLE orders IS 'what was bought';


--# case statistics target
--# verdict harmless
--# lock public.orders ShareUpdateExclusiveLock
--# migration
ALTER TABLE orders ALTER COLUMN note SET STATISTICS 500;


--# case column if it is not there, bounded
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note varchar(50);

--# case drop column that is not there, bounded
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders DROP COLUMN IF EXISTS voucher;

--# case timestamp becomes timestamptz where the session is in UTC
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
SET timezone = 'UTC';
ALTER TABLE orders ALTER COLUMN placed TYPE timestamptz;

--# case timestamp becomes timestamptz by a zone that is named
--# verdict harmful
--# codes blocks-reads rewrites
--# lock public.orders AccessExclusiveLock
--# lock public.orders_pkey AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN placed TYPE timestamptz USING placed AT TIME ZONE 'Europe/Berlin';

--# case varchar loses its length by a cast
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN note TYPE varchar USING note::varchar;

--# case numeric loses its size, bounded
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN total TYPE numeric;

--# case numeric keeps more digits after the point
--# verdict harmful
--# codes blocks-reads rewrites
--# lock public.orders AccessExclusiveLock
--# lock public.orders_pkey AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,4);

--# case text becomes an array
--# verdict harmful
--# codes blocks-reads breaks-running-release rewrites
--# lock public.t AccessExclusiveLock
--# lock public.t_pkey AccessExclusiveLock
--# before
CREATE TABLE t (id bigint PRIMARY KEY, tags text);
--# migration
SET lock_timeout = '2s';
ALTER TABLE t ALTER COLUMN tags TYPE text[] USING ARRAY[tags];

--# case text becomes an enum
--# verdict harmful
--# codes blocks-reads breaks-running-release rewrites
--# lock public.t AccessExclusiveLock
--# lock public.t_pkey AccessExclusiveLock
--# before
CREATE TYPE mood AS ENUM ('calm', 'angry');
CREATE TABLE t (id bigint PRIMARY KEY, feels text CHECK (feels IN ('calm', 'angry')));
--# migration
SET lock_timeout = '2s';
ALTER TABLE t DROP CONSTRAINT t_feels_check;
ALTER TABLE t ALTER COLUMN feels TYPE mood USING feels::mood;

--# case storage of a column
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN note SET STORAGE EXTERNAL;

--# case numbers from a sequence that starts after the largest one
--# verdict harmless
--# lock public.t AccessExclusiveLock
--# before
CREATE TABLE t (id bigint PRIMARY KEY, n text);
--# migration
CREATE SEQUENCE t_id_seq OWNED BY t.id;
SELECT setval('t_id_seq', (SELECT coalesce(max(id), 0) + 1 FROM t), false);
SET LOCAL lock_timeout = '2s';
ALTER TABLE t ALTER COLUMN id SET DEFAULT nextval('t_id_seq');
