package org.downtimelab.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.downtimelab.process.Lifeline;

/**
 * A small process of its own that starts the server and stops it when the lab is gone, be
 * it by {@code kill -9}. An interrupt from the terminal reaches it as well as the lab: it
 * waits until the lab has gone by itself, which may still need its databases.
 */
final class Keeper {

	/** Exit code when the server did not start. */
	static final int NOT_STARTED = 3;

	private Keeper() {
	}

	/**
	 * Keeps a server.
	 * @param args the server's home, its data folder, and the command of pg_ctl
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		Path home = Path.of(args[0]);
		List<String> pgCtl = Arrays.asList(args).subList(2, args.length);
		Postmaster postmaster = new Postmaster(pgCtl, Path.of(args[1]), home);
		if (FolderLock.tryTake(home.resolve(KeeperProcess.LOCK)).isEmpty()) {
			System.err.println("Another keeper is at work in " + home);
			System.exit(NOT_STARTED);
		}
		CountDownLatch alone = new CountDownLatch(1);
		Lifeline.hold((line) -> {
		}, alone::countDown);
		Thread stop = new Thread(() -> stopWhenAlone(postmaster, alone), "stop");
		Runtime.getRuntime().addShutdownHook(stop);
		if (!postmaster.start()) {
			alone.countDown();
			System.exit(NOT_STARTED);
		}
		alone.await();
		System.exit(0);
	}

	private static void stopWhenAlone(Postmaster postmaster, CountDownLatch alone) {
		try {
			alone.await();
			stop(postmaster);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void stop(Postmaster postmaster) {
		try {
			if (!postmaster.stop()) {
				System.err.println("The server in " + postmaster.data() + " does not stop");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
