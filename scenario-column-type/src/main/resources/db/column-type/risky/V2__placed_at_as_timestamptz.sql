-- ACCESS EXCLUSIVE on large_order while every row and every index is written again: seconds
-- on millions of rows, for reads and writes alike. After it, the code that still runs sends
-- text to a timestamptz, and its prepared SELECTs return another type than they promised.
-- The column's statistics are gone. To autoanalyze no row has changed, so it need not come.
ALTER TABLE large_order ALTER COLUMN placed_at TYPE timestamptz USING placed_at::timestamptz;
