/** What the catalogs of a database say: relations, columns, constraints, rows. */
package org.downtimelab.check.catalog;
