package org.downtimelab.observe;

import java.sql.Connection;

/**
 * A connection whose ends of transactions are seen. A pool's connection around it can be
 * unwrapped to it.
 */
interface WatchedConnection extends Connection {

	/** What is known of its session. */
	WatchedSession session();

}
