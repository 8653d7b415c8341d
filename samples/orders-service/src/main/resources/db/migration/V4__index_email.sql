-- lab: accept blocks-writes because it ran in March 2024, on 3,000 customers
CREATE INDEX customers_email_idx ON customers (email);
