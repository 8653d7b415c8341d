package org.downtimelab.experiment.result;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one path did.
 *
 * @param path risky, folklore or safe
 * @param claim what is said of it, in one line
 * @param outcome "succeeded" or "failed": what its last migration reported
 * @param error of the step that ended it, or null
 * @param migrationMs all of its steps
 * @param downtimeMs by endpoint, with the part that is noise
 * @param blastRadius the endpoints that went down although no lock of the steps, on the
 * table that they touch, blocks what they do to it
 * @param endpoints what the users saw
 * @param steps what was done, and what the database did
 * @param acknowledgedWrites the writes whose response said success
 * @param lostWrites those of them that are not in the table at the end
 * @param lostExamples at most three of them, in words
 * @param walBytes written from the first step to the last
 * @param schemaFingerprint of the schema at the end
 * @param finalSchemaOk whether the change is really there and usable
 * @param schemaProblems why not, in words
 * @param verdict in one line
 * @param destroyedRows rows that no path may destroy and this one did
 * @param peakWaitingForConnection the most request threads of one instance that were seen
 * waiting for a connection of its pool at a time, by the application's own metrics
 * @param compatibility whether each live release could work with the schema, before the
 * first step and after each
 * @param noise why the path cannot be judged, or null
 * @param chains sessions that waited behind somebody else's, for at least the SLO
 * @param noiseStretches when the machine was noisy: the canary was bad, widened by the
 * SLO on both sides
 * @param notes what the reader should know beside it: a baseline that was not calm, a
 * moment in which the database was not watched
 * @param promise what the change claims: SAFE, NONE; null in a result that was recorded
 * before it was there
 * @param change what is changed, in plain words, as a title; null in a result that was
 * recorded before it was there
 * @param afterTheLock what it leaves behind; null in a result that was recorded before it
 * was there
 * @param rowLocks who waited for rows that the steps had changed, in order of time
 * @param claimedBy who says that it is the way to make the change: FRAMEWORKS, GUIDES or
 * LAB; null where nobody does, and in a result that was recorded before it was there
 */
public record PathResult(String path, String claim, String outcome, String error, double migrationMs,
		Map<String, Double> downtimeMs, List<String> blastRadius, List<EndpointResult> endpoints,
		List<StepResult> steps, long acknowledgedWrites, long lostWrites, List<String> lostExamples, long walBytes,
		String schemaFingerprint, boolean finalSchemaOk, List<String> schemaProblems, String verdict,
		long destroyedRows, int peakWaitingForConnection, List<CompatibilityCell> compatibility, String noise,
		List<ChainResult> chains, List<Stretch> noiseStretches, List<String> notes, String promise, String change,
		AfterTheLock afterTheLock, List<RowLockResult> rowLocks, String claimedBy) {

	public PathResult {
		// A result that was recorded earlier does not have them.
		chains = (chains != null) ? List.copyOf(chains) : List.of();
		noiseStretches = (noiseStretches != null) ? List.copyOf(noiseStretches) : List.of();
		notes = (notes != null) ? List.copyOf(notes) : List.of();
		rowLocks = (rowLocks != null) ? List.copyOf(rowLocks) : List.of();
	}

	/** One of which no more is known than what the users saw and the steps did. */
	public PathResult(String path, String claim, String outcome, String error, double migrationMs,
			Map<String, Double> downtimeMs, List<String> blastRadius, List<EndpointResult> endpoints,
			List<StepResult> steps, long acknowledgedWrites, long lostWrites, List<String> lostExamples, long walBytes,
			String schemaFingerprint, boolean finalSchemaOk, List<String> schemaProblems, String verdict,
			long destroyedRows, int peakWaitingForConnection, List<CompatibilityCell> compatibility, String noise,
			List<ChainResult> chains, List<Stretch> noiseStretches, List<String> notes, String promise, String change) {
		this(path, claim, outcome, error, migrationMs, downtimeMs, blastRadius, endpoints, steps, acknowledgedWrites,
				lostWrites, lostExamples, walBytes, schemaFingerprint, finalSchemaOk, schemaProblems, verdict,
				destroyedRows, peakWaitingForConnection, compatibility, noise, chains, noiseStretches, notes, promise,
				change, null, List.of(), null);
	}

	/** The same figures, judged. */
	public PathResult judged(String words, List<String> radius) {
		return new PathResult(this.path, this.claim, this.outcome, this.error, this.migrationMs, this.downtimeMs,
				radius, this.endpoints, this.steps, this.acknowledgedWrites, this.lostWrites, this.lostExamples,
				this.walBytes, this.schemaFingerprint, this.finalSchemaOk, this.schemaProblems, words,
				this.destroyedRows, this.peakWaitingForConnection, this.compatibility, this.noise, this.chains,
				this.noiseStretches, this.notes, this.promise, this.change, this.afterTheLock, this.rowLocks,
				this.claimedBy);
	}

	/** Whether some release could not work with the schema there, lock or no lock. */
	public boolean breaks(String endpoint) {
		return this.compatibility.stream().anyMatch((cell) -> !cell.ok() && cell.endpoint().equals(endpoint));
	}

	/** The modes of all locks on a relation, as in pg_locks. */
	public List<String> locks(String relation) {
		return statements().flatMap((statement) -> statement.locks().stream())
			.filter((lock) -> lock.relation().equals(relation))
			.map(LockResult::mode)
			.distinct()
			.toList();
	}

	/** The relations that were rewritten. */
	public List<String> rewrote() {
		return statements().flatMap((statement) -> statement.rewrote().stream()).distinct().toList();
	}

	/** The total length of an endpoint's outages, in milliseconds; 0 if it is unknown. */
	public double downtimeMs(String endpoint) {
		return this.downtimeMs.getOrDefault(endpoint, 0.0);
	}

	private Stream<StatementResult> statements() {
		return this.steps.stream().flatMap((step) -> step.statements().stream());
	}

}
