package org.downtimelab.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.gatling.app.Gatling;
import org.downtimelab.process.Lifeline;

/**
 * Runs {@link LabSimulation} in a process of its own. Its parent says {@code stop} on the
 * {@link Lifeline}; Gatling then writes its report into a folder of its own below
 * {@code -Dresults}, unless {@code -Dreport=false}. When the lifeline is cut, it ends at
 * once.
 * <p>
 * Exit codes: 0 done, whatever the requests came to; 2 wrong usage; 3 the application
 * cannot be put under load, or the lifeline was cut; others are Gatling's.
 */
public final class LoadGenerator {

	private LoadGenerator() {
	}

	/**
	 * Runs until stopped, or for the duration. Ends the JVM.
	 * @param arguments none: settings are system properties
	 */
	public static void main(String[] arguments) {
		Locale.setDefault(Locale.US);
		Lifeline.hold(LoadGenerator::heard, () -> Runtime.getRuntime().halt(3));
		// The lab has a screen of its own; Gatling's is for those who run it by hand.
		System.setProperty("gatling.data.writers.0", "file");
		List<String> options = new ArrayList<>(List.of("--simulation", LabSimulation.class.getName(),
				"--results-folder", System.getProperty("results", "results")));
		if (System.getProperty("report", "true").equals("false")) {
			options.add("--no-reports");
		}
		Gatling.main(options.toArray(String[]::new));
	}

	private static void heard(String line) {
		if (line.equals("stop")) {
			StopSignal.say();
		}
		else {
			System.err.println("The load generator understands 'stop', not '" + line + "'");
		}
	}

}
