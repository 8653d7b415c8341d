-- ACCESS EXCLUSIVE on large_order and customer for a moment. A valid key cannot become NOT VALID
-- again: drop it and add it.
ALTER TABLE large_order DROP CONSTRAINT large_order_customer_id_fkey,
  ADD CONSTRAINT large_order_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer NOT VALID;
