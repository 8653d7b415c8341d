-- The offsets differ, as they do when the writers live in several time zones.
INSERT INTO ${table} (id, customer_id, amount, note, placed_at)
SELECT id, id * 7919 % 100003, id % 10000 / 100.0, 'order ' || id,
       to_char(timestamp '2026-01-01' + id * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS') || '+0' || id % 10 || ':30'
FROM generate_series(${from}::bigint, ${to}::bigint) AS id
