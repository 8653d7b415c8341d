/**
 * A PostgreSQL to work on: one that the lab brings along, or any other by its URL. On it,
 * templates that are seeded once and clones that are dropped after use.
 */
package org.downtimelab.database;
