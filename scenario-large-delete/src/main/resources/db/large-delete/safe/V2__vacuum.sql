-- SHARE UPDATE EXCLUSIVE: reads and writes go on. The dead entries leave the index, and new rows
-- take the space of the old ones. TRUNCATE off: else VACUUM may lock the table at its end.
SET lock_timeout = 0; SET statement_timeout = 0;
VACUUM (ANALYZE, TRUNCATE off) large_order;
RESET lock_timeout; RESET statement_timeout;
