-- One order in 10,000 came from an older system: it kept its negative number, nobody opens
-- it any more, and its customer did not come along. That is the orphan.
INSERT INTO ${table} (id, customer_id, amount, note)
SELECT id, id * 7919 % ${rows} + 1, id % 10000 / 100.0, 'order ' || id
FROM generate_series(${from}::bigint, ${to}::bigint) AS id
UNION ALL
SELECT -id, 9000000000 + id, id % 10000 / 100.0, 'old order ' || id
FROM generate_series(${from}::bigint, ${to}::bigint) AS id WHERE id % 10000 = 7
