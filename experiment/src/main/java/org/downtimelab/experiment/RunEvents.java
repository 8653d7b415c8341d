package org.downtimelab.experiment;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.downtimelab.process.DaemonThreads;

/**
 * Tells listeners what goes on, each in order and on a thread of its own. None of them
 * can end a run, change it or delay it: what one throws is noted, and one that does not
 * keep up misses pulses.
 */
final class RunEvents implements Consumer<RunEvent>, AutoCloseable {

	/** A listener with more events than this before it is told no pulse. */
	private static final int MOST_PULSES_WAITING = 100;

	/** Of the run's end for a listener that has not heard all yet. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final List<Listener> listeners;

	private final Notes notes;

	RunEvents(List<Consumer<RunEvent>> listeners, Notes notes) {
		this.notes = notes;
		this.listeners = listeners.stream().map(Listener::new).toList();
	}

	@Override
	public void accept(RunEvent event) {
		this.listeners.forEach((listener) -> listener.tell(event));
	}

	/** Tells of the end, and waits 5 s at most until it was heard. */
	@Override
	public void close() {
		accept(new RunEvent.Ended());
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		this.listeners.forEach((listener) -> listener.thread.shutdown());
		this.listeners.forEach((listener) -> listener.end(deadline));
	}

	private final class Listener {

		private final Consumer<RunEvent> told;

		private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), DaemonThreads.named("run-events"));

		Listener(Consumer<RunEvent> told) {
			this.told = told;
		}

		void tell(RunEvent event) {
			if (event instanceof RunEvent.Pulse && this.thread.getQueue().size() >= MOST_PULSES_WAITING) {
				RunEvents.this.notes.add(name() + " does not keep up, and misses pulses");
				return;
			}
			this.thread.execute(() -> {
				try {
					this.told.accept(event);
				}
				catch (RuntimeException | Error problem) {
					RunEvents.this.notes.add("%s could not be told of %s: %s".formatted(name(),
							event.getClass().getSimpleName(), problem));
				}
			});
		}

		private String name() {
			return this.told.getClass().getSimpleName();
		}

		void end(long deadline) {
			try {
				if (!this.thread.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
					RunEvents.this.notes.add(name() + " has not heard all by the end");
					this.thread.shutdownNow();
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
