package org.downtimelab.process;

import java.util.List;

/**
 * Options for a JVM that is to be warm soon, and then to take no processor and no pause
 * that its work does not need: what is measured beside it would pay.
 * <p>
 * C1 alone: with C2 a JVM goes on compiling for as long as a run lasts. It compiles a
 * method at its 40th call, not at its 200th: a start costs no more for it, and an
 * instance that has been asked a few hundred times answers with code that is compiled.
 * The code has more room than C1's 48 MB: from Java 20 on, a JVM collects its whole heap
 * when a seventh of that is taken. Metadata has room from the start, and memory is
 * touched then. G1 also where the JVM would choose the serial collector, whose pauses are
 * long.
 *
 * @see <a href=
 * "https://docs.oracle.com/en/java/javase/25/docs/specs/man/java.html">CompileThresholdScaling
 * in the manual page of java</a>
 */
public final class SteadyJvm {

	/** To be completed by how much memory it takes. */
	public static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=0.2",
			"-XX:ReservedCodeCacheSize=240m", "-XX:MaxTenuringThreshold=0", "-XX:MetaspaceSize=128m",
			"-XX:+AlwaysPreTouch", "-XX:+UseG1GC");

	private SteadyJvm() {
	}

}
