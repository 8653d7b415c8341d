package org.downtimelab.experiment.result;

/**
 * A stretch of time, in milliseconds since the start of the path's baseline.
 *
 * @param fromMs its beginning
 * @param toMs its end
 */
public record Stretch(double fromMs, double toMs) {

	/** Whether the two have a moment in common, were it their borders. */
	public boolean meets(Stretch other) {
		return this.fromMs <= other.toMs && other.fromMs <= this.toMs;
	}

}
