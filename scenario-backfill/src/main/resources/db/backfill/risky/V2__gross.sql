-- ROW EXCLUSIVE on the table, which blocks nobody. But each row stays locked until commit, and
-- a user who updates it waits. Every row is there twice then, in the table and in each index.
UPDATE large_order SET gross = round(amount * 1.19, 2);
