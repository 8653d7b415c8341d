-- SHARE ROW EXCLUSIVE on large_order and customer for a moment, were it alone ...
ALTER TABLE large_order ADD CONSTRAINT large_order_customer_id_fkey
  FOREIGN KEY (customer_id) REFERENCES customer NOT VALID;
-- ... but Flyway runs the file in one transaction, which keeps that lock through the scan.
ALTER TABLE large_order VALIDATE CONSTRAINT large_order_customer_id_fkey;
