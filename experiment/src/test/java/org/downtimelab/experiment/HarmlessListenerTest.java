package org.downtimelab.experiment;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HarmlessListenerTest {

	private final List<String> told = new ArrayList<>();

	private final Notes notes = new Notes();

	/** A method that is added to the interface with a body would be forgotten here. */
	@ParameterizedTest
	@ValueSource(classes = { IllegalStateException.class, StackOverflowError.class })
	void whateverAListenerThrowsIsNotedAndTheOtherOneIsTold(Class<? extends Throwable> problem) throws Exception {
		RunListener listener = HarmlessListener.of(new BothListeners(failing(problem), listening()), this.notes);
		for (Method method : RunListener.class.getMethods()) {
			tell(listener, method);
			tell(listener, method);
			assertThat(this.told).containsExactly(method.getName(), method.getName());
			this.told.clear();
		}
		assertThat(this.notes.all()).hasSize(RunListener.class.getMethods().length)
			.allMatch((note) -> note.contains("could not be told of") && note.endsWith(problem.getName() + ": words"));
	}

	private static void tell(RunListener listener, Method method)
			throws IllegalAccessException, InvocationTargetException {
		method.invoke(listener, Arrays.stream(method.getParameterTypes()).map(HarmlessListenerTest::nothing).toArray());
	}

	private static RunListener failing(Class<? extends Throwable> problem) {
		return listener((method) -> {
			throw problem.getConstructor(String.class).newInstance("words");
		});
	}

	private RunListener listening() {
		return listener((method) -> this.told.add(method.getName()));
	}

	private static RunListener listener(Told told) {
		return (RunListener) Proxy.newProxyInstance(HarmlessListenerTest.class.getClassLoader(),
				new Class<?>[] { RunListener.class }, (proxy, method, arguments) -> {
					told.of(method);
					return null;
				});
	}

	private static Object nothing(Class<?> type) {
		if (type == long.class) {
			return 0L;
		}
		return (type == double.class) ? (Object) 0.0 : null;
	}

	private interface Told {

		void of(Method method) throws Throwable;

	}

}
