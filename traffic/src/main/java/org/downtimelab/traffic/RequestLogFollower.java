package org.downtimelab.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads a request log while another process writes it. Not safe for use by several
 * threads.
 */
public final class RequestLogFollower implements RequestFeed {

	private final Path file;

	private final StringBuilder halfLine = new StringBuilder();

	private InputStream in;

	private LoadRun run;

	private OptionalLong until = OptionalLong.empty();

	private OptionalLong stoppedAt = OptionalLong.empty();

	/**
	 * Follows a file, which need not exist yet.
	 * @param file the request log
	 */
	public RequestLogFollower(Path file) {
		this.file = file;
	}

	/**
	 * The requests that were logged since the last time. A line that is not complete yet
	 * is left for the next time.
	 * @return in the order in which they finished, empty if there are none
	 * @throws UncheckedIOException if the file cannot be read
	 * @throws IllegalArgumentException if it is not a request log
	 */
	@Override
	public List<Request> poll() {
		List<Request> requests = new ArrayList<>();
		try {
			if (this.in == null) {
				if (!Files.exists(this.file)) {
					return requests;
				}
				this.in = Files.newInputStream(this.file);
			}
			this.halfLine.append(new String(this.in.readAllBytes(), StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the request log " + this.file, ex);
		}
		int begin = 0;
		for (int end = lineEnd(begin); end >= 0; end = lineEnd(begin)) {
			read(utf8(this.halfLine.substring(begin, end)), requests);
			begin = end + 1;
		}
		this.halfLine.delete(0, begin);
		return requests;
	}

	private int lineEnd(int from) {
		return this.halfLine.indexOf("\n", from);
	}

	// A read may end in the middle of a character; a line does not.
	private static String utf8(String bytes) {
		return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
	}

	private void read(String line, List<Request> requests) {
		try {
			if (this.run == null) {
				this.run = RequestLine.run(line);
			}
			else if (line.startsWith(RequestLine.UNTIL)) {
				this.until = OptionalLong.of(RequestLine.time(line));
			}
			else if (line.startsWith(RequestLine.STOPPED)) {
				this.stoppedAt = OptionalLong.of(RequestLine.time(line));
			}
			else if (!line.startsWith("#")) {
				requests.add(RequestLine.request(line));
			}
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("Cannot read the request log " + this.file, ex);
		}
	}

	@Override
	public Optional<LoadRun> run() {
		return Optional.ofNullable(this.run);
	}

	@Override
	public OptionalLong until() {
		return this.until;
	}

	@Override
	public OptionalLong stoppedAt() {
		return this.stoppedAt;
	}

	/**
	 * Closes the file.
	 * @throws UncheckedIOException if that fails
	 */
	@Override
	public void close() {
		if (this.in != null) {
			try {
				this.in.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException("Cannot close the request log " + this.file, ex);
			}
		}
	}

}
