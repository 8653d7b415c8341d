package org.downtimelab.experiment;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * What goes at once when this JVM is told to end in the middle of a run, as by Ctrl-C:
 * processes, databases, the server, the last come first. A JVM that is killed outright
 * cannot do that. Then its children notice, and the next lab drops the databases.
 */
public final class ShutdownCleanup implements AutoCloseable {

	private final Deque<AutoCloseable> things = new ArrayDeque<>();

	/** Null if only somebody's word ends it. */
	private final Thread hook;

	private final PrintWriter err;

	private boolean begun;

	/**
	 * Stands by until it is closed.
	 * @param err is told that the run was interrupted, and what could not be ended
	 */
	public ShutdownCleanup(PrintWriter err) {
		this.err = err;
		this.hook = new Thread(this::end, "early-end");
		Runtime.getRuntime().addShutdownHook(this.hook);
	}

	private ShutdownCleanup() {
		this.err = new PrintWriter(Writer.nullWriter());
		this.hook = null;
	}

	/** One that stands by for {@link #end()} alone, and says nothing. */
	public static ShutdownCleanup onRequest() {
		return new ShutdownCleanup();
	}

	/**
	 * Sees to a thing from now on.
	 * @param thing whose close may be called from another thread, and once more after it
	 * has been closed
	 * @return the same
	 * @throws Interrupted if the end has begun; the thing is closed then
	 */
	public <T extends AutoCloseable> T of(T thing) {
		synchronized (this) {
			if (!this.begun) {
				this.things.push(thing);
				return thing;
			}
		}
		end(thing);
		throw new Interrupted();
	}

	/**
	 * Does something of which the things are part.
	 * @return what it returns
	 * @throws Interrupted in place of whatever it throws because they were taken from it
	 */
	public <T> T during(Supplier<T> work) {
		try {
			return work.get();
		}
		catch (RuntimeException ex) {
			synchronized (this) {
				throw this.begun ? new Interrupted() : ex;
			}
		}
	}

	/**
	 * Looks whether to go on.
	 * @throws Interrupted if the end has begun
	 */
	synchronized void check() {
		if (this.begun) {
			throw new Interrupted();
		}
	}

	/** Ends all of them, as if the JVM had been told to end. */
	public void end() {
		Deque<AutoCloseable> all;
		synchronized (this) {
			this.begun = true;
			all = new ArrayDeque<>(this.things);
		}
		this.err.println("lab: interrupted; what runs is ended …");
		this.err.flush();
		boolean nothingLeft = true;
		for (AutoCloseable thing : all) {
			nothingLeft &= end(thing);
		}
		if (nothingLeft) {
			this.err.println("lab: nothing is left behind");
		}
		this.err.flush();
	}

	private boolean end(AutoCloseable thing) {
		try {
			thing.close();
			return true;
		}
		catch (Exception ex) {
			this.err.println("lab: left behind, for the next lab to end: " + ex.getMessage());
			return false;
		}
	}

	/** Stands by no longer. */
	@Override
	public void close() {
		if (this.hook == null) {
			return;
		}
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException thisIsTheEnd) {
			// The hook runs: it ends the things that its owner is about to end.
		}
	}

	/** The run was told to end: there is nothing more to say. */
	public static final class Interrupted extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
