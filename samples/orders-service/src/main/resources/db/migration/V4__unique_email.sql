-- lab: accept blocks-reads because it ran in March 2024, on 3,000 customers
-- lab: accept lock-queue because it ran in March 2024, on 3,000 customers
-- lab: accept tightens because the sign-up form has checked it since release 12
ALTER TABLE customers ADD CONSTRAINT customers_email_unique UNIQUE (email);
