-- As many customers as orders, so that each of their rows is written once at most. The
-- spare ones, with negative ids, have no orders: they are there to be deleted.
INSERT INTO customer (id, name, note)
SELECT id, 'customer ' || id, 'as seeded' FROM generate_series(${from}::bigint, ${to}::bigint) AS id
UNION ALL
SELECT -id, 'spare ' || id, 'as seeded' FROM generate_series(1, ${spare}::bigint) AS id WHERE ${from} = 1
