package org.downtimelab.experiment;

import java.util.List;
import java.util.ServiceLoader;

import org.downtimelab.experiment.result.ChainLink;
import org.downtimelab.experiment.result.PathResult;

/**
 * Puts into words what was judged. The module {@code report} has one; without any, a
 * result has no words.
 */
public interface Wording {

	/**
	 * What a path did, in one line.
	 * @param measured its figures
	 * @param judgement of them
	 * @param sloMs the longest a good request takes, in milliseconds
	 */
	String verdict(PathResult measured, Judgement judgement, long sloMs);

	/**
	 * A chain of waiting sessions, in one sentence.
	 * @param waiters how many stood behind the first link
	 * @param links who was in the way, at least one
	 */
	String chain(int waiters, List<ChainLink> links);

	/** The one that is on the class path, or one that says nothing. */
	static Wording found() {
		return ServiceLoader.load(Wording.class).findFirst().orElse(new Wording() {

			@Override
			public String verdict(PathResult measured, Judgement judgement, long sloMs) {
				return "";
			}

			@Override
			public String chain(int waiters, List<ChainLink> links) {
				return "";
			}

		});
	}

}
