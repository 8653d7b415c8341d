package org.downtimelab.report;

import java.util.List;

import org.downtimelab.experiment.Judgement;
import org.downtimelab.experiment.Wording;
import org.downtimelab.experiment.result.ChainLink;
import org.downtimelab.experiment.result.PathResult;

/** The words of all reports. */
public final class PlainWording implements Wording {

	@Override
	public String verdict(PathResult measured, Judgement judgement, long sloMs) {
		return Verdict.of(measured, judgement, sloMs);
	}

	@Override
	public String chain(int waiters, List<ChainLink> links) {
		return ChainWords.of(waiters, links);
	}

}
