package org.downtimelab.check.play;

import java.sql.Connection;

import org.downtimelab.check.project.ScriptStatement;
import org.downtimelab.observe.StandIn.Call;

/** Stands around each statement of a script. */
public interface StatementWatch {

	/** Stands around none. */
	StatementWatch NONE = (statement, session, call) -> call.make();

	/**
	 * A statement is about to be sent.
	 * @param session that will send it
	 * @param call sends it, and must be made once
	 * @return what the call returned
	 * @throws Throwable what the call threw
	 */
	Object around(ScriptStatement statement, Connection session, Call call) throws Throwable;

	/** A transaction of the session has ended. */
	default void transactionEnded(Connection session) {
	}

}
