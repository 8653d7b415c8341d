package org.downtimelab.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.downtimelab.process.SteadyJvm;

/**
 * What a run of the load generator is told, each by a system property of the same name.
 *
 * @param url the application under test
 * @param canaryUrl where the canary listens; if empty, the plan's canary port on the host
 * of {@code url}
 * @param scenario the scenario that the application must be serving
 * @param rate requests per second of each endpoint, 1 to 10000
 * @param duration how long, if nobody says stop before: whole seconds
 * @param log the request log, none if empty
 * @param slo the longest time from due to end that is still good; the load itself does
 * not depend on it
 */
public record LoadSettings(String url, Optional<String> canaryUrl, String scenario, int rate, Duration duration,
		Optional<Path> log, Duration slo) {

	/** Requests per second of each endpoint, where nothing else is said. */
	public static final int RATE = 50;

	/** How long the load goes on if nobody says stop. */
	public static final Duration DURATION = Duration.ofHours(1);

	/** The SLO, where nothing else is said. */
	public static final Duration SLO = Duration.ofMillis(250);

	public LoadSettings {
		if (rate < 1 || rate > 10_000) {
			throw new IllegalArgumentException("rate " + rate + " must be 1 to 10000 per second");
		}
		if (duration.toSeconds() < 1 || duration.getNano() != 0) {
			throw new IllegalArgumentException("duration " + duration + " must be whole seconds, at least 1");
		}
		if (slo.isNegative() || slo.isZero()) {
			throw new IllegalArgumentException("slo " + slo + " must be more than 0");
		}
	}

	/**
	 * Reads the settings from the system properties.
	 * @throws IllegalArgumentException if one is missing or makes no sense; the message
	 * says which
	 */
	static LoadSettings fromSystemProperties() {
		return from(System::getProperty);
	}

	static LoadSettings from(Function<String, String> properties) {
		String allowed = properties.apply("allow");
		return new LoadSettings(Loopback.require("url", required(properties, "url", "http://127.0.0.1:8080"), allowed),
				optional(properties, "canaryUrl").map((url) -> Loopback.require("canaryUrl", url, allowed)),
				required(properties, "scenario", "index"),
				optional(properties, "rate").map((rate) -> wholeNumber("rate", rate)).orElse(RATE),
				optional(properties, "duration").map((text) -> Durations.parse("duration", text)).orElse(DURATION),
				optional(properties, "log").map(Path::of),
				optional(properties, "slo").map((text) -> Durations.parse("slo", text)).orElse(SLO));
	}

	/**
	 * The arguments for a JVM that runs {@link LoadGenerator} with these settings.
	 * @param classPath where the load generator's classes are
	 * @param results the folder that takes what Gatling writes
	 * @param report whether Gatling writes its report there at the end
	 * @return JVM options and the main class
	 * @throws IllegalArgumentException if the application is not on this machine
	 */
	public List<String> javaArguments(String classPath, Path results, boolean report) {
		List<String> arguments = new ArrayList<>(
				List.of("--add-opens=java.base/java.lang=ALL-UNNAMED", "-Xms256m", "-Xmx1g", "-Xmn128m"));
		arguments.addAll(SteadyJvm.OPTIONS);
		arguments.addAll(List.of("-cp", classPath));
		arguments.add("-Durl=" + Loopback.require("url", this.url, null));
		this.canaryUrl.ifPresent((own) -> arguments.add("-DcanaryUrl=" + Loopback.require("canaryUrl", own, null)));
		arguments.add("-Dscenario=" + this.scenario);
		arguments.add("-Drate=" + this.rate);
		arguments.add("-Dduration=" + this.duration.toSeconds() + "s");
		arguments.add("-Dslo=" + this.slo.toMillis() + "ms");
		this.log.ifPresent((file) -> arguments.add("-Dlog=" + file.toAbsolutePath()));
		arguments.add("-Dresults=" + results.toAbsolutePath());
		arguments.add("-Dreport=" + report);
		arguments.add(LoadGenerator.class.getName());
		return arguments;
	}

	private static Optional<String> optional(Function<String, String> properties, String name) {
		return Optional.ofNullable(properties.apply(name)).filter((value) -> !value.isBlank());
	}

	private static String required(Function<String, String> properties, String name, String example) {
		return optional(properties, name).orElseThrow(() -> new IllegalArgumentException(
				"-D" + name + " is missing; give it like -D" + name + "=" + example));
	}

	private static int wholeNumber(String name, String text) {
		try {
			return Integer.parseInt(text);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("-D" + name + "=" + text + " is not a whole number; give it like 50",
					ex);
		}
	}

}
