package org.downtimelab.check.plan;

import java.util.List;

/**
 * A delete of a row that made the server read the whole of another table, to see whether
 * a row there refers to it.
 *
 * @param parent the table that lost the row, with its schema
 * @param child the table that was read, with its schema
 * @param columns of the child that refer to the parent
 * @param key the name of the foreign key
 * @param ms how long the delete took, milliseconds
 */
public record ScanningDelete(String parent, String child, List<String> columns, String key, long ms) {
}
