-- For those who watch the server; and a database for each scenario that is gone through by hand.
CREATE EXTENSION pg_stat_statements;
CREATE DATABASE "index";
CREATE DATABASE "not-null";
CREATE DATABASE "drop-column";
CREATE DATABASE "column-type";
CREATE DATABASE "foreign-key";
CREATE DATABASE "add-column";
CREATE DATABASE "backfill";
CREATE DATABASE "lock-queue";
CREATE DATABASE "alter-default";
CREATE DATABASE "drop-index";
CREATE DATABASE "large-delete";
