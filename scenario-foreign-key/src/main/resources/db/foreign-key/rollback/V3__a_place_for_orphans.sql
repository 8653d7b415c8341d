-- ROW EXCLUSIVE on large_order: if orphans are left here, they come back.
INSERT INTO large_order SELECT * FROM orphaned_order;
DROP TABLE orphaned_order;
