package org.downtimelab.console.docker;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The safe path of not-null, by hand: its backfill runs while v2 serves.
 *
 * @param compose where it is typed
 */
record BackfillByHand(Compose compose) {

	private static final Pattern PROGRESS = Pattern.compile("([\\d,]+) rows  ");

	private static final Pattern ROW = Pattern.compile("(\\d+)\\|(.*)");

	/** As far as the backfill. */
	void prepare() {
		this.compose.run("ROWS=400k docker compose --profile not-null up -d --wait");
		this.compose.run("docker compose run --rm not-null migrate safe --to V2");
		serveV2();
	}

	void serveV2() {
		this.compose.run("RELEASE=v2 docker compose --profile not-null up -d --wait");
	}

	/** The address of its large table. */
	String url() {
		return "http://127.0.0.1:" + this.compose.setting("NOT_NULL_PORT") + "/large";
	}

	/** Kills the database; returns how many rows were filled before, at least. */
	long killInTheMiddle() throws IOException, InterruptedException {
		Process migration = this.compose.start("docker compose run --rm not-null migrate safe");
		StringBuilder said = new StringBuilder();
		try (BufferedReader lines = migration.inputReader()) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				said.append(line).append('\n');
				if (rowsDone(said.toString()).size() == 3 && said.indexOf("KILLED") < 0) {
					this.compose.run("docker compose kill database");
					said.append("KILLED\n");
				}
			}
		}
		assertThat(migration.waitFor()).as(said.toString()).isNotZero();
		assertThat(said).contains("KILLED").doesNotContain("V3 ");
		return rowsDone(said.toString()).get(2);
	}

	/** To the end; returns how many rows were filled when it first says so. */
	long resume() {
		String said = this.compose.run("docker compose run --rm not-null migrate safe");
		assertThat(said).contains("V6");
		return rowsDone(said).get(0);
	}

	private static List<Long> rowsDone(String output) {
		return PROGRESS.matcher(output)
			.results()
			.map((line) -> Long.parseLong(line.group(1).replace(",", "")))
			.toList();
	}

	/** The rows of {@link Users}, by id, with their notes. */
	Map<Long, String> inserted() {
		Map<Long, String> rows = new TreeMap<>();
		Matcher row = ROW
			.matcher(this.compose.sql("not-null", "SELECT id, note FROM large_order WHERE note LIKE 'by users %'"));
		while (row.find()) {
			rows.put(Long.parseLong(row.group(1)), row.group(2));
		}
		return rows;
	}

}
