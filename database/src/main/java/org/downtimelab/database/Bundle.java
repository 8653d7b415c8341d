package org.downtimelab.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.downtimelab.process.Folders;

/**
 * An unpacked PostgreSQL: its programs, libraries and files. Several labs may share one.
 *
 * @param folder holds bin, lib and share
 */
record Bundle(Path folder) {

	/** The major version that comes with the build; every other one is fetched. */
	static final int ON_CLASS_PATH = 18;

	/**
	 * The bundle for this machine, unpacked now if it is not there.
	 * @param programs takes one folder per version
	 */
	static Bundle in(Path programs, int majorVersion) throws IOException {
		return in(programs, majorVersion, MavenFetch.ofThisMachine());
	}

	static synchronized Bundle in(Path programs, int majorVersion, MavenFetch maven) throws IOException {
		Files.createDirectories(programs);
		if (majorVersion == ON_CLASS_PATH) {
			Archive archive = Archive.onClassPath();
			return in(programs, archive.fingerprint(), () -> archive);
		}
		return in(programs, MavenFetch.version(majorVersion), () -> maven.fetch(majorVersion, programs));
	}

	/** Complete or not there: the folder gets its name when all is in it. */
	private static Bundle in(Path programs, String name, Source source) throws IOException {
		Path folder = programs.resolve("bundle-" + name);
		try (FileChannel file = FileChannel.open(programs.resolve(folder.getFileName() + ".lock"),
				StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			file.lock();
			if (!Files.exists(folder)) {
				Path unfinished = programs.resolve(folder.getFileName() + "-unfinished");
				Folders.delete(unfinished);
				source.archive().unpack(unfinished);
				Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
			}
		}
		return new Bundle(folder);
	}

	/** The path of one of its programs: initdb, pg_ctl or postgres. */
	String program(String name) {
		return this.folder.resolve("bin").resolve(name).toString();
	}

	/** Its major version, as the server says it. */
	int majorVersion() {
		Program.Result said = Program.run(List.of(program("postgres"), "--version"));
		if (!said.succeeded()) {
			throw new DatabaseException("The PostgreSQL in " + this.folder + " does not run on this machine: "
					+ said.output().strip() + ". Delete that folder, or give the lab the URL of a server");
		}
		return Integer.parseInt(said.output().replaceAll("\\D*(\\d+)(?s:.*)", "$1"));
	}

	/** Where the archive comes from if it is not unpacked yet. */
	private interface Source {

		Archive archive() throws IOException;

	}

}
