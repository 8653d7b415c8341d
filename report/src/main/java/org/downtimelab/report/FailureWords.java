package org.downtimelab.report;

import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.StepResult;

/** What a release could no longer do, and which step failed. */
record FailureWords(PathResult path, Reasons reasons) {

	void say() {
		BrokenRelease.of(this.path)
			.ifPresent((broken) -> this.reasons.say("Release %s fails %s: %s (%s).%s", broken.release(),
					StepWords.since(this.path, broken.place()), String.join(", ", broken.endpoints()),
					OneLine.first(broken.error(), Verdict.MOST_OF_AN_ERROR), overlooked(broken)));
		this.path.steps()
			.stream()
			.filter((step) -> step.error() != null)
			.reduce((earlier, later) -> later)
			.ifPresent(this::failed);
	}

	private String overlooked(BrokenRelease broken) {
		boolean told = !this.reasons.nothingExplained() || broken.place() == 0;
		return told ? "" : this.reasons.overlooked(this.path.steps().get(broken.place() - 1));
	}

	private void failed(StepResult step) {
		String error = StepWords.error(step.error());
		boolean timeout = error.contains("lock timeout");
		this.reasons.say("%s%s failed%s.%s", StepWords.capital(StepWords.number(this.path, step)),
				StepWords.quoted(step),
				timeout ? " at its lock_timeout" : " (" + OneLine.first(error, Verdict.MOST_OF_AN_ERROR) + ")",
				this.reasons.explained(step));
		StepResult last = this.path.steps().get(this.path.steps().size() - 1);
		if (last != step && !this.path.finalSchemaOk() && this.reasons.unexplained(last)) {
			this.reasons.say("%s%s:%s", StepWords.capital(StepWords.number(this.path, last)), StepWords.quoted(last),
					this.reasons.explained(last));
		}
	}

}
