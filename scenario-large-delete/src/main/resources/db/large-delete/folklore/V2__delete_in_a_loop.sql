-- ROW EXCLUSIVE, and short transactions. Each try searches the table from its beginning, past all that
-- the tries before have deleted. The dead index entries are as many as after one DELETE.
DO $$ BEGIN LOOP
  DELETE FROM large_order WHERE id IN (SELECT id FROM large_order WHERE placed_at < '2026-01-01 00:00:00+00' LIMIT 10000);
  EXIT WHEN NOT FOUND;
  COMMIT;
END LOOP; END $$;
