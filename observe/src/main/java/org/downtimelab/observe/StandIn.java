package org.downtimelab.observe;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * What callers get instead of a JDBC object. It is what {@code unwrap} finds for each
 * interface that it has itself, and the driver's own object for any other.
 *
 * @param target the object itself
 * @param calls told of each call
 */
public record StandIn(Object target, Calls calls) implements InvocationHandler {

	/**
	 * Stands in for an object.
	 * @param type of what callers get: an interface that the object has
	 */
	public static <T> T of(Class<T> type, Object target, Calls calls) {
		return type.cast(Proxy.newProxyInstance(StandIn.class.getClassLoader(), new Class<?>[] { type },
				new StandIn(target, calls)));
	}

	@Override
	public Object invoke(Object self, Method method, Object[] given) throws Throwable {
		return switch (method.getName()) {
			case "equals" -> self == given[0];
			case "unwrap" -> ((Class<?>) given[0]).isInstance(self) ? self : call(method, given);
			case "isWrapperFor" -> ((Class<?>) given[0]).isInstance(self) || (boolean) call(method, given);
			default -> this.calls.made(self, method, given, () -> call(method, given));
		};
	}

	private Object call(Method method, Object[] given) throws Throwable {
		try {
			return method.invoke(this.target, given);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	/** Who is told. */
	public interface Calls {

		/** Is called in place of the object; what it returns, the caller gets. */
		Object made(Object self, Method method, Object[] given, Call call) throws Throwable;

	}

	/** The call itself, to be made once. */
	public interface Call {

		/** Makes it. */
		Object make() throws Throwable;

	}

}
