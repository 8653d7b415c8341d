-- SHARE ROW EXCLUSIVE on large_order and customer for a moment: no row is looked at. From
-- here on no new orphan comes in.
ALTER TABLE large_order ADD CONSTRAINT large_order_customer_id_fkey
  FOREIGN KEY (customer_id) REFERENCES customer NOT VALID;
