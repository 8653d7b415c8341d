package org.downtimelab.experiment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import org.downtimelab.process.Ask;
import org.downtimelab.scenario.Job;

/** Asks an instance to run a job, and waits for its end, half an hour at most. */
final class JobRequest {

	private static final Duration AT_MOST = Duration.ofMinutes(30);

	private JobRequest() {
	}

	/**
	 * Has the job run.
	 * @param url of the instance that runs it
	 * @param errors says what the instance has complained of since
	 * @return why it did not work, or empty
	 */
	static Optional<String> send(Job job, String url, Supplier<String> errors) {
		try {
			int status = Ask
				.send(HttpRequest.newBuilder(URI.create(url + job.path())).POST(BodyPublishers.noBody()), AT_MOST)
				.statusCode();
			return (status / 100 == 2) ? Optional.empty()
					: Optional.of("the job answers %s %s".formatted(status, errors.get()).strip());
		}
		catch (IOException ex) {
			return Optional.of("the job has no answer: " + ex);
		}
	}

}
