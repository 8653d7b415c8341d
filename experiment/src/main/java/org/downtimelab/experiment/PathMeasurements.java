package org.downtimelab.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.downtimelab.experiment.result.EnvironmentResult;
import org.downtimelab.experiment.writes.WriteAudit;
import org.downtimelab.observe.ObservedStatement;
import org.downtimelab.observe.Sample;
import org.downtimelab.observe.SchemaFingerprint;
import org.downtimelab.scenario.Path;
import org.downtimelab.traffic.Timeline;
import org.downtimelab.traffic.Window;

/**
 * What the three witnesses of one path have to say, before anything is made of it.
 *
 * @param baseline a stretch before the first step
 * @param measured the stretch that counts: from the end of the last baseline that was
 * tried to the stop
 * @param rehearsed what the path did on ten rows
 * @param statements seen from inside the migrating sessions
 * @param writes what became of the acknowledged ones
 * @param schemaProblems what is not as the scenario's goal wants it
 * @param destroyedRows rows that no path may destroy and this one did
 * @param peakWaitingForConnection the most request threads of one instance that waited
 * for a connection
 * @param environment where it was played, before its load began
 * @param touches what users do to which table, by the name that locks on it had before
 * the first step
 * @param noise why nothing can be judged, if so, whatever the canary says
 * @param notes what the reader should know of how it was measured
 * @param before how the database stood right before the baseline
 * @param after the same, after the last request
 */
record PathMeasurements(Path path, Timeline timeline, Window baseline, Window measured, List<PlayedStep> steps,
		Rehearsal.Rehearsed rehearsed, List<ObservedStatement> statements, List<Sample> samples, WriteAudit writes,
		List<String> schemaProblems, long destroyedRows, SchemaFingerprint schema, int peakWaitingForConnection,
		EnvironmentResult environment, List<EndpointTouch> touches, Optional<String> noise, List<String> notes,
		DatabaseState before, DatabaseState after) {

	/** Milliseconds since the start of the baseline. */
	double since(long micros) {
		return (micros - this.baseline.from()) / 1e3;
	}

}
