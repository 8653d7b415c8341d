-- ACCESS EXCLUSIVE on large_order and customer for a moment. A constraint cannot be made
-- NOT VALID again: it goes and comes back.
ALTER TABLE large_order DROP CONSTRAINT large_order_customer_id_fkey,
  ADD CONSTRAINT large_order_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer NOT VALID;
