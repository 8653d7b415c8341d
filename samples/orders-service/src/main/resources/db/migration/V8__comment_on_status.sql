COMMENT ON COLUMN orders.status IS 'new, paid, sent or cancelled';
