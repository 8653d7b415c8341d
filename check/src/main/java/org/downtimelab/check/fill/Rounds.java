package org.downtimelab.check.fill;

import java.sql.SQLException;
import java.util.Locale;

import org.postgresql.util.PSQLException;

/** Inserts rows until there are enough or nothing more goes in. */
final class Rounds {

	/** Rows that do not differ in their key would be tried for ever. */
	private static final int MOST_TRIES_PER_ROW = 30;

	private static final double LEAST_SHARE = 0.005;

	private final Sql sql;

	private final Insertion insertion;

	private long next;

	private double share;

	/** The key that rows collided with; null as long as none did. */
	private String collision;

	/**
	 * Rounds of a statement.
	 * @param next number of a row
	 * @param share of rows that are likely to go in
	 */
	Rounds(Sql sql, Insertion insertion, long next, double share) {
		this.sql = sql;
		this.insertion = insertion;
		this.next = next;
		this.share = share;
	}

	long next() {
		return this.next;
	}

	/**
	 * Inserts them.
	 * @return how many went in
	 * @throws Unfillable if none did
	 */
	long run(long wanted) throws SQLException {
		long added = 0;
		long tried = 0;
		while (added < wanted && tried <= MOST_TRIES_PER_ROW * wanted + 1_000) {
			long missing = wanted - added;
			long numbers = (this.share >= 1) ? missing : (long) (missing / this.share * 1.1) + 50;
			long now = tried(numbers, missing);
			if (now >= 0) {
				added += now;
				tried += numbers;
				this.next += numbers;
				this.share = Math.min(1, Math.max(LEAST_SHARE, (double) now / Math.min(numbers, missing)));
				if (now < numbers * LEAST_SHARE && now < missing) {
					break;
				}
			}
		}
		if (added < wanted) {
			throw new Unfillable(reason() + String.format(Locale.ROOT,
					" — only %,d of %,d rows went in; give rows with --seed FILE.sql", added, wanted));
		}
		return added;
	}

	/**
	 * How many rows went in; -1 if it has to be tried again without the rows that
	 * collide.
	 */
	private long tried(long numbers, long most) throws SQLException {
		String statement = this.insertion.sql(this.next, this.next + numbers - 1, most, this.collision != null);
		try {
			return this.sql.inTransaction(() -> {
				this.sql.execute("SET LOCAL work_mem = '128MB'");
				this.sql.execute("SET LOCAL enable_nestloop = off");
				return this.sql.execute(statement);
			});
		}
		catch (PSQLException ex) {
			Failure failure = new Failure(this.insertion.table(), ex);
			if (failure.isCollision() && this.collision == null) {
				this.collision = failure.constraint();
				return -1;
			}
			throw new Unfillable(failure.words());
		}
	}

	private String reason() {
		if (this.collision != null) {
			return Failure.described(this.insertion.table(), this.collision);
		}
		if (!this.insertion.table().triggers().isEmpty()) {
			return "trigger " + this.insertion.table().triggers().get(0).name();
		}
		return "the checks together";
	}

}
