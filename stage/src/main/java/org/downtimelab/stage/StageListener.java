package org.downtimelab.stage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.experiment.RunListener;
import org.downtimelab.experiment.RunRequest;
import org.downtimelab.experiment.StepSql;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.report.Mark;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;

/** Tells the story of a run as it goes. */
final class StageListener implements RunListener {

	private static final long SEEDING_EVERY_NS = 200_000_000;

	private final StageEvents story;

	private final RunRequest request;

	private Path path;

	private long seedingTold;

	private int step;

	StageListener(StageEvents story, RunRequest request) {
		this.story = story;
		this.request = request;
	}

	@Override
	public void note(String what) {
		this.story.tell("note", Map.of("text", what));
	}

	@Override
	public void seeding(long done, long rows) {
		long now = System.nanoTime();
		if (done >= rows || now - this.seedingTold > SEEDING_EVERY_NS) {
			this.seedingTold = now;
			this.story.tell("seeding", Map.of("done", done, "rows", rows));
		}
	}

	@Override
	public void pathBegins(Path path) {
		this.path = path;
		this.step = -1;
		this.story.tell("path",
				Map.of("scenario", this.request.scenario().name(), "rows", this.request.rows(), "rate",
						this.request.rate(), "sloMs", this.request.sloMs(), "path", path.name(), "claim", path.claim(),
						"steps", path.steps().stream().map(this::words).toList()));
	}

	private Map<String, Object> words(Step step) {
		Map<String, Object> words = new HashMap<>();
		words.put("name", step.name());
		words.put("kind", step.kind());
		words.put("why", step.why());
		words.put("sql", StepSql.of(this.request.scenario(), this.path, step).orElse(null));
		return words;
	}

	@Override
	public void phase(String name) {
		this.story.tell("phase", Map.of("name", name));
	}

	@Override
	public void stepBegins(Step step) {
		this.story.tell("step", Map.of("index", ++this.step, "state", "runs"));
	}

	@Override
	public void stepEnds(Step step, double ms, String error) {
		Map<String, Object> facts = new HashMap<>();
		facts.put("index", this.step);
		facts.put("state", (error != null) ? "failed" : "done");
		facts.put("ms", ms);
		facts.put("error", error);
		this.story.tell("step", facts);
	}

	@Override
	public void pulse(Pulse pulse) {
		this.story.tell("tick", PulseFacts.of(pulse));
	}

	@Override
	public void pathEnds(PathResult result) {
		Map<String, Object> facts = new HashMap<>();
		facts.put("path", result.path());
		facts.put("verdict", result.verdict());
		facts.put("sign", Mark.of(result).sign());
		facts.put("downtimeMs", result.downtimeMs());
		facts.put("longestStallMs",
				result.endpoints().stream().mapToDouble((endpoint) -> endpoint.longestStallMs()).max().orElse(0));
		facts.put("requests", result.endpoints().stream().mapToLong((endpoint) -> endpoint.requests()).sum());
		facts.put("bad",
				result.endpoints().stream().mapToLong((endpoint) -> endpoint.failed() + endpoint.slow()).sum());
		facts.put("failed", result.endpoints().stream().mapToLong((endpoint) -> endpoint.failed()).sum());
		facts.put("lostWrites", result.lostWrites());
		facts.put("lostExamples", List.copyOf(result.lostExamples()));
		facts.put("destroyedRows", result.destroyedRows());
		facts.put("acknowledgedWrites", result.acknowledgedWrites());
		facts.put("noise", result.noise());
		facts.put("noiseBad", result.endpoints().stream().mapToLong((endpoint) -> endpoint.noiseBad()).sum());
		this.story.tell("verdict", facts);
	}

}
