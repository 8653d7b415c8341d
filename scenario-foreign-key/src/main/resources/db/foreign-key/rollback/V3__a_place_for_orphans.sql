-- ROW EXCLUSIVE on large_order: orphans that are still in the other table go back first.
INSERT INTO large_order SELECT * FROM orphaned_order;
DROP TABLE orphaned_order;
