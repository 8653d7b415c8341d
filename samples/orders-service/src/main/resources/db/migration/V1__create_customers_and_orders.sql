CREATE TABLE customers (
    id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name  text NOT NULL,
    email varchar(100)
);

CREATE TABLE orders (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers,
    total_cents int NOT NULL,
    note        varchar(100),
    coupon      varchar(20),
    placed_at   timestamptz NOT NULL DEFAULT now()
);
