-- Which lock, how long, why.
SELECT 1;
