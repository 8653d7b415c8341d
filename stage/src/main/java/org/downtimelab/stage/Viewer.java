package org.downtimelab.stage;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.downtimelab.process.DaemonThreads;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open page. It is written to by a thread of its own: a slow network must not hold up
 * the run, nor the other viewers. One that is too slow is let go, comes again by itself,
 * and catches up.
 */
final class Viewer {

	/** A minute of a run. */
	private static final int PATIENCE = 600;

	private final SseEmitter page;

	private final ThreadPoolExecutor writer = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
			new ArrayBlockingQueue<>(PATIENCE), DaemonThreads.named("viewer"));

	Viewer(SseEmitter page) {
		this.page = page;
	}

	/**
	 * Shows one thing.
	 * @return false if the viewer has gone
	 */
	boolean show(String event) {
		return show(List.of(event));
	}

	/** Shows several at once: a list stands for its elements. */
	boolean show(List<String> events) {
		String batch = "[" + String.join(",", events) + "]";
		try {
			this.writer.execute(() -> send(batch));
			return true;
		}
		catch (RejectedExecutionException goneOrTooSlow) {
			close();
			return false;
		}
	}

	private void send(String batch) {
		try {
			this.page.send(batch, MediaType.APPLICATION_JSON);
		}
		catch (IOException | IllegalStateException hasGone) {
			gone();
		}
	}

	/** The page is not there any more: nobody needs its writer. */
	void gone() {
		this.writer.shutdownNow();
	}

	void close() {
		gone();
		this.page.complete();
	}

}
