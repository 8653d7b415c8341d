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
		if (statement.begins("drop") && statement.says("index")) {
			return "scenario-drop-index";
		}
		if (statement.says("index") || statement.begins("reindex") || statement.says("unique")
				|| statement.says("primary key")) {
			return "scenario-index";
		}
		if (statement.begins("update")) {
			return "scenario-backfill";
		}
		if (statement.begins("delete")) {
			return "scenario-large-delete";
		}
		if (statement.says("type") && statement.says("alter")) {
			return "scenario-column-type";
		}
		if (statement.says("set default") || statement.says("drop default")) {
			return "scenario-alter-default";
		}
		if (statement.says("default")) {
			return "scenario-add-column";
		}
		if (statement.says("not null") || statement.says("check")) {
			return "scenario-not-null";
		}
		return null;
	}

	/** Of a code; null if there is none. */
	public static String of(Code code) {
		return switch (code) {
			case BREAKS_RUNNING_RELEASE, DESTROYS_DATA -> "scenario-drop-column";
			case LOCK_QUEUE -> "scenario-lock-queue";
			case SLOWER_PLAN -> "scenario-drop-index";
			case LEAVES_INVALID, NOT_RETRYABLE -> "scenario-index";
			case SCANS_ON_DELETE -> "scenario-foreign-key";
			case NO_STATISTICS -> "scenario-column-type";
			default -> null;
		};
	}

}
