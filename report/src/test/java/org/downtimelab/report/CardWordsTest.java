package org.downtimelab.report;

import java.util.List;
import java.util.stream.Stream;

import org.downtimelab.experiment.result.PathResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CardWordsTest {

	private static final String LONG = "Then each look-up reads every row of the table, and nothing ends that until"
			+ " somebody has built the index again.";

	@Test
	void aCardHasADozenLinesAtMost() {
		for (PathResult path : List.of(SampleRun.risky(), SampleRun.folklore(), SampleRun.safe())) {
			List<String> reasons = Stream
				.concat(Why.reasons(path, SampleRun.run()).stream(), Stream.of(LONG, LONG, LONG, LONG, LONG))
				.toList();
			CardWords card = CardWords.of(path, List.of(path.verdict().split("; ")), reasons);
			assertThat(lines(path, card)).as(card.toString()).isLessThanOrEqualTo(CardWords.LINES);
			assertThat(card.rest()).contains(LONG);
		}
	}

	@Test
	void theReasonForAnEmptyPoolIsSaidOnce() {
		CardWords card = card(SampleRun.risky());
		assertThat(card.verdict()).isEqualTo("writes down 3.3 s, reads too: 2.6 s");
		assertThat(card.why()).contains("Waiting requests held all 10 connections of the pool");
	}

	@Test
	void theFirstReasonIsSaidHoweverLongItIs() {
		String endless = "each look-up reads every row, ".repeat(20) + "and nothing ends that.";
		PathResult path = SampleRun.risky();
		assertThat(CardWords.of(path, List.of(LONG, "a plan"), List.of(endless + " " + LONG)).why()).isEqualTo(endless);
		assertThat(CardWords.of(path, List.of(LONG, "a plan"), List.of(LONG)).rest()).containsExactly("a plan");
	}

	/** Where nobody was down but something was lost, the loss comes first. */
	@Test
	void whatIsLostStandsOnTheCard() {
		PathResult lossy = SampleRun.judged("folklore", "swap", "succeeded", null, SampleRun.calm(), List.of(), 12,
				List.of());
		assertThat(card(lossy).verdict()).isEqualTo("12 acknowledged writes lost");
		assertThat(card(lossy).further()).containsExactly("zero bad requests");
		PathResult both = SampleRun.judged("folklore", "swap", "succeeded", null, SampleRun.risky().endpoints(),
				List.of(), 12, List.of());
		assertThat(card(both).verdict()).startsWith("writes down 3.3 s");
		assertThat(card(both).further()).containsExactly("12 acknowledged writes lost");
	}

	@Test
	void noSentenceStandsThereWithoutTheOneThatItFollows() {
		String first = (LONG + " ").repeat(3).strip();
		String tooLong = "Release v1 fails: " + "large-insert, ".repeat(30) + "and so on.";
		CardWords card = CardWords.of(SampleRun.risky(), List.of("down"),
				List.of(first, tooLong + " It is instant.", "The pool was empty."));
		assertThat(card.why()).isEqualTo(first + " The pool was empty.");
		assertThat(card.rest()).containsExactly(tooLong, "It is instant.");
	}

	/** Its steps stand below the card. */
	@Test
	void aCardNamesStepsByTheirNumbers() {
		assertThat(PathWords.of(SampleRun.folklore(), SampleRun.run()).reasons().get(0)).startsWith("Step 1 (\"Build");
		assertThat(card(SampleRun.folklore()).why()).startsWith("Step 1 failed at its lock_timeout.");
		assertThat(Why.brief(SampleRun.folklore(), SampleRun.run())).isEqualTo(card(SampleRun.folklore()).why());
	}

	private static CardWords card(PathResult path) {
		return PathWords.of(path, SampleRun.run()).card();
	}

	private static int lines(PathResult path, CardWords card) {
		return CardWords.lines(card.verdict(), CardWords.VERDICT)
				+ Verdict.losses(path).stream().mapToInt((each) -> CardWords.lines(each, CardWords.FURTHER)).sum()
				+ CardWords.lines(card.why(), CardWords.WHY);
	}

}
