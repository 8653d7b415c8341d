package org.downtimelab.experiment;

import java.time.Duration;

import org.downtimelab.database.Database;
import org.downtimelab.observe.Sampler;
import org.downtimelab.process.LabException;
import org.downtimelab.process.Patience;

/** The sampler, as a run has it at work. */
public final class SamplerEye implements Eye {

	private static final Duration FIRST_LOOK = Duration.ofSeconds(60);

	@Override
	public Look at(Database database) {
		Sampler sampler = new Sampler(database.dataSource("downtime-lab-sampler"), WatchedPlayer.MIGRATION,
				PathRun.SAMPLE_EVERY, (sample) -> {
				});
		sampler.start();
		if (!Patience.until(FIRST_LOOK, () -> sampler.last() != null)) {
			sampler.close();
			throw new LabException("Waited in vain for the sampler's first look: " + sampler.problem().orElse(""));
		}
		return () -> {
			sampler.close();
			sampler.problem().ifPresent((problem) -> {
				throw new LabException("A stretch was not watched throughout: " + problem);
			});
		};
	}

}
