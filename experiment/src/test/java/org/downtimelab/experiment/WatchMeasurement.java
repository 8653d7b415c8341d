package org.downtimelab.experiment;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import com.sun.management.OperatingSystemMXBean;
import org.downtimelab.traffic.Endpoint.Kind;
import org.downtimelab.traffic.LoadRun;
import org.downtimelab.traffic.Steadiness;
import org.downtimelab.traffic.Timeline;
import org.junit.jupiter.api.Test;

/**
 * How much of a processor it takes to watch 2,500 requests a second for two minutes: the
 * log is read every 100 ms, and every 50 ms the phases ask whether the application is
 * warm, and later, whether it has recovered. Time passes as fast as that goes. Not part
 * of a build:
 *
 * <pre>
 * mvn -pl experiment -am test -Dtest=WatchMeasurement -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class WatchMeasurement {

	private static final Duration SLO = Duration.ofMillis(250);

	private static final int SECONDS = 120;

	private static final int MEASURED_FROM = 15;

	private Steadiness steadiness;

	@Test
	void aLookCostsTheSameAfterTwoMinutes() {
		RandomRequests requests = new RandomRequests(new Random(1),
				new LoadRun("index", RandomRequests.START, 500, endpoints()), 1 / 10_000.0, 2_000_000, 0);
		OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		long read = 0;
		long asked = 0;
		long allProcess = 0;
		long all = 0;
		try (LoadWatch watch = new LoadWatch(requests, SLO, (standing) -> null, (event) -> {
		})) {
			for (int second = 1; second <= SECONDS; second++) {
				long readBefore = read;
				long askedBefore = asked;
				if (second == MEASURED_FROM) {
					watch.measureFrom(watch.knownUntil());
				}
				for (int look = 0; look < 20; look++) {
					synchronized (watch) {
						requests.pass(50_000);
						if (look % 2 == 0) {
							long processBefore = process.getProcessCpuTime();
							long before = cpu();
							watch.read();
							read += cpu() - before;
							allProcess += process.getProcessCpuTime() - processBefore;
						}
						boolean early = second < MEASURED_FROM;
						long processBefore = process.getProcessCpuTime();
						long before = cpu();
						watch.ask((timeline) -> ask(timeline, early, watch.knownUntil()));
						asked += cpu() - before;
						allProcess += process.getProcessCpuTime() - processBefore;
					}
				}
				if (second % 10 == 0) {
					System.out.printf(Locale.ROOT, "second %3d: a read %6.2f ms, a question %6.2f ms%n", second,
							(read - readBefore) / 10 / 1e6, (asked - askedBefore) / 20 / 1e6);
				}
			}
		}
		System.out.printf(Locale.ROOT,
				"%d s: %.1f s of processor time to read, %.1f s to ask; of the process, with garbage, %.1f s%n",
				SECONDS, read / 1e9, asked / 1e9, allProcess / 1e9);
	}

	private boolean ask(Timeline timeline, boolean early, long known) {
		if (this.steadiness == null) {
			this.steadiness = new Steadiness(timeline, SLO);
		}
		return early ? this.steadiness.warm(Timing.STAGE.warmWindow(), known)
				: this.steadiness.recovered(Timing.STAGE.recovery(), known);
	}

	private static long cpu() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	private static Map<String, Kind> endpoints() {
		Map<String, Kind> endpoints = new LinkedHashMap<>();
		for (String name : new String[] { "large-read", "large-update", "large-insert", "small-read" }) {
			endpoints.put(name, Kind.READ);
		}
		endpoints.put("canary", Kind.CANARY);
		return endpoints;
	}

}
