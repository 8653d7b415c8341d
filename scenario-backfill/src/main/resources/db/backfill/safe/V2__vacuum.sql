-- SHARE UPDATE EXCLUSIVE: reads and writes go on. The old versions of the rows become free
-- space, and the planner learns the new values.
SET lock_timeout = 0; SET statement_timeout = 0;
VACUUM (ANALYZE, TRUNCATE off) large_order;
RESET lock_timeout; RESET statement_timeout;
