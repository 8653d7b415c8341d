package org.downtimelab.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.downtimelab.process.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SharedClassesTest {

	private static final String PROGRAM = Program.class.getName();

	/** What the JVM says of a class that it has not parsed again. */
	private static final String SHARED = PROGRAM + " source: shared objects file (top)";

	@TempDir
	private Path folder;

	@Test
	void whatARehearsalLeavesBehindIsTakenByThoseThatComeLaterAndByTheNextRun() throws Exception {
		Path jar = jar();
		try (SharedClasses classes = new SharedClasses(jar, run("one"))) {
			assertThat(loaded(classes.rehearsal(1))).contains(PROGRAM).doesNotContain(SHARED);
			classes.settle();
			assertThat(loaded(classes.program())).contains(SHARED);
			assertThat(loaded(classes.rehearsal(1))).contains(SHARED);
		}
		assertThat(run("one")).isEmptyDirectory();
		try (SharedClasses classes = new SharedClasses(jar, run("another"))) {
			assertThat(loaded(classes.program())).contains(SHARED);
			assertThat(loaded(classes.rehearsal(1))).contains(SHARED);
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, .01, .5, .9 })
	void whatIsCutShortIsNotTaken(double share) throws Exception {
		try (SharedClasses classes = new SharedClasses(jar(), run("one"))) {
			loaded(classes.rehearsal(1));
			cut(run("one").resolve("scratch/classes.jsa"), share);
			classes.settle();
			assertThat(this.folder).isDirectoryNotContaining("glob:**.jsa");
			assertThat(loaded(classes.program())).contains(PROGRAM).doesNotContain(SHARED);
		}
	}

	@Test
	void ofAJarThatWasBuiltAnewItIsMadeAnew() throws Exception {
		Path jar = jar();
		try (SharedClasses classes = new SharedClasses(jar, run("one"))) {
			loaded(classes.rehearsal(1));
			classes.settle();
		}
		assertThat(this.folder).isDirectoryContaining("glob:**/program.jsa");
		Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
		try (SharedClasses classes = new SharedClasses(jar, run("another"))) {
			assertThat(this.folder).isDirectoryNotContaining("glob:**.jsa");
			assertThat(loaded(classes.rehearsal(1))).contains(PROGRAM).doesNotContain(SHARED);
			classes.settle();
			assertThat(loaded(classes.program())).contains(SHARED);
		}
	}

	@Test
	void thoseThatServeLeaveNothingBehindSinceThatTakesTime() throws Exception {
		try (SharedClasses classes = new SharedClasses(jar(), run("one"))) {
			classes.settle();
			assertThat(loaded(classes.program())).contains(PROGRAM);
			assertThat(this.folder).isDirectoryNotContaining("glob:**.jsa");
		}
	}

	private Path run(String name) {
		return this.folder.resolve("runs").resolve(name);
	}

	private static void cut(Path file, double share) throws IOException {
		byte[] whole = Files.readAllBytes(file);
		Files.delete(file);
		Files.write(file, Arrays.copyOf(whole, (int) (share * whole.length)));
	}

	/**
	 * Runs the program to its end, and says which classes it has loaded, and from where.
	 */
	private String loaded(List<String> program) throws Exception {
		Path classLog = this.folder.resolve("loaded.txt");
		List<String> arguments = new ArrayList<>(program);
		arguments.add(0, "-Xlog:class+load:file=" + classLog);
		try (ChildProcess child = ChildProcess.start(ChildProcess.java(arguments), Map.of(),
				this.folder.resolve("printed.txt"))) {
			child.exit().get(20, TimeUnit.SECONDS);
		}
		return Files.readString(classLog);
	}

	/** A program in a jar, since only its classes can be shared. */
	private Path jar() throws IOException {
		Path jar = this.folder.resolve("program.jar");
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, PROGRAM);
		String file = PROGRAM.replace('.', '/') + ".class";
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
				InputStream compiled = getClass().getClassLoader().getResourceAsStream(file)) {
			out.putNextEntry(new ZipEntry(file));
			compiled.transferTo(out);
		}
		return jar;
	}

	/** Ends at once, and well. */
	static final class Program {

		public static void main(String... arguments) {
		}

	}

}
