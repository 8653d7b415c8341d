/**
 * The backfill: many rows changed in small transactions, beside live traffic. Plain JDBC,
 * and nothing of this project but this package: take the folder and use it.
 */
package org.downtimelab.backfill;
