package org.downtimelab.backfill;

import java.sql.SQLException;

/** A backfill does not begin, because it would do harm. Nothing was changed. */
public final class BackfillRefused extends SQLException {

	private static final long serialVersionUID = 1L;

	BackfillRefused(String reason) {
		super(reason);
	}

	BackfillRefused(String reason, SQLException cause) {
		super(reason, cause.getSQLState(), cause);
	}

}
