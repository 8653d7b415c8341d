package org.downtimelab.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.downtimelab.process.RunClock;
import org.downtimelab.traffic.LoadRun;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.RequestLine;

/**
 * Writes finished requests to a file that another process can follow while it grows. The
 * threads that send requests only put them in a queue; one thread formats, writes and
 * flushes them, every 50 ms. The format is that of {@link RequestLine}.
 */
final class RequestLog {

	private static final long FLUSH_MILLIS = 50;

	private final Queue<Request> finished = new ConcurrentLinkedQueue<>();

	private final CountDownLatch closing = new CountDownLatch(1);

	private final Path file;

	private final BufferedWriter out;

	private final Thread writer = new Thread(this::write, "request log");

	private volatile IOException failure;

	private RequestLog(Path file, BufferedWriter out) {
		this.file = file;
		this.out = out;
		this.writer.setDaemon(true);
	}

	/**
	 * Starts a log; a file that is already there is overwritten.
	 * @param run what its first line says
	 * @return the log, to be {@linkplain #close closed}
	 * @throws UncheckedIOException if the file cannot be written
	 */
	static RequestLog open(Path file, LoadRun run) {
		try {
			BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
			line(out, RequestLine.of(run));
			out.flush();
			RequestLog log = new RequestLog(file, out);
			log.writer.start();
			return log;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write the request log " + file + "; give another file with -Dlog",
					ex);
		}
	}

	/**
	 * Takes a finished request. After {@link #close} it is lost, and so counts as
	 * unfinished.
	 */
	void add(Request request) {
		this.finished.add(request);
	}

	/**
	 * Writes what is left and ends the log.
	 * @param stoppedAt when the load stopped, microseconds since the epoch
	 * @throws UncheckedIOException if any write has failed
	 */
	void close(long stoppedAt) {
		this.closing.countDown();
		try {
			this.writer.join();
			try (this.out) {
				if (this.failure != null) {
					throw this.failure;
				}
				line(this.out, RequestLine.of(RequestLine.STOPPED, stoppedAt));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The request log " + this.file + " is not complete", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while the request log " + this.file + " was closed", ex);
		}
	}

	private void write() {
		try {
			boolean last;
			do {
				last = this.closing.await(FLUSH_MILLIS, TimeUnit.MILLISECONDS);
				long until = RunClock.now();
				for (Request request = this.finished.poll(); request != null; request = this.finished.poll()) {
					line(this.out, RequestLine.of(request));
				}
				line(this.out, RequestLine.of(RequestLine.UNTIL, until));
				this.out.flush();
			}
			while (!last);
		}
		catch (IOException ex) {
			fail(ex);
		}
		catch (InterruptedException ex) {
			fail(new IOException("The thread that writes the request log was interrupted", ex));
		}
	}

	/** Load that leaves no trace is of no use. */
	private void fail(IOException reason) {
		this.failure = reason;
		StopSignal.say();
	}

	private static void line(BufferedWriter out, String line) throws IOException {
		out.write(line);
		out.write('\n');
	}

}
