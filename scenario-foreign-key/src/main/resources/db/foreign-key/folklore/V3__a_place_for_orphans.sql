-- ACCESS SHARE on large_order for a moment, to copy its shape.
CREATE TABLE orphaned_order (LIKE large_order);
