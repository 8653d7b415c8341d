package org.downtimelab.check.catalog;

/**
 * A column.
 *
 * @param number its place among the columns that its table has ever had
 * @param name quoted where SQL needs it
 * @param type as SQL writes it, with its length
 * @param category of the type, as in {@code pg_type.typcategory}
 * @param notNull whether it refuses nulls
 * @param filled whether it has a value of its own when an INSERT leaves it out
 * @param computed whether no INSERT may give it a value: generated, or an identity that
 * is always generated
 */
public record Column(int number, String name, String type, String category, boolean notNull, boolean filled,
		boolean computed) {
}
