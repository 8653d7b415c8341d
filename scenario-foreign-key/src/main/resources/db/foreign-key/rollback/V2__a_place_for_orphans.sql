-- ROW EXCLUSIVE on large_order: the orphans, few as they are, come back.
INSERT INTO large_order SELECT * FROM orphaned_order;
DROP TABLE orphaned_order;
