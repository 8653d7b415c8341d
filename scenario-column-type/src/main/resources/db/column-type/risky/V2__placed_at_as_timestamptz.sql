-- ACCESS EXCLUSIVE on large_order while every row and every index is written anew: seconds
-- on millions of rows, for reads and writes alike. After it, the code that still runs sends
-- text to a timestamptz, and its prepared SELECTs return another type than they promised.
ALTER TABLE large_order ALTER COLUMN placed_at TYPE timestamptz USING placed_at::timestamptz;
