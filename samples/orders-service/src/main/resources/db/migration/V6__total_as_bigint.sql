SET lock_timeout = '2s';
-- lab: accept rewrites because it ran in the maintenance window of 2 June 2024
-- lab: accept blocks-reads because it ran in the maintenance window of 2 June 2024
-- lab: accept no-statistics because V7 analyzes the table
-- lab: accept breaks-running-release because the service was stopped in that window
ALTER TABLE orders ALTER COLUMN total_cents TYPE bigint;
