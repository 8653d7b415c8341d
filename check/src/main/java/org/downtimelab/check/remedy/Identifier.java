package org.downtimelab.check.remedy;

/** Names as SQL writes them. */
final class Identifier {

	private Identifier() {
	}

	/** The name without its schema and without quotes. */
	static String bare(String name) {
		if (name.endsWith("\"")) {
			return name.substring(name.lastIndexOf('"', name.length() - 2) + 1, name.length() - 1);
		}
		return name.substring(name.lastIndexOf('.') + 1);
	}

	/** A name made of others, quoted where SQL needs it. */
	static String of(String... parts) {
		StringBuilder name = new StringBuilder();
		for (String part : parts) {
			name.append(name.isEmpty() ? "" : "_").append(bare(part));
		}
		return quoted(name.toString());
	}

	/** In the schema of another one. */
	static String beside(String relation, String name) {
		return relation.substring(0, relation.length() - lastPart(relation).length()) + name;
	}

	private static String lastPart(String relation) {
		return relation.endsWith("\"") ? relation.substring(relation.lastIndexOf('"', relation.length() - 2))
				: relation.substring(relation.lastIndexOf('.') + 1);
	}

	/** A raw name, quoted where SQL needs it. */
	static String quoted(String raw) {
		return raw.matches("[a-z_][a-z0-9_]*") ? raw : '"' + raw.replace("\"", "\"\"") + '"';
	}

}
