package org.downtimelab.report;

import java.util.Comparator;

import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.experiment.result.StepResult;

/** Which step lost users' writes, and which deleted rows. */
record LossWords(PathResult path, Reasons reasons) {

	/** The step in which most of them were lost. */
	void lostWrites() {
		this.path.steps()
			.stream()
			.max(Comparator.comparingLong(StepResult::lostWrites))
			.filter((step) -> step.lostWrites() > this.path.lostWrites() / 2)
			.ifPresent((step) -> this.reasons.say("%s lost writes were made while %s ran%s.%s",
					(step.lostWrites() == this.path.lostWrites()) ? "The"
							: Figures.count(step.lostWrites()) + " of the " + Figures.count(this.path.lostWrites()),
					StepWords.number(this.path, step), StepWords.quoted(step), this.reasons.explained(step)));
	}

	/**
	 * Only a few lost writes are kept as examples: it is not known how many were rows.
	 */
	private String usersRows() {
		boolean gone = !this.path.lostExamples().isEmpty()
				&& this.path.lostExamples().stream().allMatch((each) -> each.endsWith("found no such row"));
		return gone ? ", and rows that users had just saved" : "";
	}

	/** The first step that deleted rows. */
	void destroyedRows() {
		if (this.path.destroyedRows() == 0) {
			return;
		}
		this.path.steps()
			.stream()
			.filter((step) -> step.error() == null && step.statements()
				.stream()
				.anyMatch((statement) -> OneLine.sql(statement.sql()).matches("(?i)(DELETE|TRUNCATE|DROP TABLE)\\b.*")))
			.findFirst()
			.ifPresent((step) -> this.reasons.say("%s%s deleted %s that had been there before%s.",
					StepWords.capital(StepWords.number(this.path, step)), StepWords.quoted(step),
					Figures.count(this.path.destroyedRows(), "row"), usersRows()));
	}

}
