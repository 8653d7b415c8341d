-- ROW EXCLUSIVE while it looks for the orphans; they are gone for good.
DELETE FROM large_order o WHERE NOT EXISTS (SELECT FROM customer c WHERE c.id = o.customer_id);
-- SHARE ROW EXCLUSIVE on large_order and customer while every order is checked: seconds on
-- millions of rows. Reads go on, every write to either table waits.
ALTER TABLE large_order ADD FOREIGN KEY (customer_id) REFERENCES customer;
