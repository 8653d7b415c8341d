-- SHARE ROW EXCLUSIVE on large_order and customer until the scan meets the first orphan.
ALTER TABLE large_order ADD FOREIGN KEY (customer_id) REFERENCES customer;
