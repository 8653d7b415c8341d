package org.downtimelab.console.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;

import org.downtimelab.database.DatabaseException;
import org.downtimelab.experiment.ShutdownCleanup;
import org.downtimelab.experiment.result.RunResult;
import org.downtimelab.process.LabException;
import org.downtimelab.report.Unfinished;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A scenario that fails: whether the next one has its turn. */
class RunSeriesTest {

	private static final LabException NOT_STARTED = new LabException("the application did not start");

	private final StringWriter err = new StringWriter();

	private final ShutdownCleanup early = ShutdownCleanup.onRequest();

	private boolean serverAnswers = true;

	private final RunSeries series = new RunSeries(() -> this.serverAnswers, this.early, new PrintWriter(this.err));

	@Test
	void theNextOneHasItsTurn() {
		this.series.play("first", () -> result("first"));
		fail("second", NOT_STARTED);
		this.series.play("third", () -> result("third"));
		assertThat(this.series.results()).extracting(RunResult::scenario).containsExactly("first", "third");
		assertThat(this.series.unfinished()).containsExactly(new Unfinished("second", "the application did not start"));
		assertThat(this.err.toString())
			.isEqualToNormalizingNewlines("lab: second did not finish: the application did not start\n");
	}

	@Test
	void withoutAServerNoneHas() {
		this.serverAnswers = false;
		ends(NOT_STARTED);
	}

	@Test
	void onAFullDiskNoneHas() {
		ends(new DatabaseException("Cannot create a database", new SQLException("could not write", "53100")));
		ends(new LabException("Cannot write to a log", new IOException("No space left on device")));
	}

	@Test
	void afterABugInTheLabNoneHas() {
		ends(new IllegalStateException("never"));
	}

	@Test
	void anInterruptedLabSaysNothingOfWhatItCutShort() {
		this.early.end();
		assertThatExceptionOfType(ShutdownCleanup.Interrupted.class).isThrownBy(() -> fail("any", NOT_STARTED));
		assertThat(this.err.toString()).isEmpty();
	}

	private void ends(RuntimeException problem) {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> fail("any", problem)).isSameAs(problem);
		assertThat(this.series.unfinished()).isEmpty();
	}

	private void fail(String scenario, RuntimeException problem) {
		this.series.play(scenario, () -> {
			throw problem;
		});
	}

	private static RunResult result(String scenario) {
		return new RunResult(scenario, 10, "18.6", 250, 50, false, null, "2026-01-15T10:00:00+01:00", "./lab run",
				List.of(), List.of(), null, List.of());
	}

}
