--# case enum value added, if it is not there
--# verdict harmless
--# before
CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE tickets (id bigint PRIMARY KEY, state state NOT NULL DEFAULT 'open');
--# migration
ALTER TYPE state ADD VALUE IF NOT EXISTS 'parked' BEFORE 'closed';

--# case enum replaced by another
--# verdict harmful
--# codes blocks-reads rewrites
--# lock public.tickets AccessExclusiveLock
--# lock public.tickets_pkey AccessExclusiveLock
--# before
CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE tickets (id bigint PRIMARY KEY, state state NOT NULL);
--# migration
SET lock_timeout = '2s';
CREATE TYPE ticket_state AS ENUM ('open', 'closed', 'parked');
ALTER TABLE tickets ALTER COLUMN state TYPE ticket_state USING state::text::ticket_state;

--# case sequence with larger steps
--# verdict harmless
--# lock public.tickets_seq ShareRowExclusiveLock
--# before
CREATE SEQUENCE tickets_seq;
CREATE TABLE tickets (id bigint PRIMARY KEY DEFAULT nextval('tickets_seq'));
--# migration
ALTER SEQUENCE tickets_seq INCREMENT BY 50;

--# case new sequence, owned by a column
--# verdict harmless
--# lock public.tickets AccessExclusiveLock
--# before
CREATE TABLE tickets (id bigint PRIMARY KEY);
--# migration
SET lock_timeout = '2s';
CREATE SEQUENCE tickets_seq OWNED BY tickets.id;
ALTER TABLE tickets ALTER COLUMN id SET DEFAULT nextval('tickets_seq');

--# case seed rows, if they are not there
--# verdict harmless
--# lock public.settings RowExclusiveLock
--# before
CREATE TABLE settings (name varchar(50) PRIMARY KEY, value text NOT NULL);
--# migration
INSERT INTO settings (name, value) VALUES ('currency', 'EUR'), ('tax', '19') ON CONFLICT (name) DO NOTHING;

--# case seed rows, written over
--# verdict harmless
--# lock public.settings RowExclusiveLock
--# before
CREATE TABLE settings (name varchar(50) PRIMARY KEY, value text NOT NULL);
INSERT INTO settings VALUES ('currency', 'USD');
--# migration
INSERT INTO settings (name, value) VALUES ('currency', 'EUR') ON CONFLICT (name) DO UPDATE SET value = excluded.value;

--# case one setting changed by its key
--# verdict harmless
--# lock public.settings RowExclusiveLock
--# before
CREATE TABLE settings (name varchar(50) PRIMARY KEY, value text NOT NULL);
INSERT INTO settings VALUES ('currency', 'USD');
--# migration
UPDATE settings SET value = 'EUR' WHERE name = 'currency';

--# case nulls filled in one transaction
--# verdict harmful
--# codes row-locks
--# lock public.tickets RowExclusiveLock
--# before
CREATE TABLE tickets (id bigint PRIMARY KEY, changed timestamptz);
INSERT INTO tickets SELECT i FROM generate_series(1, 3000) i;
--# migration
UPDATE tickets SET changed = now() WHERE changed IS NULL;

--# case version column for optimistic locks, bounded
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN version bigint NOT NULL DEFAULT 0;

--# case four columns in one statement, bounded
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders
  ADD COLUMN IF NOT EXISTS created_by varchar(100),
  ADD COLUMN IF NOT EXISTS created_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN IF NOT EXISTS updated_by varchar(100),
  ALTER COLUMN note SET DEFAULT '';

--# case a harmless and a harmful change in one statement
--# verdict harmful
--# codes blocks-reads rewrites
--# lock public.orders AccessExclusiveLock
--# lock public.orders_pkey AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN source text, ALTER COLUMN total TYPE numeric(12,4);

--# case larger numeric, same scale, bounded
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders ALTER COLUMN total TYPE numeric(14,2);

--# case new column and its primary key
--# verdict harmful
--# codes fails
--# before
CREATE TABLE audit (who text, what text);
INSERT INTO audit VALUES ('a', 'b');
--# migration
SET lock_timeout = '2s';
ALTER TABLE audit ADD COLUMN id integer;
ALTER TABLE audit ADD PRIMARY KEY (id);

