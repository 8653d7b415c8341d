package org.downtimelab.console.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.downtimelab.check.Check;
import org.downtimelab.check.CheckOptions;
import org.downtimelab.check.CheckRefused;
import org.downtimelab.check.output.CheckText;
import org.downtimelab.check.result.CheckResult;
import org.downtimelab.check.result.Verdict;
import org.downtimelab.database.Server;
import org.downtimelab.experiment.LabFolder;
import org.downtimelab.experiment.ShutdownCleanup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code lab check DIR}. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Play your own Flyway migrations on synthetic rows, and say what they do to live traffic.",
		footer = { "", "Examples:", "  lab check src/main/resources/db/migration",
				"  lab check db/migration --from 41 --rows 1M --rows orders=5M --at orders=80M",
				"  lab check db/migration --schema dump.sql --postgres 16",
				"  lab check db/migration --since origin/main --markdown comment.md --sarif check.sarif", "",
				"Exit codes: 0 no migration is harmful, 1 one is, 2 wrong usage, 3 the environment failed." })
final class CheckCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private CheckChoice choice;

	@Mixin
	private EmbeddedVersion version;

	@Mixin
	private CheckDocuments documents;

	@Option(names = "--fail-on", paramLabel = "VERDICT", defaultValue = "harmful", converter = FailOn.class,
			description = "Exit with 1 from this verdict on: careful or harmful (default: harmful).")
	private Verdict failOn;

	@Option(names = "--quiet", description = "Print only the result, no progress.")
	private boolean quiet;

	@Override
	public Integer call() {
		CheckOptions options = this.choice.options(this.spec);
		this.documents.checkWritable();
		PrintWriter err = this.spec.commandLine().getErr();
		try (ShutdownCleanup early = new ShutdownCleanup(err)) {
			CheckResult result = early.during(() -> check(options, early));
			this.documents.write(result);
			this.spec.commandLine().getOut().println(CheckText.of(result, Terminal.colour(), Terminal.columns()));
			return (result.worst().compareTo(this.failOn) < 0) ? ExitCode.DONE : ExitCode.NOT_SAFE;
		}
	}

	private CheckResult check(CheckOptions options, ShutdownCleanup early) {
		try (LabFolder folder = LabFolder.open(new Installation().labFolder());
				Server server = early.of(this.version.start(folder.path()))) {
			return Check.of(options).on(server, progress());
		}
		catch (CheckRefused ex) {
			throw new ParameterException(this.spec.commandLine(), ex.getMessage());
		}
	}

	private Consumer<String> progress() {
		if (this.quiet) {
			return (line) -> {
			};
		}
		PrintWriter err = this.spec.commandLine().getErr();
		return (line) -> {
			err.println("  " + line);
			err.flush();
		};
	}

	/** A verdict that is worse than harmless. */
	static final class FailOn implements ITypeConverter<Verdict> {

		@Override
		public Verdict convert(String typed) {
			return switch (typed.toLowerCase(Locale.ROOT)) {
				case "careful" -> Verdict.CAREFUL;
				case "harmful" -> Verdict.HARMFUL;
				default -> throw new TypeConversionException("There is no '" + typed + "': use careful or harmful");
			};
		}

	}

}
