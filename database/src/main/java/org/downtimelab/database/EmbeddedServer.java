package org.downtimelab.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.downtimelab.process.ChildProcess;
import org.downtimelab.process.Patience;

/** The PostgreSQL that the lab brings along. */
final class EmbeddedServer extends LabServer {

	private static final int ATTEMPTS = 3;

	private static final int PATIENCE_SECONDS = 150;

	private final FolderLock lock;

	private final Postmaster postmaster;

	private final ChildProcess keeper;

	private boolean closed;

	private EmbeddedServer(Database maintenance, ServerFacts facts, FolderLock lock, Postmaster postmaster,
			ChildProcess keeper) {
		super(maintenance, facts);
		this.lock = lock;
		this.postmaster = postmaster;
		this.keeper = keeper;
	}

	static EmbeddedServer start(Path labFolder, Path programsFolder, int majorVersion) {
		return start(labFolder, programsFolder, majorVersion, null);
	}

	/**
	 * Starts it as a given account.
	 * @param account null for the one that suits this machine
	 */
	static EmbeddedServer start(Path labFolder, Path programsFolder, int majorVersion, Account account) {
		Path home = home(labFolder.toAbsolutePath().normalize().resolve("postgres"), majorVersion);
		try {
			Files.createDirectories(home);
			FolderLock lock = FolderLock.tryTake(home.resolve("lab.lock"))
				.orElseThrow(() -> new DatabaseException("Another Downtime Lab is at work in " + home
						+ ". Wait until it has ended, or run this one in another folder"));
			try {
				Bundle bundle = Bundle.in(programsFolder.toAbsolutePath().normalize().resolve("postgres"),
						majorVersion);
				return start(home, bundle, (account != null) ? account : Account.ofThisMachine(), lock);
			}
			catch (IOException | RuntimeException ex) {
				lock.close();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new DatabaseException("Cannot work with the files of the server in " + home + ": " + ex
					+ ". The folder must be writable, and its disk have room", ex);
		}
	}

	/** Each major version has data of its own: one cannot read another's. */
	private static Path home(Path folder, int majorVersion) {
		return (majorVersion == Bundle.ON_CLASS_PATH) ? folder : folder.resolve(String.valueOf(majorVersion));
	}

	private static EmbeddedServer start(Path home, Bundle bundle, Account account, FolderLock lock) throws IOException {
		Cluster cluster = new Cluster(home);
		Postmaster postmaster = new Postmaster(account.command(List.of(bundle.program("pg_ctl"))), cluster.data(),
				home);
		KeeperProcess.awaitNone(home);
		Leftover.clear(postmaster);
		for (int attempt = 1;; attempt++) {
			int port = freePort();
			cluster.prepare(bundle, account, port);
			keepOneOldLog(postmaster.log());
			Files.createFile(postmaster.log());
			account.own(postmaster.log());
			ChildProcess keeper = KeeperProcess.start(postmaster);
			Database maintenance = new Database("jdbc:postgresql://127.0.0.1:" + port + "/postgres", Cluster.SUPERUSER,
					PasswordFile.read(cluster.password()));
			ServerFacts facts = factsOrStop(maintenance, keeper, postmaster);
			if (facts != null) {
				return new EmbeddedServer(maintenance, facts, lock, postmaster, keeper);
			}
			String said = Files.readString(postmaster.log());
			if (!said.contains("Address already in use") || attempt == ATTEMPTS) {
				throw new DatabaseException("The server in " + home + " does not start. It says:\n" + lastLines(said)
						+ "\nMore in " + postmaster.log() + " and in keeper.log beside it");
			}
		}
	}

	private static ServerFacts factsOrStop(Database maintenance, ChildProcess keeper, Postmaster postmaster)
			throws IOException {
		ServerFacts facts = null;
		try {
			facts = awaitFacts(maintenance, keeper, postmaster);
			return facts;
		}
		finally {
			if (facts == null) {
				keeper.close();
			}
		}
	}

	/** What the server says of itself once it is there; null if it does not come. */
	private static ServerFacts awaitFacts(Database maintenance, ChildProcess keeper, Postmaster postmaster)
			throws IOException {
		ServerFacts[] facts = new ServerFacts[1];
		Patience.until(Duration.ofSeconds(PATIENCE_SECONDS), () -> {
			if (!keeper.isAlive()) {
				return true;
			}
			if (!ready(postmaster)) {
				return false;
			}
			try (Connection connection = maintenance.connect("downtime-lab")) {
				facts[0] = ServerFacts.read(connection);
				return true;
			}
			catch (SQLException ex) {
				throw Failure.of("connect to the server that was just started in " + postmaster.home(), ex);
			}
		});
		return facts[0];
	}

	/** The eighth line of the file says so. */
	private static boolean ready(Postmaster postmaster) throws IOException {
		if (!Files.exists(postmaster.pidFile())) {
			return false;
		}
		List<String> lines = Files.readAllLines(postmaster.pidFile());
		return lines.size() >= 8 && lines.get(7).strip().equals("ready");
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			return socket.getLocalPort();
		}
	}

	private static void keepOneOldLog(Path log) throws IOException {
		if (Files.exists(log)) {
			Files.move(log, log.resolveSibling("postgres.previous.log"), StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static String lastLines(String text) {
		List<String> lines = text.lines().toList();
		return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
	}

	@Override
	public boolean isEmbedded() {
		return true;
	}

	@Override
	public synchronized void close() {
		if (this.closed) {
			return;
		}
		this.closed = true;
		super.close();
		try (this.lock) {
			boolean stopped = this.postmaster.stop();
			this.keeper.close();
			if (!stopped) {
				throw new DatabaseException("The server in " + this.postmaster.data() + " does not stop. See "
						+ this.postmaster.log() + ", and end its process");
			}
		}
		catch (IOException ex) {
			throw new DatabaseException("Cannot stop the server in " + this.postmaster.data() + ": " + ex, ex);
		}
	}

}
