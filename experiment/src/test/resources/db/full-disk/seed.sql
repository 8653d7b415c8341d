-- What the server says when it cannot make ${table} longer (SQLSTATE 53100).
DO $$ BEGIN
  RAISE EXCEPTION 'could not extend file "base/16384/16388": No space left on device' USING ERRCODE = 'disk_full';
END $$
