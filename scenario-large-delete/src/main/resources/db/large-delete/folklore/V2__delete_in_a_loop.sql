-- ROW EXCLUSIVE, and a lock on 10,000 rows at a time, for a moment. But all tries together leave as
-- many dead entries at the beginning of the index as one DELETE.
DO $$ BEGIN LOOP
  DELETE FROM large_order WHERE id IN (SELECT id FROM large_order WHERE placed_at < '2026-01-01 00:00:00+00' LIMIT 10000);
  EXIT WHEN NOT FOUND;
  COMMIT;
END LOOP; END $$;
