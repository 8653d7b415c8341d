package org.downtimelab.experiment;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

import org.downtimelab.database.Database;
import org.downtimelab.database.Server;
import org.downtimelab.database.testing.PostgresTest;
import org.downtimelab.process.LabException;
import org.downtimelab.process.Patience;
import org.downtimelab.scenario.Jdbc;
import org.downtimelab.traffic.RequestFeed;
import org.downtimelab.traffic.RunningUsers;
import org.downtimelab.traffic.ServedAddress;
import org.downtimelab.traffic.Users;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A run that is ended in one phase after the other, or loses its application or its users
 * in the middle of a path: it says so, and leaves nothing behind.
 */
@PostgresTest
@Timeout(90)
@Isolated("looks at all processes and databases")
class EndedRunTest {

	private static final Jdbc.Work NOTHING = (connection) -> {
	};

	@TempDir
	private Path folder;

	private final StandInTarget target = new StandInTarget();

	private final ShutdownCleanup cleanup = ShutdownCleanup.onRequest();

	private Server server;

	private List<String> before;

	@BeforeEach
	void lookAround(Server server) throws SQLException {
		this.server = server;
		this.before = databases();
	}

	@AfterEach
	void nothingIsLeft() throws SQLException {
		this.cleanup.end();
		Patience.until(Duration.ofSeconds(10), () -> applications() == 0);
		assertThat(applications()).as("applications").isZero();
		assertThat(databases()).isEqualTo(this.before);
	}

	@ParameterizedTest
	@EnumSource
	void aRunThatIsToldToEndLeavesNothingBehind(Moment moment) {
		Jdbc.Work work = (connection) -> {
			try (Statement statement = connection.createStatement()) {
				statement.execute("SELECT pg_sleep(0.5)");
			}
		};
		assertThatExceptionOfType(ShutdownCleanup.Interrupted.class)
			.isThrownBy(() -> play(data(moment), work, this.target, (event) -> {
				if (moment.event.test(event)) {
					this.cleanup.end();
				}
			}));
	}

	@Test
	void theRunSaysThatItsApplicationDied() {
		assertThatExceptionOfType(LabException.class).isThrownBy(() -> play(StandInTarget.ROWS,
				(connection) -> this.target.application().destroyForcibly(), this.target, (event) -> {
				}))
			.withMessageStartingWith("The application died under load (exit code 137)")
			.withMessageContaining("app.log");
	}

	@Test
	void theRunSaysWhatItsUsersSayWhenTheyDie() {
		MortalUsers users = new MortalUsers(this.target);
		assertThatExceptionOfType(LabException.class)
			.isThrownBy(() -> play(StandInTarget.ROWS, NOTHING, users, (event) -> {
				if (event.equals(new RunEvent.Phase(RunEvent.Phase.BASELINE))) {
					users.dead = true;
				}
			}))
			.withMessage("The users are dead");
		assertThat(users.closed).isTrue();
	}

	private void play(Data data, Jdbc.Work work, Users users, Consumer<RunEvent> listener) {
		Change change = Change.jdbc("work", work);
		RunRequest request = new RunRequest(change.subject(), List.of(change.path()), data, this.target, users, 2_000,
				StandInTarget.BRIEF);
		this.cleanup
			.during(() -> new Run(request, this.server, List.of(listener), this.cleanup).play(this.folder, "a test"));
	}

	/** Where the seeding is to be met, it lasts. */
	private static Data data(Moment moment) {
		return (moment != Moment.SEEDING) ? StandInTarget.ROWS : new Data() {

			@Override
			public String name() {
				return "slow";
			}

			@Override
			public long rows() {
				return 2;
			}

			@Override
			public void fill(Database database, LongConsumer progress) throws SQLException {
				progress.accept(1);
				try (Connection connection = database.connect("seed");
						Statement statement = connection.createStatement()) {
					statement.execute("SELECT pg_sleep(30)");
				}
			}

		};
	}

	private static long applications() {
		return ProcessHandle.current()
			.descendants()
			.filter((each) -> each.info().command().isPresent())
			.filter((each) -> each.info().commandLine().orElse("").contains("-Dspring.config.location"))
			.count();
	}

	/** Those that a run makes for itself; the template is meant to stay. */
	private List<String> databases() throws SQLException {
		try (Connection connection = this.server.maintenance().connect("test");
				Statement statement = connection.createStatement();
				ResultSet found = statement.executeQuery("SELECT datname FROM pg_database WHERE NOT datistemplate"
						+ " AND datname NOT LIKE 'downtime\\_lab\\_template%' ORDER BY 1")) {
			List<String> names = new ArrayList<>();
			while (found.next()) {
				names.add(found.getString(1));
			}
			return names;
		}
	}

	/** In what the run is when it is told to end. */
	private enum Moment {

		SEEDING((event) -> event instanceof RunEvent.Seeding),

		START(new RunEvent.Phase("the application starts")::equals),

		SETTLING(new RunEvent.Phase("the load settles")::equals),

		STEP((event) -> event instanceof RunEvent.StepBegins),

		RECOVERY(new RunEvent.Phase("recovery")::equals);

		private final Predicate<RunEvent> event;

		Moment(Predicate<RunEvent> event) {
			this.event = event;
		}

	}

	/** Users who are there until they are said to be dead. */
	private static final class MortalUsers implements Users {

		private final Users users;

		private volatile boolean dead;

		private volatile boolean closed;

		MortalUsers(Users users) {
			this.users = users;
		}

		@Override
		public int rate() {
			return this.users.rate();
		}

		@Override
		public RunningUsers start(ServedAddress address, Duration slo, Path logs) {
			RunningUsers running = this.users.start(address, slo, logs);
			return new RunningUsers() {

				@Override
				public RequestFeed requests() {
					return running.requests();
				}

				@Override
				public void mustLive() {
					if (MortalUsers.this.dead) {
						throw new LabException("The users are dead");
					}
				}

				@Override
				public void stop() {
					running.stop();
				}

				@Override
				public void awaitEnd() {
					running.awaitEnd();
				}

				@Override
				public void close() {
					MortalUsers.this.closed = true;
					running.close();
				}

			};
		}

	}

}
