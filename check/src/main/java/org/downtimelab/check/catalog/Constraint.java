package org.downtimelab.check.catalog;

import java.util.List;

/**
 * A constraint or a unique index.
 *
 * @param table with its schema
 * @param name its name
 * @param kind as in {@code pg_constraint.contype}; i for a unique index without one
 * @param columns of the table, by name
 * @param definition in SQL, without NOT VALID
 * @param valid whether it is validated, or the index valid
 */
public record Constraint(String table, String name, char kind, List<String> columns, String definition, boolean valid) {

	/** Whether no two rows may have the same values in its columns. */
	public boolean unique() {
		return this.kind == 'p' || this.kind == 'u' || this.kind == 'i';
	}

	/** What it is, in words. */
	public String words() {
		return switch (this.kind) {
			case 'f' -> "foreign key";
			case 'c' -> "check";
			case 'x' -> "exclusion constraint";
			case 'i' -> "unique index";
			case 'p' -> "primary key";
			default -> "unique constraint";
		};
	}

}
