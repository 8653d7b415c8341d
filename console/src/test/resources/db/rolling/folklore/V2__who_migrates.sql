-- Takes no lock that anybody meets, and writes down whose session it ran in.
CREATE TABLE migrated AS SELECT current_setting('application_name') AS by_session
