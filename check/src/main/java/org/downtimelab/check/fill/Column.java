package org.downtimelab.check.fill;

/**
 * A column that a row may give a value for, or one that the server generates.
 *
 * @param number in its table
 * @param name as the catalogue has it
 * @param type with length or precision
 * @param notNull whether nulls are forbidden
 * @param generated what the server computes it from; null for an ordinary column
 * @param constant its default, if that is a constant; null otherwise
 * @param hasDefault whether it has a default of any kind
 * @param sequence that its default or its identity takes numbers from; null if none
 */
record Column(int number, String name, Type type, boolean notNull, String generated, String constant,
		boolean hasDefault, String sequence) {

	String quoted() {
		return Sql.quoted(this.name);
	}

	boolean isGenerated() {
		return this.generated != null;
	}

	boolean isInteger() {
		return this.type.bottom().base().matches("int[248]");
	}

}
