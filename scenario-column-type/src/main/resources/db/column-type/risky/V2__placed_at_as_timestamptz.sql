-- ACCESS EXCLUSIVE on large_order while every row and every index is rewritten: seconds on millions
-- of rows, for reads and writes alike. After that, v1 still sends text to a timestamptz, and its
-- prepared SELECTs fail once, because the type of a result has changed. The column has no
-- statistics any more. Autoanalyze need not come: no row counts as changed.
ALTER TABLE large_order ALTER COLUMN placed_at TYPE timestamptz USING placed_at::timestamptz;
