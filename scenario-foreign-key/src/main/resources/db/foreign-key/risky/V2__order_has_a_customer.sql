-- SHARE ROW EXCLUSIVE on large_order and customer until the scan finds the first orphan: an order
-- whose customer does not exist.
ALTER TABLE large_order ADD FOREIGN KEY (customer_id) REFERENCES customer;
