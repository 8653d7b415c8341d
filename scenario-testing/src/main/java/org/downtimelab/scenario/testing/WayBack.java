package org.downtimelab.scenario.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import org.downtimelab.database.Database;
import org.downtimelab.experiment.WatchedPlayer;
import org.downtimelab.play.Outcome;
import org.downtimelab.play.StepPlayer;
import org.downtimelab.scenario.Migration;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Step;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks a path forward and back: each migration on its own, and then all of them from the
 * last one to the nearest point of no return.
 */
final class WayBack implements AutoCloseable {

	private final Deque<Crossed> crossed = new ArrayDeque<>();

	private final Scenario scenario;

	private final Path path;

	private final Database database;

	private final StepPlayer player;

	WayBack(Scenario scenario, Path path, Database database) {
		this.scenario = scenario;
		this.path = path;
		this.database = database;
		this.player = new StepPlayer(scenario, path, database.dataSource(WatchedPlayer.MIGRATION),
				database.dataSource("others"));
	}

	void walk() throws SQLException, IOException {
		for (Step step : this.path.steps()) {
			if (step instanceof Migration migration) {
				cross(migration);
			}
			else {
				forward(step);
			}
		}
		while (!this.crossed.isEmpty()) {
			back(this.crossed.pop());
		}
	}

	private void cross(Migration migration) throws SQLException, IOException {
		Optional<String> rollback = rollback(migration);
		if (rollback.isEmpty()) {
			assertThat(migration.noReturn()).as("%s has neither a rollback nor a reason for none", migration.version())
				.isNotBlank();
			forward(migration);
			this.crossed.clear();
			return;
		}
		Crossed step = new Crossed(migration, rollback.get(), Snapshot.of(this.database));
		forward(migration);
		back(step);
		forward(migration);
		this.crossed.push(step);
	}

	private void forward(Step step) {
		Outcome outcome = this.player.play(step);
		assertThat(outcome.goesOn()).as("%s: %s", step.name(), outcome.error().orElse("")).isTrue();
	}

	private void back(Crossed step) throws SQLException {
		try (Connection connection = this.database.connect("rollback");
				Statement statement = connection.createStatement();
				PreparedStatement forget = connection
					.prepareStatement("DELETE FROM flyway_schema_history WHERE version = ?")) {
			for (String each : step.rollback().split(";\\s*(?=\n|$)")) {
				if (!each.isBlank()) {
					statement.execute(each);
				}
			}
			forget.setString(1, step.migration().version().substring(1));
			forget.executeUpdate();
		}
		Snapshot now = Snapshot.of(this.database);
		assertThat(now.schema()).as("schema after going back over %s", step.migration().version())
			.isEqualTo(step.before().schema());
		assertThat(now.data()).as("data after going back over %s", step.migration().version())
			.isEqualTo(step.before().data());
	}

	private Optional<String> rollback(Migration migration) throws IOException {
		Resource[] found = new PathMatchingResourcePatternResolver()
			.getResources("classpath*:db/%s/rollback/%s__*.sql".formatted(this.scenario.name(), migration.version()));
		return (found.length == 0) ? Optional.empty()
				: Optional.of(found[0].getContentAsString(StandardCharsets.UTF_8));
	}

	@Override
	public void close() throws SQLException {
		this.player.close();
	}

	/**
	 * A migration that was applied.
	 *
	 * @param rollback the SQL that undoes it: each statement that ends a line is a
	 * transaction of its own, as in psql
	 */
	private record Crossed(Migration migration, String rollback, Snapshot before) {
	}

}
