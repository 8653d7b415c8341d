package org.downtimelab.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import org.downtimelab.process.Folders;

/**
 * The data of the embedded server.
 *
 * @param home the folder of the embedded server
 * @see <a href= "https://www.postgresql.org/docs/current/app-initdb.html">initdb</a>
 */
record Cluster(Path home) {

	static final String SUPERUSER = "postgres";

	Path data() {
		return this.home.resolve("data");
	}

	Path password() {
		return this.home.resolve("password");
	}

	/**
	 * Makes the data if there are none, and writes the settings for this start.
	 * @throws DatabaseException if the data are another major version's, or cannot be
	 * made
	 */
	void prepare(Bundle bundle, Account account, int port) throws IOException {
		if (Files.exists(data())) {
			check(bundle.majorVersion());
			account.own(data());
			account.own(password());
		}
		else {
			create(bundle, account);
		}
		Files.writeString(data().resolve(Settings.FILE), Settings.text(port, bundle.majorVersion()));
		Files.writeString(data().resolve("pg_hba.conf"), Settings.ACCESS);
		account.own(data().resolve(Settings.FILE));
	}

	private void check(int expected) throws IOException {
		Path file = data().resolve("PG_VERSION");
		String found = Files.exists(file) ? Files.readString(file).strip() : "no version at all";
		if (!found.equals(String.valueOf(expected))) {
			throw new DatabaseException("The data in " + data() + " belong to PostgreSQL " + found
					+ ", but this lab brings PostgreSQL " + expected + ". Delete the folder " + this.home
					+ " (`lab clean` does it). The lab then seeds its tables again");
		}
		if (!Files.exists(password())) {
			throw new DatabaseException("The password of the server is gone: there is no " + password()
					+ ". Delete the folder " + this.home + ". The lab then seeds its tables again");
		}
	}

	/** Complete or not there: the folder gets its name when all is in it. */
	private void create(Bundle bundle, Account account) throws IOException {
		Path unfinished = this.home.resolve("data-unfinished");
		Folders.delete(unfinished);
		Files.createDirectory(unfinished);
		PasswordFile.generate(password());
		account.own(unfinished);
		account.own(password());
		List<String> initdb = new ArrayList<>(
				List.of(bundle.program("initdb"), "--pgdata=" + unfinished, "--username=" + SUPERUSER,
						"--pwfile=" + password(), "--auth=scram-sha-256", "--encoding=UTF8", "--no-locale",
						// The default from 18 on.
						"--data-checksums"));
		if (bundle.majorVersion() >= Settings.SCRAM_ITERATIONS_SINCE) {
			initdb.add("--set=" + Settings.SCRAM_ITERATIONS);
		}
		Program.Result made = Program.run(account.command(initdb));
		if (!made.succeeded()) {
			throw new DatabaseException("initdb cannot make the data of the server in " + unfinished + ": "
					+ made.output().strip() + ". If that is no folder which "
					+ ((account.owner() != null) ? account.owner() : "this user")
					+ " can reach and write to, run the lab in another one");
		}
		Files.writeString(unfinished.resolve("postgresql.conf"), "\ninclude '" + Settings.FILE + "'\n",
				StandardOpenOption.APPEND);
		Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
	}

}
