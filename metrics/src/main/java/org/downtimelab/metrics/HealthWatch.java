package org.downtimelab.metrics;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.downtimelab.metrics.LiveInstances.Served;
import org.downtimelab.process.Ask;
import org.downtimelab.process.DaemonThreads;

/**
 * Asks each live instance once a second for its whole health, the database included, and
 * takes no answer within a second for a bad one. That question takes a connection of the
 * instance's pool, or queues for one: so it is not asked again while it is not answered.
 */
final class HealthWatch implements AutoCloseable {

	private static final long LOOK_EVERY_MS = 250;

	private static final long SECOND_NS = 1_000_000_000;

	/** Longer than HikariCP has a thread wait for a connection, which is 30 s. */
	private static final Duration GIVE_UP = Duration.ofSeconds(40);

	private final Map<Served, Question> questions = new HashMap<>();

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor(DaemonThreads.named("health-watch"));

	private final LiveInstances instances;

	private final LiveGauge healthy;

	HealthWatch(MeterRegistry registry, LiveInstances instances) {
		this.instances = instances;
		this.healthy = new LiveGauge(registry, "downtime_lab.instance.healthy", null,
				"1 if /actuator/health said UP within a second");
	}

	/** Looks from now on. */
	HealthWatch start() {
		this.clock.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
		return this;
	}

	private void look() {
		this.questions.keySet().retainAll(this.instances.now());
		Map<Tags, Double> rows = new HashMap<>();
		for (Served served : this.instances.now()) {
			Question question = this.questions.computeIfAbsent(served, (each) -> ask(each, null));
			if (question.answered() && question.ageNs() >= SECOND_NS) {
				this.questions.put(served, ask(served, question.good()));
			}
			Boolean good = question.good();
			if (good != null) {
				rows.put(served.labels(), good ? 1.0 : 0.0);
			}
		}
		this.healthy.show(rows);
	}

	private Question ask(Served served, Boolean before) {
		long asked = System.nanoTime();
		CompletableFuture<Boolean> answer = Ask.later(served.instance().managementUrl() + "/actuator/health", GIVE_UP)
			.handle((response, failure) -> failure == null && response.statusCode() == 200
					&& System.nanoTime() - asked <= SECOND_NS);
		return new Question(asked, answer, before);
	}

	@Override
	public void close() {
		this.clock.shutdownNow();
		this.healthy.clear();
	}

	/**
	 * A question and what came of it.
	 *
	 * @param asked by System.nanoTime
	 * @param answer whether it was a good one, in time
	 * @param before what the question before it came to, or null
	 */
	private record Question(long asked, CompletableFuture<Boolean> answer, Boolean before) {

		boolean answered() {
			return this.answer.isDone();
		}

		long ageNs() {
			return System.nanoTime() - this.asked;
		}

		/** Null while nothing can be said yet. */
		Boolean good() {
			if (answered()) {
				return this.answer.join();
			}
			return (ageNs() > SECOND_NS) ? Boolean.FALSE : this.before;
		}

	}

}
