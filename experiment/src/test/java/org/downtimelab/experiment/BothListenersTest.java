package org.downtimelab.experiment;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BothListenersTest {

	private final List<String> told = new ArrayList<>();

	private final RunListener both = new BothListeners(listener("first"), listener("second"));

	private RunListener listener(String name) {
		return (RunListener) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { RunListener.class },
				(proxy, method, arguments) -> {
					this.told.add(name + " " + method.getName());
					return null;
				});
	}

	/** A method that is added to the interface with a body would be forgotten here. */
	@Test
	void whateverIsToldIsToldToBoth() throws Exception {
		for (Method method : RunListener.class.getMethods()) {
			this.told.clear();
			Object[] nothing = Arrays.stream(method.getParameterTypes()).map(BothListenersTest::nothing).toArray();
			method.invoke(this.both, nothing);
			assertThat(this.told).containsExactly("first " + method.getName(), "second " + method.getName());
		}
	}

	private static Object nothing(Class<?> type) {
		if (type == long.class) {
			return 0L;
		}
		return (type == double.class) ? (Object) 0.0 : null;
	}

}
