/**
 * Test support: a fresh PostgreSQL database for each test class or each test.
 */
package org.downtimelab.database.testing;
