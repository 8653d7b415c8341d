package org.downtimelab.console.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.check.CheckOptions;
import org.downtimelab.scenario.Rows;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Which migrations are checked, and on what. */
final class CheckChoice {

	@Parameters(paramLabel = "DIR", description = "The folder with the migrations.")
	private Path folder;

	@Option(names = "--from", paramLabel = "VERSION",
			description = "Check this version and all later ones (default: only the newest).")
	private String from;

	@Option(names = "--since", paramLabel = "REF",
			description = "Check the migrations that this branch adds to REF, and repeatable ones that it changes: --since origin/main.")
	private String since;

	@Option(names = "--rows", paramLabel = "[TABLE=]N", defaultValue = "200k",
			description = "Rows of each table that a migration touches, or of one table: 1M, orders=5M. "
					+ "You may repeat the option (default: ${DEFAULT-VALUE}).")
	private List<String> rows;

	@Option(names = "--at", paramLabel = "TABLE=N",
			description = "Say how long it would take at this many rows: orders=80M. You may repeat the option.")
	private List<String> at = List.of();

	@Option(names = "--schema", paramLabel = "FILE",
			description = "Begin with this dump (pg_dump --schema-only) in place of the older migrations.")
	private Path schema;

	@Option(names = "--seed", paramLabel = "FILE",
			description = "Fill the tables with this SQL script in place of synthetic rows.")
	private Path seed;

	@Option(names = "--statement-timeout", paramLabel = "TIME", defaultValue = "2min", converter = TimeConverter.class,
			description = "The longest that one statement may take: 30s or 10min (default: ${DEFAULT-VALUE}).")
	private Duration statementTimeout;

	@Option(names = "--allow-superuser",
			description = "Run the migrations as a superuser: only for SQL that you trust.")
	private boolean allowSuperuser;

	/**
	 * The choice.
	 * @throws ParameterException if it makes no sense
	 */
	CheckOptions options(CommandSpec spec) {
		if (!Files.isDirectory(this.folder)) {
			throw wrong(spec, Files.exists(this.folder) ? this.folder + " is no folder: name the folder it lies in"
					: "There is no folder " + this.folder.toAbsolutePath().normalize());
		}
		if (this.from != null && this.since != null) {
			throw wrong(spec, "--from and --since both say which versions to check: use only one of them");
		}
		readable(this.schema, "--schema", spec);
		readable(this.seed, "--seed", spec);
		Map<String, Long> byTable = new LinkedHashMap<>();
		long all = CheckOptions.of(this.folder).defaultRows();
		for (String typed : this.rows) {
			if (typed.contains("=")) {
				put(byTable, "--rows", typed, spec);
			}
			else {
				all = count("--rows", typed, typed, spec);
			}
		}
		Map<String, Long> extrapolated = new LinkedHashMap<>();
		this.at.forEach((typed) -> put(extrapolated, "--at", typed, spec));
		return new CheckOptions(this.folder, this.from, all, byTable, extrapolated, this.schema, this.seed,
				this.statementTimeout, this.allowSuperuser,
				(this.since != null) ? AddedFiles.since(this.since, this.folder, spec) : null,
				(this.since != null) ? AddedFiles.changedSince(this.since, this.folder, spec) : Map.of());
	}

	private static void readable(Path file, String option, CommandSpec spec) {
		if (file != null && !Files.isReadable(file)) {
			throw wrong(spec, option + ": there is no file " + file.toAbsolutePath().normalize() + " that can be read");
		}
	}

	private static void put(Map<String, Long> counts, String option, String typed, CommandSpec spec) {
		int sign = typed.indexOf('=');
		if (sign < 1) {
			throw wrong(spec, option + " " + typed + ": name a table and its rows, as in orders=5M");
		}
		counts.put(typed.substring(0, sign), count(option, typed, typed.substring(sign + 1), spec));
	}

	private static long count(String option, String typed, String number, CommandSpec spec) {
		try {
			return Rows.parse(number).count();
		}
		catch (IllegalArgumentException ex) {
			throw wrong(spec, option + " " + typed + ": " + ex.getMessage());
		}
	}

	private static ParameterException wrong(CommandSpec spec, String message) {
		return new ParameterException(spec.commandLine(), message);
	}

}
