package org.downtimelab.experiment;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.downtimelab.process.Ask;
import org.downtimelab.process.LabException;
import org.downtimelab.process.Patience;
import org.downtimelab.traffic.Endpoint;

/**
 * Asks a new instance each of its endpoints, one request after another, until the
 * just-in-time compiler has done its work: a cold JVM looks like an outage. The requests
 * say what they are, and leave no row behind.
 */
final class WarmUp {

	private static final Duration AT_MOST = Duration.ofSeconds(60);

	private static final Duration A_MOMENT = Duration.ofSeconds(1);

	/** The requests whose p99 must be good, over all endpoints. */
	private static final int ROUND = 400;

	/** Of a new JVM: what C1 has compiled in the first shows in the second. */
	private static final int NEW = 2;

	/** Of one that was warm: it has new connections to the next path's database. */
	private static final int AGAIN = 1;

	/**
	 * The header of a request whose write is rolled back: the name of its endpoint. The
	 * application remembers which SQL it sends for it.
	 */
	private static final String WARM_UP = "Downtime-Lab-Warm-Up";

	private static final long LAST_SPARE_ROWS = 1_000;

	private final List<Endpoint> endpoints;

	private final long rows;

	private final Duration slo;

	private final Notes notes;

	/**
	 * A warm-up.
	 * @param rows of the large table
	 * @param notes is told of an instance that does not collect its garbage
	 */
	WarmUp(List<Endpoint> endpoints, long rows, Duration slo, Notes notes) {
		this.notes = notes;
		this.endpoints = endpoints;
		this.rows = rows;
		this.slo = slo;
	}

	/**
	 * Warms the instance up until p99 of a round is under a fifth of the SLO; then it
	 * collects what garbage there is, and takes its share of the processors.
	 * @throws LabException if it is not within 60 s, or the instance has ended
	 */
	void of(Application application) {
		of(application, NEW);
	}

	/**
	 * The same, for an instance that was warm before.
	 * @throws LabException if it is not within 60 s, or the instance has ended
	 */
	void again(Application application) {
		of(application, AGAIN);
	}

	private void of(Application application, int roundsAtLeast) {
		try {
			warm(application.url(), roundsAtLeast);
			collectGarbage(application);
			application.takesItsShare();
		}
		catch (LabException ex) {
			// A connection breaks a moment before its process is known to have ended.
			Patience.until(A_MOMENT, () -> !application.isAlive());
			application.mustLive("The application died in its warm-up");
			throw ex;
		}
	}

	private void collectGarbage(Application application) {
		int status = application.collectGarbage();
		if (status == 0) {
			throw new LabException("The application does not answer on its management port");
		}
		if (status != 204) {
			this.notes.add("an instance has not collected its garbage before it served: it answers " + status
					+ "; its first collection may show as slow requests");
		}
	}

	void warm(String url, int roundsAtLeast) {
		long deadline = System.nanoTime() + AT_MOST.toNanos();
		for (int round = 1;; round++) {
			double p99 = p99OfRound(url);
			if (round >= roundsAtLeast && p99 < this.slo.toMillis() / 5.0) {
				return;
			}
			if (System.nanoTime() - deadline >= 0) {
				throw new LabException(
						"This machine is too noisy to judge: an instance answers in %s ms (p99) after %s s of warm-up, without load"
							.formatted(Math.round(p99), AT_MOST.toSeconds()));
			}
		}
	}

	private double p99OfRound(String url) {
		double[] ms = new double[ROUND];
		for (int i = 0; i < ROUND; i++) {
			Endpoint endpoint = this.endpoints.get(i % this.endpoints.size());
			long begun = System.nanoTime();
			ask(url, endpoint);
			ms[i] = (System.nanoTime() - begun) / 1e6;
		}
		Arrays.sort(ms);
		return ms[ROUND * 99 / 100 - 1];
	}

	/** Any row; of the spare ones, those that users come to last. */
	private long row(Endpoint endpoint) {
		return endpoint.deletes()
				? ThreadLocalRandom.current().nextLong(-Endpoint.SPARE_ROWS, -Endpoint.SPARE_ROWS + LAST_SPARE_ROWS)
				: ThreadLocalRandom.current().nextLong(1, this.rows + 1);
	}

	private void ask(String url, Endpoint endpoint) {
		HttpRequest.Builder request = EndpointClient
			.request(url, endpoint, row(endpoint), EndpointClient.value(endpoint, 0))
			.header(WARM_UP, endpoint.name());
		try {
			int status = Ask.send(request, AT_MOST).statusCode();
			if (status / 100 != 2) {
				throw new ReleaseFailed(
						"The new instance answers " + status + " to " + endpoint.name() + " in its warm-up");
			}
		}
		catch (IOException ex) {
			throw new ReleaseFailed("The new instance does not answer in its warm-up: " + ex.getMessage(), ex);
		}
	}

}