--# case another primary key
--# verdict harmful
--# codes blocks-reads
--# lock public.members AccessExclusiveLock
--# before
CREATE TABLE members (id bigint NOT NULL, team bigint NOT NULL, CONSTRAINT members_key PRIMARY KEY (id));
--# migration
SET lock_timeout = '2s';
ALTER TABLE members DROP CONSTRAINT members_key;
ALTER TABLE members ADD CONSTRAINT members_key PRIMARY KEY (team, id);

--# case expression index
--# verdict harmful
--# codes blocks-writes
--# lock public.customers ShareLock
--# migration
CREATE INDEX customers_lower_email ON customers (lower(email));

--# case partial unique index
--# verdict harmful
--# codes blocks-writes tightens
--# lock public.customers ShareLock
--# migration
CREATE UNIQUE INDEX one_gold ON customers (name) WHERE email IS NULL AND name = 'gold';

--# case text search index
--# verdict harmful
--# codes blocks-writes
--# lock public.customers ShareLock
--# migration
CREATE INDEX customers_words ON customers USING gin (to_tsvector('simple', name));

--# case text search column
--# verdict harmful
--# codes blocks-reads rewrites
--# lock public.customers AccessExclusiveLock
--# lock public.customers_pkey AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE customers ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('simple', name)) STORED;

--# case index if it is not there, on an old table
--# verdict harmful
--# codes blocks-writes
--# lock public.orders ShareLock
--# migration
CREATE INDEX IF NOT EXISTS orders_note ON orders (note);

--# case the same index a second time
--# verdict harmless
--# lock public.orders ShareLock
--# before
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
CREATE INDEX orders_note ON orders (note);
--# migration
CREATE INDEX IF NOT EXISTS orders_note ON orders (note);

--# case function replaced
--# verdict harmless
--# before
CREATE FUNCTION vat(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 0.19';
--# migration
CREATE OR REPLACE FUNCTION vat(numeric) RETURNS numeric LANGUAGE plpgsql IMMUTABLE AS $body$
BEGIN
  RETURN $1 * 0.20; -- a semicolon; in a body
END
$body$;

--# case trigger that keeps a time
--# verdict harmless
--# lock public.orders ShareRowExclusiveLock
--# migration
CREATE OR REPLACE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.placed = now(); RETURN NEW; END; $$;
CREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE PROCEDURE stamp();

--# case trigger dropped, bounded
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# before
CREATE TABLE orders (id bigint PRIMARY KEY, placed timestamp);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.placed = now(); RETURN NEW; END; $$;
CREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
--# migration
SET lock_timeout = '2s';
DROP TRIGGER stamp ON orders;

--# case view replaced with a column more
--# verdict harmless
--# lock public.brief AccessExclusiveLock
--# before
CREATE TABLE orders (id bigint PRIMARY KEY, note text, total numeric);
CREATE VIEW brief AS SELECT id, note FROM orders;
--# migration
CREATE OR REPLACE VIEW brief AS SELECT id, note, total FROM orders;

--# case view dropped and made again with a column less
--# verdict harmful
--# codes breaks-running-release
--# lock public.brief AccessExclusiveLock
--# before
CREATE TABLE orders (id bigint PRIMARY KEY, note text, total numeric);
CREATE VIEW brief AS SELECT id, note FROM orders;
--# migration
DROP VIEW brief;
CREATE VIEW brief AS SELECT id FROM orders;

--# case column of a view dropped, cascading
--# verdict harmful
--# codes breaks-running-release destroys-data
--# lock public.orders AccessExclusiveLock
--# lock public.brief AccessExclusiveLock
--# before
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
CREATE VIEW brief AS SELECT id, note FROM orders;
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders DROP COLUMN note CASCADE;

--# case column that a view uses, dropped without cascade
--# verdict harmful
--# codes fails
--# before
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
CREATE VIEW brief AS SELECT id, note FROM orders;
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders DROP COLUMN note;

--# case new materialized view with its index
--# verdict harmless
--# lock public.orders AccessShareLock
--# migration
CREATE MATERIALIZED VIEW sums AS SELECT customer, sum(total) AS total FROM orders GROUP BY customer;
CREATE UNIQUE INDEX sums_customer ON sums (customer);

--# case materialized view refreshed concurrently
--# verdict harmless
--# lock public.sums ExclusiveLock
--# before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint NOT NULL, total numeric NOT NULL);
CREATE MATERIALIZED VIEW sums AS SELECT customer, sum(total) AS total FROM orders GROUP BY customer;
CREATE UNIQUE INDEX sums_customer ON sums (customer);
--# migration
REFRESH MATERIALIZED VIEW CONCURRENTLY sums;

--# case quoted names
--# verdict harmful
--# codes blocks-writes
--# lock public."Order" ShareLock
--# before
CREATE TABLE "Order" ("Id" bigint PRIMARY KEY, "orderNote" text);
--# migration
CREATE INDEX "Order_orderNote" ON "Order" ("orderNote");

--# case another schema
--# verdict harmful
--# codes blocks-writes
--# lock shop.orders ShareLock
--# before
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY, note text);
--# migration
CREATE INDEX orders_note ON shop.orders (note);

