-- As many customers as orders, so that each of their rows is written once at most.
INSERT INTO customer (id, name, note)
SELECT id, 'customer ' || id, 'as seeded' FROM generate_series(${from}::bigint, ${to}::bigint) AS id
