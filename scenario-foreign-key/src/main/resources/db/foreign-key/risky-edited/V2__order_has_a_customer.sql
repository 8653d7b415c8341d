-- SHARE ROW EXCLUSIVE until commit: reads go on, every write waits. Without this lock the key would
-- fail again, at an orphan that came after the DELETE.
LOCK TABLE large_order IN SHARE ROW EXCLUSIVE MODE;
-- The orphans are gone for good, orders that users have just placed among them.
DELETE FROM large_order o WHERE NOT EXISTS (SELECT FROM customer c WHERE c.id = o.customer_id);
-- SHARE ROW EXCLUSIVE on customer too, while every order is checked: seconds on millions of rows.
ALTER TABLE large_order ADD FOREIGN KEY (customer_id) REFERENCES customer;
