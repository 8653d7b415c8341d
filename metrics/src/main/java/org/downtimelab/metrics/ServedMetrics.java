package org.downtimelab.metrics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.downtimelab.experiment.RunEvent;
import org.downtimelab.process.Patience;
import org.downtimelab.scenario.Subject;

/** Metrics to be read at a port. */
public final class ServedMetrics implements Metrics {

	private static final Duration READER_COMES_BACK = Duration.ofSeconds(5);

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private final LiveInstances instances = new LiveInstances();

	private final JvmGcMetrics collections = new JvmGcMetrics();

	private final MetricsServer server;

	/** Null while nobody asks. */
	private HealthWatch health;

	/** By System.nanoTime; 0 if nobody has read yet. */
	private volatile long read;

	private final AtomicInteger reads = new AtomicInteger();

	/**
	 * Listens.
	 * @param address of this machine
	 * @param port 0 for a free one
	 * @throws org.downtimelab.process.LabException if it cannot listen there
	 */
	public ServedMetrics(String address, int port) {
		this.server = new MetricsServer(address, port, new MetricsPages(this.registry, this.instances, this::hasRead));
		new JvmMemoryMetrics().bindTo(this.registry);
		new JvmThreadMetrics().bindTo(this.registry);
		new ProcessorMetrics().bindTo(this.registry);
		this.collections.bindTo(this.registry);
	}

	/**
	 * Asks the instances for their health from now on.
	 * @return this
	 */
	public ServedMetrics withHealth() {
		this.health = watchHealth();
		return this;
	}

	/** Asks the instances for their health until it is closed. */
	HealthWatch watchHealth() {
		return new HealthWatch(this.registry, this.instances).start();
	}

	/** The port on which it listens. */
	public int port() {
		return this.server.port();
	}

	@Override
	public List<Consumer<RunEvent>> beside(Consumer<RunEvent> other, Subject subject) {
		return List.of(other, new MeteredRun(this.registry, this.instances, subject));
	}

	private void hasRead() {
		this.read = System.nanoTime();
		this.reads.incrementAndGet();
	}

	/** How often somebody has read all of the lab's own metrics. */
	int reads() {
		return this.reads.get();
	}

	@Override
	public void awaitReader() {
		if (this.read != 0 && System.nanoTime() - this.read <= READER_COMES_BACK.toNanos()) {
			// One that begins after this moment: the last one may have been under way.
			int enough = this.reads.get() + 2;
			Patience.until(READER_COMES_BACK, () -> this.reads.get() >= enough);
		}
	}

	@Override
	public void close() {
		if (this.health != null) {
			this.health.close();
		}
		this.server.close();
		this.collections.close();
	}

}
