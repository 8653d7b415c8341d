--# case enum value added
--# verdict harmless
--# before
CREATE TYPE state AS ENUM ('new', 'paid');
CREATE TABLE orders (id bigint PRIMARY KEY, state state NOT NULL);
--# migration
ALTER TYPE state ADD VALUE 'sent';


--# case enum value renamed
--# verdict harmful
--# codes breaks-running-release
--# before
CREATE TYPE state AS ENUM ('new', 'paid');
CREATE TABLE orders (id bigint PRIMARY KEY, state state NOT NULL);
--# migration
ALTER TYPE state RENAME VALUE 'paid' TO 'settled';


--# case new type and function
--# verdict harmless
--# before
CREATE TYPE state AS ENUM ('new', 'paid');
CREATE TABLE orders (id bigint PRIMARY KEY, state state NOT NULL);
--# migration
CREATE TYPE size AS ENUM ('s', 'l');
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';


--# case function dropped
--# verdict harmful
--# codes breaks-running-release
--# before
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
--# migration
DROP FUNCTION one();


--# case view dropped
--# verdict harmful
--# codes breaks-running-release
--# lock public.small AccessExclusiveLock
--# before
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, email text);
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note varchar(50), total numeric(10,2) NOT NULL DEFAULT 0, placed timestamp NOT NULL DEFAULT now());
CREATE VIEW small AS SELECT id FROM orders;
--# migration
DROP VIEW small;


--# case enum value added and used in one transaction
--# verdict harmful
--# codes fails
--# before
CREATE TYPE mood AS ENUM ('calm', 'angry');
CREATE TABLE t (id bigint PRIMARY KEY, feels mood NOT NULL);
--# migration
ALTER TYPE mood ADD VALUE 'bored';
UPDATE t SET feels = 'bored' WHERE id = 1;

--# case enum value added beside another change
--# verdict harmless
--# lock public.t AccessExclusiveLock
--# before
CREATE TYPE mood AS ENUM ('calm', 'angry');
CREATE TABLE t (id bigint PRIMARY KEY, feels mood NOT NULL);
--# migration
SET lock_timeout = '2s';
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'bored' AFTER 'calm';
ALTER TABLE t ADD COLUMN since date;

--# case sequence restarted
--# verdict harmless
--# lock public.numbers ShareRowExclusiveLock
--# before
CREATE SEQUENCE numbers;
CREATE TABLE t (id bigint PRIMARY KEY DEFAULT nextval('numbers'));
--# migration
ALTER SEQUENCE numbers RESTART WITH 2000000;

--# case sequence renamed behind a default
--# verdict harmful
--# codes breaks-running-release
--# lock public.numbers AccessExclusiveLock
--# before
CREATE SEQUENCE numbers;
CREATE TABLE t (id bigint PRIMARY KEY DEFAULT nextval('numbers'));
--# migration
SET lock_timeout = '2s';
ALTER SEQUENCE numbers RENAME TO t_numbers;

--# case aggregate and a composite type
--# verdict harmless
--# migration
CREATE TYPE money_in AS (amount numeric, currency text);
CREATE AGGREGATE product (numeric) (sfunc = numeric_mul, stype = numeric, initcond = 1);
