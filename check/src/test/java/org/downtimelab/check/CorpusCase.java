package org.downtimelab.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A migration whose verdict is known. A file of them has, for each, lines that begin with
 * {@code --#}: case, verdict, codes, hurts (all relations that have such a finding, if
 * the case says so), lock (a relation and its strongest mode), conf; then
 * {@code --# before} and {@code --# migration}, each with SQL below. Without a
 * {@code before} it begins with the usual tables.
 */
record CorpusCase(String name, String verdict, Set<String> codes, Set<String> hurts, Map<String, String> locks,
		String conf, String before, String migration) {

	private static final Path USUAL = Path.of("src/test/resources/tables/usual.sql");

	static List<CorpusCase> all() throws IOException {
		List<CorpusCase> cases = new ArrayList<>();
		try (Stream<Path> files = Files.list(Path.of("src/test/resources/corpus"))) {
			for (Path file : files.sorted().toList()) {
				cases.addAll(in(file));
			}
		}
		return cases;
	}

	private static List<CorpusCase> in(Path file) throws IOException {
		List<CorpusCase> cases = new ArrayList<>();
		for (String text : Files.readString(file).split("(?m)^--# case ")) {
			if (!text.isBlank()) {
				cases.add(read(text));
			}
		}
		return cases;
	}

	private static CorpusCase read(String text) throws IOException {
		List<String> lines = text.lines().toList();
		Map<String, String> locks = new LinkedHashMap<>();
		Map<String, String> words = new LinkedHashMap<>();
		Map<String, StringBuilder> parts = new LinkedHashMap<>();
		String part = null;
		for (String line : lines.subList(1, lines.size())) {
			if (line.startsWith("--# lock ")) {
				String[] lock = line.substring(9).split("\\s+");
				locks.put(lock[0], lock[1]);
			}
			else if (line.startsWith("--# before") || line.startsWith("--# migration")) {
				part = line.substring(4).strip();
				parts.put(part, new StringBuilder());
			}
			else if (line.startsWith("--# ")) {
				String[] word = line.substring(4).split("\\s+", 2);
				words.put(word[0], word[1].strip());
			}
			else if (part != null) {
				parts.get(part).append(line).append('\n');
			}
		}
		return new CorpusCase(lines.get(0).strip(), words.get("verdict"), set(words.getOrDefault("codes", "")),
				words.containsKey("hurts") ? set(words.get("hurts")) : null, locks, words.get("conf"),
				parts.containsKey("before") ? parts.get("before").toString() : Files.readString(USUAL),
				parts.get("migration").toString());
	}

	private static Set<String> set(String words) {
		return words.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(words.split("\\s+")));
	}

	/** As a folder of Flyway's. */
	void write(Path folder) throws IOException {
		Files.writeString(folder.resolve("V1__before.sql"), this.before);
		Files.writeString(folder.resolve("V2__migration.sql"), this.migration);
		Files.writeString(folder.resolve("flyway.conf"), "flyway.postgresql.transactional.lock=false\n");
		if (this.conf != null) {
			Files.writeString(folder.resolve("V2__migration.sql.conf"), this.conf + "\n");
		}
	}

}
