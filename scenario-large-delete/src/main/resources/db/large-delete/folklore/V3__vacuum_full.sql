-- ACCESS EXCLUSIVE until all rows that are left are copied and each index is built again. First it
-- waits for everyone who has read the table and whose transaction is open, and all wait behind it.
VACUUM FULL large_order;
