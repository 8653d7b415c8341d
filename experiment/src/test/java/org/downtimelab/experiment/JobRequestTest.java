package org.downtimelab.experiment;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

import com.sun.net.httpserver.HttpServer;
import org.downtimelab.scenario.Job;
import org.downtimelab.scenario.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JobRequestTest {

	private static final Job TOTALS = Step.job("totals", "/jobs/totals", "as each night");

	@Test
	void aJobThatAnswersWellHasRun() throws Exception {
		assertThat(answered(200)).isEmpty();
	}

	@Test
	void aJobThatFailsSaysWhatTheApplicationComplainedOf() throws Exception {
		assertThat(answered(500)).contains("the job answers 500 no such column");
	}

	@Test
	void aJobThatNobodyAnswersHasFailed() {
		assertThat(JobRequest.send(TOTALS, "http://127.0.0.1:1", () -> "")).hasValueSatisfying(
				(words) -> assertThat(words).startsWith("the job has no answer: java.net.ConnectException"));
	}

	private static Optional<String> answered(int status) throws Exception {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/jobs/totals", (exchange) -> {
			exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? status : 405, -1);
			exchange.close();
		});
		server.start();
		try {
			return JobRequest.send(TOTALS, "http://127.0.0.1:" + server.getAddress().getPort(), () -> "no such column");
		}
		finally {
			server.stop(0);
		}
	}

}
