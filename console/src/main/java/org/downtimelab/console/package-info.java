/** Brings the three witnesses together: users, database, and the writes themselves. */
package org.downtimelab.console;
