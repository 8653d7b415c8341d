SET LOCAL lock_timeout = '100ms';
SET LOCAL statement_timeout = '2s';
-- ACCESS SHARE on large_order for a moment, to copy its shape.
CREATE TABLE orphaned_order (LIKE large_order);
