package org.downtimelab.experiment;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.downtimelab.experiment.result.CompatibilityCell;
import org.downtimelab.process.Ask;
import org.downtimelab.scenario.Endpoint;

/**
 * Asks an instance each of its endpoints, reads and real writes, and writes down what it
 * answers. The driver prepares a statement on the server at its fifth use (pgjdbc,
 * prepareThreshold), so who has been asked six times shows at the next time what a
 * prepared statement makes of a schema that has changed since.
 */
final class CompatibilityProbe {

	private static final int TIMES = 6;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final List<Endpoint> endpoints;

	CompatibilityProbe(List<Endpoint> endpoints) {
		this.endpoints = endpoints;
	}

	/**
	 * What it answers, by endpoint: the error of most of six answers, if there is one.
	 */
	List<CompatibilityCell> ask(int place, String step, Instance instance) {
		return this.endpoints.stream().map((endpoint) -> {
			String error = mostFrequent(
					IntStream.rangeClosed(1, TIMES).mapToObj((id) -> error(instance, endpoint, id)).toList());
			return new CompatibilityCell(place, step, instance.release().name(), endpoint.name(), error == null, error);
		}).toList();
	}

	/**
	 * A prepared statement fails once, and then it is prepared again: what fails each
	 * time matters more.
	 * @param errors null where the answer was good
	 * @return the last of those that came most often; null if there is none
	 */
	static String mostFrequent(List<String> errors) {
		return errors.stream()
			.filter(Objects::nonNull)
			.max(Comparator.comparingInt((error) -> Collections.frequency(errors, error)))
			.orElse(null);
	}

	/** The cells of a release that cannot be asked. */
	List<CompatibilityCell> unanswered(int place, String step, String release, String error) {
		return this.endpoints.stream()
			.map((endpoint) -> new CompatibilityCell(place, step, release, endpoint.name(), false, error))
			.toList();
	}

	private String error(Instance instance, Endpoint endpoint, int id) {
		ErrorWords words = ErrorWords.since(instance.application().log());
		HttpRequest.Builder request = RequestOf.endpoint(instance.application().url(), endpoint,
				endpoint.deletes() ? -id : id, "asked");
		if (endpoint.deletes()) {
			// The row must be there at the next question.
			request.header(RequestOf.WARM_UP, "true");
		}
		try {
			int status = Ask.send(request, PATIENCE).statusCode();
			return (status / 100 == 2) ? null : ("HTTP " + status + ": " + words.words()).replaceFirst(": $", "");
		}
		catch (IOException ex) {
			return "no answer: " + ex.getMessage();
		}
	}

}
