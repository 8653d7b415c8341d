package org.downtimelab.report;

import org.downtimelab.experiment.result.PathResult;

/**
 * What a path turned out to be, as a sign that reads without colour. It follows what was
 * measured, not what the path is called.
 */
public enum Mark {

	/** Users saw it: attributable bad requests, or a write lost. */
	HURT("✕"),

	/** Users did not see it, but the change is not there, or the migration failed. */
	WRONG("!"),

	/** No attributable bad request, no write lost, and the change is there. */
	HARMLESS("✓"),

	/** The machine was too noisy to judge. */
	UNJUDGED("?");

	private final String sign;

	Mark(String sign) {
		this.sign = sign;
	}

	public static Mark of(PathResult path) {
		if (path.noise() != null) {
			return UNJUDGED;
		}
		if (path.lostWrites() > 0 || path.destroyedRows() > 0
				|| path.endpoints().stream().anyMatch((seen) -> seen.attributableBad() > 0)) {
			return HURT;
		}
		return (path.outcome().equals("succeeded") && path.finalSchemaOk()) ? HARMLESS : WRONG;
	}

	public String sign() {
		return this.sign;
	}

}
