package org.downtimelab.check.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.downtimelab.check.catalog.Index;
import org.downtimelab.check.catalog.Relation;
import org.downtimelab.check.catalog.Schema;

/** Indexes that are built, built again or dropped while everybody works. */
final class IndexRemedy {

	private static final Pattern CREATE = Pattern.compile(
			"create\\s+(unique\\s+)?index\\s+(?:concurrently\\s+)?(?:if\\s+not\\s+exists\\s+)?(?!on\\s)(\\S+\\s+)?(on\\s[^;]*);?",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern DROP = Pattern.compile(
			"drop\\s+index\\s+(?:concurrently\\s+)?((?:if\\s+exists\\s+)?[^;,]*?)(?:\\s+(?:cascade|restrict))?\\s*;?",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern REINDEX = Pattern.compile(
			"reindex\\s+(\\([^)]*\\)\\s*)?(index|table|schema|database|system)\\s+(?:concurrently\\s+)?([^;]*);?",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final int MOST_PARTITIONS = 2;

	private final Schema before;

	private final Schema after;

	IndexRemedy(Schema before, Schema after) {
		this.before = before;
		this.after = after;
	}

	/** None if the statement is about no index. */
	Steps of(StatementText statement, String table) {
		Matcher create = statement.matching(CREATE);
		if (create != null) {
			return create(statement, create, table);
		}
		Matcher drop = statement.matching(DROP);
		if (drop != null && !this.before.relations()
			.all()
			.stream()
			.anyMatch((each) -> each.kind() == 'I' && statement.names(each.name()))) {
			return new Steps().concurrently("DROP INDEX CONCURRENTLY " + drop.group(1).strip() + ";");
		}
		Matcher again = statement.matching(REINDEX);
		if (again != null) {
			return reindex(statement, again);
		}
		return new Steps();
	}

	/** A try that was cut short leaves an invalid copy of each index, by this name. */
	private Steps reindex(StatementText statement, Matcher again) {
		List<String> sql = new ArrayList<>();
		this.before.indexes()
			.stream()
			.filter((index) -> statement.names(index.name()) || statement.names(index.table()))
			.map((index) -> Identifier.beside(index.name(),
					Identifier.quoted(Identifier.bare(index.name()) + "_ccnew")))
			.forEach((copy) -> sql.add("DROP INDEX CONCURRENTLY IF EXISTS " + copy + ";"));
		String options = (again.group(1) != null) ? again.group(1).strip() + " " : "";
		sql.add("REINDEX " + options + again.group(2).toUpperCase(Locale.ROOT) + " CONCURRENTLY "
				+ again.group(3).strip() + ";");
		return new Steps().concurrentlyAsSaid(sql.toArray(String[]::new));
	}

	private Steps create(StatementText statement, Matcher create, String table) {
		String unique = (create.group(1) != null) ? "UNIQUE " : "";
		String name = (create.group(2) != null) ? create.group(2).strip() : named(statement, table);
		Relation relation = this.before.relations().named(table);
		if (name == null || statement.says("on only")) {
			return new Steps();
		}
		if (relation != null && (relation.kind() == 'p' || relation.root() != relation.oid())
				&& this.before.relations().get(relation.root()) != null) {
			Relation root = this.before.relations().get(relation.root());
			return statement.names(root.name()) ? partitioned(unique, name, create.group(3), root) : new Steps();
		}
		return new Steps().concurrently(build(unique, name, create.group(3)));
	}

	/** A try that was cut short leaves an invalid index, so the file drops it first. */
	static String[] build(String unique, String name, String on) {
		return new String[] { "DROP INDEX CONCURRENTLY IF EXISTS " + name + ";",
				"CREATE " + unique + "INDEX CONCURRENTLY " + name + " " + on.strip() + ";" };
	}

	/** One by which the rows are found that refer to another one. */
	static String[] ofForeignKey(String table, List<String> columns, Schema there) {
		List<String> parts = new ArrayList<>(List.of(table));
		parts.addAll(columns);
		parts.add("idx");
		String name = Identifier.of(parts.toArray(String[]::new));
		boolean taken = there.relations().named(Identifier.beside(table, name)) != null;
		return build("", taken ? Identifier.of(name, "complete") : name,
				"ON " + table + " (" + String.join(", ", columns) + ")");
	}

	/** The name that the server gave. */
	private String named(StatementText statement, String table) {
		List<String> made = this.after.indexes()
			.stream()
			.filter((index) -> index.table().equals(table) && this.before.relations().named(index.name()) == null)
			.filter((index) -> index.columns()
				.stream()
				.allMatch((column) -> column.isEmpty() || statement.names(column)))
			.map(Index::name)
			.toList();
		return (made.size() == 1) ? Identifier.quoted(Identifier.bare(made.get(0))) : null;
	}

	/** CONCURRENTLY does not work on a partitioned table, only on each partition. */
	private Steps partitioned(String unique, String name, String on, Relation root) {
		List<Relation> leaves = this.before.relations()
			.all()
			.stream()
			.filter((each) -> each.root() == root.oid() && each.kind() == 'r')
			.toList();
		String columns = on.strip().substring(on.strip().indexOf('('));
		Steps steps = new Steps()
			.brief("CREATE " + unique + "INDEX " + name + " ON ONLY " + root.name() + " " + columns + ";");
		Steps attach = new Steps();
		for (Relation leaf : leaves.subList(0, Math.min(MOST_PARTITIONS, leaves.size()))) {
			String own = Identifier.of(name, leaf.name());
			steps.concurrently(build(unique, own, "ON " + leaf.name() + " " + columns));
			attach.brief("ALTER INDEX " + Identifier.beside(leaf.name(), name) + " ATTACH PARTITION "
					+ Identifier.beside(leaf.name(), own) + ";");
		}
		if (leaves.size() > MOST_PARTITIONS) {
			attach.then("and so for the other " + (leaves.size() - MOST_PARTITIONS) + " partitions");
		}
		return steps.and(attach);
	}

}
