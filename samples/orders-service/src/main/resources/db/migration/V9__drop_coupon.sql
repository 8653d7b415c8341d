SET lock_timeout = '2s';
-- lab: accept destroys-data because the coupons were exported on 9 January 2025
-- lab: accept breaks-running-release because release 31 no longer maps the column
ALTER TABLE orders DROP COLUMN coupon;
