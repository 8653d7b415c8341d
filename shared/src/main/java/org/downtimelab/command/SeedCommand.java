package org.downtimelab.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

import org.downtimelab.scenario.Rows;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Seed;
import org.downtimelab.seed.Seeder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes the starting schema in an empty database, and fills it. */
@Command(name = "seed", mixinStandardHelpOptions = true,
		description = "Create the starting schema in an empty database, and fill it.")
final class SeedCommand implements Callable<Integer> {

	@ParentCommand
	private ScenarioCommand parent;

	@Spec
	private CommandSpec spec;

	@Mixin
	private Login login;

	@Option(names = "--rows", paramLabel = "N", description = "Rows of the large table, for example 500k or 5M.")
	private Rows rows;

	@Option(names = "--unless-seeded",
			description = "Do nothing if the database is already seeded. If seeding was cut off, start again.")
	private boolean unlessSeeded;

	@Override
	public Integer call() throws Exception {
		Scenario scenario = this.parent.scenario();
		long count = (this.rows != null) ? this.rows.count() : scenario.defaultRows();
		Seeder seeder = new Seeder(scenario, this.login.dataSource(this.spec, "downtime-lab-seed"));
		if (this.unlessSeeded) {
			if (seeder.hasSeeded()) {
				System.out.println("Already seeded");
				return 0;
			}
			seeder.dropUnfinished();
		}
		long all = scenario.seeds(count).stream().mapToLong(Seed::rows).sum();
		AtomicLong told = new AtomicLong();
		long begun = System.nanoTime();
		seeder.seed(count, (done) -> {
			long tenth = done * 10 / all;
			if (tenth > told.getAndUpdate((before) -> Math.max(before, tenth))) {
				System.out.printf(Locale.ROOT, "%d0 %% of %,d rows%n", tenth, all);
			}
		});
		System.out.printf(Locale.ROOT, "Seeded %,d rows in %.1f s%n", count, (System.nanoTime() - begun) / 1e9);
		return 0;
	}

}
