-- CREATE TRIGGER: SHARE ROW EXCLUSIVE for a moment. Whichever column a release writes, the trigger
-- sets the other. The text contains its offset, so it means the same time in every session.
SET LOCAL lock_timeout = '100ms'; SET LOCAL statement_timeout = '2s';
CREATE FUNCTION large_order_placed_at() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.placed_at IS NULL OR (NEW.placed_at = OLD.placed_at AND NEW.placed_at_tz <> OLD.placed_at_tz
      AND NEW.placed_at_tz <> NEW.placed_at::timestamptz) THEN
    NEW.placed_at := to_char(NEW.placed_at_tz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"');
  ELSE NEW.placed_at_tz := NEW.placed_at::timestamptz; END IF; RETURN NEW; END $$;
CREATE TRIGGER large_order_placed_at BEFORE INSERT OR UPDATE OF placed_at, placed_at_tz ON large_order
  FOR EACH ROW EXECUTE FUNCTION large_order_placed_at();
