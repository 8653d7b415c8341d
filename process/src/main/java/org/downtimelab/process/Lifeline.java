package org.downtimelab.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The child's end of the pipe that its parent holds. When the parent is gone, however it
 * ended, the pipe reaches its end of file, and that is the child's word to go as well.
 */
public final class Lifeline {

	/** Set by {@link ChildProcess}: without it, standard input is nobody's lifeline. */
	static final String MARK = "DOWNTIME_LAB_LIFELINE";

	private Lifeline() {
	}

	/**
	 * Ends this JVM when its parent is gone; does nothing in a process that was started
	 * by hand. It is ended at once: an orderly shutdown of an application that has not
	 * quite started waits until it has.
	 */
	public static void hold() {
		hold((line) -> {
		}, () -> Runtime.getRuntime().halt(0));
	}

	/**
	 * Watches the lifeline in a daemon thread; does nothing in a process that was started
	 * by hand.
	 * @param said is given each line that the parent says
	 * @param cut runs once, when the parent is gone or has let go
	 */
	public static void hold(Consumer<String> said, Runnable cut) {
		if (System.getenv(MARK) == null) {
			return;
		}
		Thread watch = new Thread(() -> {
			listen(said);
			cut.run();
		}, "lifeline");
		watch.setDaemon(true);
		watch.start();
	}

	private static void listen(Consumer<String> said) {
		var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		try {
			for (String line = input.readLine(); line != null; line = input.readLine()) {
				said.accept(line);
			}
		}
		catch (IOException brokenPipe) {
			// A pipe that cannot be read has lost its other end: the same as its end.
		}
	}

}
