--# case index on a partitioned table
--# verdict harmful
--# codes blocks-writes
--# lock public.events ShareLock
--# lock public.events_2024 ShareLock
--# lock public.events_2025 ShareLock
--# before
CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, body text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
--# migration
CREATE INDEX events_body ON events (body);


--# case index on a partitioned table only
--# verdict harmless
--# lock public.events ShareLock
--# before
CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, body text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
--# migration
CREATE INDEX events_body ON ONLY events (body);


--# case new partition
--# verdict harmless
--# lock public.events ShareUpdateExclusiveLock
--# before
CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, body text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
--# migration
CREATE TABLE events_2026 (LIKE events INCLUDING ALL);
ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');


--# case new partition of
--# verdict careful
--# codes lock-queue
--# lock public.events AccessExclusiveLock
--# before
CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, body text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
--# migration
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');


--# case detach a partition, bounded
--# verdict harmless
--# lock public.events AccessExclusiveLock
--# lock public.events_2024 AccessExclusiveLock
--# lock public.events_2024_pkey AccessExclusiveLock
--# before
CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, body text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
--# migration
SET lock_timeout = '2s';
ALTER TABLE events DETACH PARTITION events_2024;


--# case column of a partitioned table, bounded
--# verdict harmless
--# lock public.events AccessExclusiveLock
--# lock public.events_2025 AccessExclusiveLock
--# lock public.events_2024 AccessExclusiveLock
--# before
CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, body text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
--# migration
SET lock_timeout = '2s';
ALTER TABLE events ADD COLUMN source text;

