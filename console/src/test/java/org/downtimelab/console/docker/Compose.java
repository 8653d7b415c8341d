package org.downtimelab.console.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.assertj.core.api.Assertions;
import org.downtimelab.console.FreePort;

/**
 * A checkout in which somebody types commands, as a Compose project of its own, with an
 * image of its own, on free ports, beside whatever else this machine's Docker runs.
 */
final class Compose implements AutoCloseable {

	private static final long PATIENCE_MINUTES = 10;

	private static final String LABEL = " --filter label=com.docker.compose.project=$COMPOSE_PROJECT_NAME";

	private static final Pattern PORT = Pattern.compile("^(\\w+_PORT)=", Pattern.MULTILINE);

	private final Path checkout = Path.of("..").toAbsolutePath().normalize();

	private final Map<String, String> settings = new HashMap<>();

	/**
	 * Begins with nothing of an earlier one, and without the image, as after git clone.
	 * @param project its name
	 */
	Compose(String project) {
		this(project, project);
	}

	private Compose(String project, String image) {
		this.settings.put("COMPOSE_PROJECT_NAME", project);
		this.settings.put("COMPOSE_PROGRESS", "quiet");
		this.settings.put("LAB_IMAGE", image);
		ports().forEach((port) -> this.settings.put(port, String.valueOf(FreePort.find())));
		close();
	}

	/**
	 * Another project of the same checkout, with the image of this one, which stays when
	 * the other is closed.
	 * @param purpose a word for its name
	 */
	Compose beside(String purpose) {
		return new Compose(setting("COMPOSE_PROJECT_NAME") + "-" + purpose, setting("LAB_IMAGE"));
	}

	/** The settings of {@code .env} that are ports. */
	List<String> ports() {
		try {
			return PORT.matcher(Files.readString(this.checkout.resolve(".env")))
				.results()
				.map((port) -> port.group(1))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What a setting of {@code .env} is here. */
	String setting(String name) {
		return this.settings.get(name);
	}

	/** What a command prints; it must end well. */
	String run(String command) {
		Answer answer = type(command);
		Assertions.assertThat(answer.exit()).as("%s%n%s", command, answer.output()).isZero();
		return answer.output();
	}

	/** What a query in a database there brings, without headings. */
	String sql(String database, String query) {
		return run("docker compose exec -T database psql -U postgres -d %s -Atc \"%s\"".formatted(database, query));
	}

	/** Types a command, and waits for its end. */
	Answer type(String command) {
		try {
			Path said = Files.createTempFile("said", ".txt");
			Process process = shell(command).redirectOutput(said.toFile()).start();
			boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
			String output = Files.readString(said);
			Files.delete(said);
			if (!ended) {
				process.destroyForcibly();
				throw new AssertionError("Has not ended: " + command + "\n" + output);
			}
			return new Answer(process.exitValue(), output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	/** Types a command; it goes on. */
	Process start(String command) {
		try {
			return shell(command).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private ProcessBuilder shell(String command) {
		ProcessBuilder shell = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", command)
			.directory(this.checkout.toFile())
			.redirectErrorStream(true)
			.redirectInput(Path.of("/dev/null").toFile());
		shell.environment().putAll(this.settings);
		return shell;
	}

	/** All that Docker still has of this project, by name. */
	String leftovers() {
		return run("docker ps -aq" + LABEL + "; docker volume ls -q" + LABEL + "; docker network ls -q" + LABEL);
	}

	/**
	 * The volumes of this project's containers, by name, those without a label included.
	 */
	List<String> volumes() {
		String names = "'{{range .Mounts}}{{if eq .Type \"volume\"}}{{println .Name}}{{end}}{{end}}'";
		return run("docker ps -aq" + LABEL + " | xargs -r docker inspect --format " + names).lines()
			.filter((name) -> !name.isBlank())
			.toList();
	}

	@Override
	public void close() {
		run("docker compose --profile '*' down -v");
		if (setting("LAB_IMAGE").equals(setting("COMPOSE_PROJECT_NAME"))) {
			run("docker image rm -f $LAB_IMAGE");
		}
	}

	/**
	 * How a command ended.
	 *
	 * @param exit its exit code
	 * @param output standard output and standard error
	 */
	record Answer(int exit, String output) {
	}

}
