-- Half of the orders are from 2025. They came from an older system, and kept their negative
-- numbers: nobody changes them any more, and the list of the oldest orders begins with them.
INSERT INTO ${table} (id, customer_id, amount, note, placed_at)
SELECT id, abs(id) * 7919 % 100003, abs(id) % 10000 / 100.0, 'order ' || id, timestamptz '2026-01-01 00:00:00+00' + id * interval '1 second'
FROM (SELECT number - ${rows} - 1 FROM generate_series(${from}::bigint, ${to}::bigint) AS number
  UNION ALL SELECT generate_series(${from}::bigint, ${to}::bigint)) AS numbers (id)
