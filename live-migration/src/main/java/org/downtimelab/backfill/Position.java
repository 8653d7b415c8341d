package org.downtimelab.backfill;

/**
 * Where a backfill is, as it stands in its table.
 *
 * @param fromKey every row has a greater key
 * @param toKey the last one to visit
 * @param lastKey visited up to here
 * @param doneRows visited
 * @param changedRows as the statement counts
 */
record Position(long fromKey, long toKey, long lastKey, long doneRows, long changedRows) {

	boolean finished() {
		return this.lastKey >= this.toKey;
	}

	Position after(Range range, long changed) {
		return new Position(this.fromKey, this.toKey, range.to(), this.doneRows + range.rows(),
				this.changedRows + changed);
	}

}
