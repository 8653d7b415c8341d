package org.downtimelab.console.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.concurrent.Callable;

import org.downtimelab.process.LabException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

import static org.assertj.core.api.Assertions.assertThat;

/** 1 says that a promise was broken: no fault of the lab's own says that. */
class ExitCodeTest {

	private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

	@Test
	void anErrorIsNoBrokenPromise() {
		assertThat(exitCode(() -> {
			throw new StackOverflowError();
		})).isEqualTo(3);
		assertThat(exitCode(() -> {
			throw new OutOfMemoryError();
		})).isEqualTo(3);
		assertThat(exitCode(() -> {
			throw new AssertionError("never");
		})).isEqualTo(3);
	}

	@Test
	void anExceptionIsNoBrokenPromise() {
		assertThat(exitCode(() -> {
			throw new IllegalStateException("never");
		})).isEqualTo(3);
	}

	/** A child or the database died, the machine is too noisy: no trace helps there. */
	@Test
	void whatIsForeseenIsSaidInOneLine() {
		StringWriter err = new StringWriter();
		CommandLine lab = LabCommand.commandLine().addSubcommand(new Failing(() -> {
			throw new LabException("The database does not answer any more");
		}));
		assertThat(LabCommand.execute(() -> lab.setErr(new PrintWriter(err, true)), NOWHERE, "failing")).isEqualTo(3);
		assertThat(err.toString()).isEqualToNormalizingNewlines("lab: The database does not answer any more\n");
	}

	@Test
	void aMessageThatCannotBePrintedIsNoBrokenPromise() {
		assertThat(exitCode(() -> {
			throw new IllegalStateException() {
				@Override
				public String getMessage() {
					throw new UnsupportedOperationException("never");
				}
			};
		})).isEqualTo(3);
	}

	@Test
	void aLabThatCannotBeMadeIsNoBrokenPromise() {
		assertThat(LabCommand.execute(() -> {
			throw new NoClassDefFoundError("never");
		}, NOWHERE)).isEqualTo(3);
	}

	private static int exitCode(Callable<Integer> work) {
		return LabCommand.execute(() -> LabCommand.commandLine().addSubcommand(new Failing(work)).setErr(NOWHERE),
				NOWHERE, "failing");
	}

	/** A command of the lab's that does this. */
	@Command(name = "failing")
	private record Failing(Callable<Integer> work) implements Callable<Integer> {

		@Override
		public Integer call() throws Exception {
			return this.work.call();
		}

	}

}
