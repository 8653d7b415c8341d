package org.downtimelab.check.fill;

import java.util.List;

/**
 * A data type, with what a value of it is made of.
 *
 * @param name to cast to, with the length or precision of the column
 * @param kind b for a base type, e an enum, d a domain, c composite, r a range, m a
 * multirange, as in pg_type.typtype
 * @param base its name in pg_type, without schema
 * @param textual whether it is one of the string types
 * @param modifier of the column, such as its length; -1 if it has none
 * @param labels of an enum, in order
 * @param parts of an array its element; of a range its bound; of a multirange its range;
 * of a composite its fields; of a domain what it is based on; otherwise none
 * @param array whether it is an array
 * @param checks of a domain and of those below it, about a column called value
 * @param notNull whether it is a domain that forbids nulls
 */
record Type(String name, char kind, String base, boolean textual, int modifier, List<String> labels, List<Type> parts,
		boolean array, List<Check> checks, boolean notNull) {

	/** What a domain is based on in the end; any other type itself. */
	Type bottom() {
		return (this.kind == 'd') ? this.parts.get(0).bottom() : this;
	}

}