--# case table moved to another schema, bounded
--# verdict harmful
--# codes breaks-running-release
--# lock public.orders AccessExclusiveLock
--# before
CREATE SCHEMA archive;
CREATE TABLE orders (id bigint PRIMARY KEY);
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders SET SCHEMA archive;

--# case uuid functions from an extension
--# verdict harmless
--# migration
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE TABLE tokens (id uuid PRIMARY KEY DEFAULT gen_random_uuid());

--# case rights for a role
--# verdict harmless
--# migration
REVOKE ALL ON orders FROM PUBLIC;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO PUBLIC;

--# case constraint added in a block if it is missing
--# verdict harmful
--# codes blocks-reads tightens
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'positive') THEN
    ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > -99999999);
  END IF;
END $$;

--# case foreign key that cascades, not valid, over an old one
--# verdict careful
--# codes lock-queue
--# lock public.orders AccessExclusiveLock
--# lock public.customers AccessExclusiveLock
--# before
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
--# migration
ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey;
ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer) REFERENCES customers ON DELETE CASCADE NOT VALID;

--# case several new tables that refer to each other
--# verdict harmless
--# migration
CREATE TABLE teams (id bigserial PRIMARY KEY, name varchar(50) NOT NULL UNIQUE);
CREATE TABLE players (id bigserial PRIMARY KEY, team bigint NOT NULL REFERENCES teams ON DELETE CASCADE, nick text CHECK (nick <> ''));
CREATE INDEX players_team ON players (team);
ALTER TABLE players ADD CONSTRAINT one_nick UNIQUE (nick);
INSERT INTO teams (name) VALUES ('red'), ('blue');
COMMENT ON TABLE players IS 'who plays';

--# case domain with a rule more
--# verdict harmful
--# codes blocks-writes
--# lock public.notes ShareLock
--# before
CREATE DOMAIN short AS text;
CREATE TABLE notes (id bigint PRIMARY KEY, body short);
--# migration
ALTER DOMAIN short ADD CONSTRAINT brief CHECK (length(VALUE) < 10000);

--# case duplicates deleted
--# verdict harmless
--# lock public.tags RowExclusiveLock
--# before
CREATE TABLE tags (id bigint PRIMARY KEY, name bigint NOT NULL UNIQUE);
--# migration
DELETE FROM tags a USING tags b WHERE a.id > b.id AND a.name = b.name;

--# case owner of a table, bounded
--# verdict harmless
--# lock public.orders AccessExclusiveLock
--# migration
SET lock_timeout = '2s';
ALTER TABLE orders OWNER TO CURRENT_USER;

--# case default dropped, bounded
--# verdict harmless
--# lock public.customers AccessExclusiveLock
--# before
CREATE TABLE customers (id bigint PRIMARY KEY, name text DEFAULT 'nobody');
--# migration
SET lock_timeout = '2s';
ALTER TABLE customers ALTER COLUMN name DROP DEFAULT;
