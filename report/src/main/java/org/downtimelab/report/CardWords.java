package org.downtimelab.report;

import java.util.ArrayList;
import java.util.List;

import org.downtimelab.experiment.result.EndpointResult;
import org.downtimelab.experiment.result.PathResult;

/**
 * What stands on a path's card, in a dozen lines at most: its verdict, what is lost, and
 * as much of the why as fits, in whole sentences. All of it stands below the cards.
 *
 * @param verdict first what users felt
 * @param further what else must be known at a glance
 * @param why at least one sentence, if any is known
 * @param rest what is known and does not fit
 */
record CardWords(String verdict, List<String> further, String why, List<String> rest) {

	/** Of a report that is 1,400 pixels wide, with three cards. */
	static final int LINES = 12;

	/**
	 * Characters in a line of the verdict, of what else must be known, and of the why.
	 */
	static final int VERDICT = 33;

	static final int FURTHER = 40;

	static final int WHY = 42;

	private static final String NO_CONNECTION = " (no connection was free)";

	static CardWords of(PathResult path, List<String> headlines, List<String> reasons) {
		boolean hurt = path.endpoints().stream().mapToLong(EndpointResult::attributableBad).sum() > 0;
		List<String> further = new ArrayList<>(Verdict.losses(path));
		List<String> rest = new ArrayList<>(headlines.subList(1, headlines.size()));
		String verdict = headlines.get(0);
		int taken = lines(verdict, VERDICT) + further.stream().mapToInt((each) -> lines(each, FURTHER)).sum();
		if (!hurt) {
			further.addAll(rest);
			rest.clear();
			if (path.noise() == null && !Verdict.losses(path).isEmpty()) {
				further.add(verdict);
				verdict = further.remove(0);
			}
		}
		List<String> why = new ArrayList<>();
		int room = (LINES - taken) * WHY;
		for (String reason : reasons) {
			boolean fits = true;
			for (String sentence : sentences(reason)) {
				// What follows a sentence makes no sense without it.
				fits &= why.isEmpty() || sentence.length() <= room;
				(fits ? why : rest).add(sentence);
				room -= fits ? sentence.length() + 1 : 0;
			}
		}
		boolean twice = why.stream().anyMatch((sentence) -> sentence.startsWith(WaitWords.POOL));
		return new CardWords(twice ? verdict.replace(NO_CONNECTION, "") : verdict, further, String.join(" ", why),
				rest);
	}

	static int lines(String text, int width) {
		return (text.length() + width - 1) / width;
	}

	/** Without the titles of steps: those stand below. */
	private static String[] sentences(String reason) {
		return reason.replaceAll(" \\(\"[^\"]*\"\\)", "").split("(?<=[.!?])\\s+(?=[A-Z])");
	}

}
