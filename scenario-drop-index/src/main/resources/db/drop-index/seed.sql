-- Filled by range of id, so that two sessions can share the work. The multiplier is a
-- prime: it spreads the customers over the table without the cost of random().
INSERT INTO ${table} (id, customer_id, amount, note, placed_at)
SELECT id, id * 7919 % 100003, id % 10000 / 100.0, 'order ' || id, timestamptz '2026-01-01 00:00:00+00' + id * interval '1 second'
FROM generate_series(${from}::bigint, ${to}::bigint) AS id
