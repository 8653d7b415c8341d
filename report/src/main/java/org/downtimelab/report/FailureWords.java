package org.downtimelab.report;

import java.util.List;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.StepResult;

/** What a release could no longer do, and which step failed. */
record FailureWords(PathResult path, Reasons reasons) {

	/**
	 * The release that the schema broke, if there is one. Its part is how much longer its
	 * endpoints were down than all others.
	 */
	List<OutagePart> brokenRelease() {
		return BrokenRelease.of(this.path)
			.map((broken) -> new OutagePart(longest(true) - longest(false), () -> broken(broken)))
			.stream()
			.toList();
	}

	private double longest(boolean broken) {
		return this.path.endpoints()
			.stream()
			.filter((seen) -> this.path.breaks(seen.name()) == broken)
			.mapToDouble(EndpointResult::downtimeMs)
			.max()
			.orElse(0);
	}

	private void broken(BrokenRelease broken) {
		String why = (broken.place() == 0) ? "" : this.reasons.explained(this.path.steps().get(broken.place() - 1));
		this.reasons.say("%s %s fails %s: %s (%s).%s", old(broken) ? "The old release" : "Release", broken.release(),
				StepWords.since(this.path, broken.place()), String.join(", ", broken.endpoints()),
				OneLine.first(broken.error(), Verdict.MOST_OF_AN_ERROR), why);
	}

	/** Whether it was live before the first step. */
	private boolean old(BrokenRelease broken) {
		return this.path.compatibility()
			.stream()
			.anyMatch((cell) -> cell.place() == 0 && cell.release().equals(broken.release()));
	}

	/** The last one that failed, and what followed from it. */
	void failedStep() {
		this.path.steps()
			.stream()
			.filter((step) -> step.error() != null)
			.reduce((earlier, later) -> later)
			.ifPresent(this::failed);
	}

	private void failed(StepResult step) {
		String error = StepWords.error(step.error());
		boolean timeout = error.contains("lock timeout");
		this.reasons.say("%s%s failed%s.%s", StepWords.capital(StepWords.number(this.path, step)),
				StepWords.quoted(step),
				timeout ? " at its lock_timeout" : " (" + OneLine.first(error, Verdict.MOST_OF_AN_ERROR) + ")",
				this.reasons.explained(step));
		StepResult last = this.path.steps().get(this.path.steps().size() - 1);
		if (last != step && !this.path.finalSchemaOk()) {
			this.reasons.explain(this.path, last);
		}
	}

}
