/**
 * What the database did: the locks of each statement from inside the migrating session,
 * and who waited for whom from outside. Plain JDBC.
 */
package org.downtimelab.observe;
