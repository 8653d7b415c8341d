-- By range of id, in two sessions.
INSERT INTO ${table} (id, customer_id, legacy_code, amount, note)
SELECT id, id * 7919 % 100003, 'L-' || id % 1000, id % 10000 / 100.0, 'order ' || id
FROM generate_series(${from}::bigint, ${to}::bigint) AS id
