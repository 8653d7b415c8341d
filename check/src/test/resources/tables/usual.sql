-- What a case of the corpus begins with, unless it has a "before" of its own.
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(100) NOT NULL, email text);
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL, note varchar(50), total numeric(10,2) NOT NULL DEFAULT 0, placed timestamp NOT NULL DEFAULT now());
