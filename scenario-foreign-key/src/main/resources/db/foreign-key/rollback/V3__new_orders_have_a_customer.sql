-- ACCESS EXCLUSIVE on large_order and customer for a moment.
ALTER TABLE large_order DROP CONSTRAINT large_order_customer_id_fkey;
