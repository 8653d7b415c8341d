package org.downtimelab.backfill;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Somebody who is told of each call on a connection, right after it was made. */
interface Calls {

	void made(Connection connection, String method) throws SQLException;

	/** The same source, with its connections listened to. */
	default DataSource on(DataSource source) {
		return proxy(DataSource.class, source, (method, result) -> (result instanceof Connection connection)
				? proxy(Connection.class, connection, (call, got) -> {
					made(connection, call);
					return got;
				}) : result);
	}

	private static <T> T proxy(Class<T> type, T target, After after) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (self, method, given) -> {
				try {
					return after.call(method.getName(), method.invoke(target, given));
				}
				catch (InvocationTargetException ex) {
					throw ex.getCause();
				}
			}));
	}

	/** What is made of a call's result. */
	interface After {

		Object call(String method, Object result) throws SQLException;

	}

}
