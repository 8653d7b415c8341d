package org.downtimelab.check.remedy;

import org.downtimelab.check.result.Code;

/** The page that shows a hazard under traffic. */
public final class Links {

	private Links() {
	}

	/** Of a statement; null if there is none. */
	public static String of(String sql) {
		StatementText statement = new StatementText(sql);
		if (statement.says("foreign key") || statement.says("references")) {
			return "scenario-foreign-key";
		}
		if (statement.says("index") || statement.begins("reindex") || statement.says("unique")
				|| statement.says("primary key")) {
			return "scenario-index";
		}
		if (statement.begins("update") || statement.begins("delete")) {
			return "docs/backfill.md";
		}
		if (statement.says("type") && statement.says("alter")) {
			return "scenario-column-type";
		}
		if (statement.says("not null") || statement.says("check") || statement.says("default")) {
			return "scenario-not-null";
		}
		return null;
	}

	/** Of a code; null if there is none. */
	public static String of(Code code) {
		return switch (code) {
			case BREAKS_RUNNING_RELEASE, DESTROYS_DATA, LOCK_QUEUE -> "scenario-drop-column";
			case LEAVES_INVALID, NOT_RETRYABLE, SLOWER_PLAN -> "scenario-index";
			case SCANS_ON_DELETE -> "scenario-foreign-key";
			case NO_STATISTICS -> "scenario-column-type";
			default -> null;
		};
	}

}
