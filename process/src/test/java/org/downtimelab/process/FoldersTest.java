package org.downtimelab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FoldersTest {

	private static final int FILES = 500;

	@TempDir
	private Path parent;

	@Test
	void twoWhoDeleteTheSameFolderAtOnceBothFindItGone() throws Exception {
		Path folder = filled();
		Callable<Void> deletion = () -> {
			Folders.delete(folder);
			return null;
		};
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			for (Future<Void> each : threads.invokeAll(List.of(deletion, deletion))) {
				each.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(folder).doesNotExist();
	}

	@Test
	void aFolderThatIsNotThereIsLeftAlone() throws IOException {
		Folders.delete(this.parent.resolve("nowhere"));
		assertThat(this.parent).isEmptyDirectory();
	}

	/** What a link leads to is somebody else's. */
	@Test
	void aLinkGoesAndWhatItLeadsToStays() throws IOException {
		Path elsewhere = Files.createDirectories(this.parent.resolve("elsewhere"));
		Files.createFile(elsewhere.resolve("precious"));
		Path folder = filled();
		Files.createSymbolicLink(folder.resolve("link"), elsewhere);
		Folders.delete(folder);
		assertThat(folder).doesNotExist();
		assertThat(elsewhere.resolve("precious")).exists();
	}

	private Path filled() throws IOException {
		Path inner = Files.createDirectories(this.parent.resolve("folder/inner"));
		for (int i = 0; i < FILES; i++) {
			Files.createFile(inner.resolve("file-" + i));
		}
		return inner.getParent();
	}

}
