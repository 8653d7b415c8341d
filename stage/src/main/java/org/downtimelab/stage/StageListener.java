package org.downtimelab.stage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.downtimelab.experiment.RunEvent;
import org.downtimelab.experiment.RunRequest;
import org.downtimelab.experiment.StepSql;
import org.downtimelab.experiment.result.PathResult;
import org.downtimelab.report.Mark;
import org.downtimelab.scenario.Path;
import org.downtimelab.scenario.Step;
import org.downtimelab.traffic.Endpoint;
import org.downtimelab.traffic.Endpoint.Kind;

/** Tells the story of a run as it goes. */
final class StageListener implements Consumer<RunEvent> {

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
	public void accept(RunEvent event) {
		if (event instanceof RunEvent.Note note) {
			this.story.tell("note", Map.of("text", note.text()));
		}
		else if (event instanceof RunEvent.Seeding seeding) {
			seeding(seeding.done(), seeding.rows());
		}
		else if (event instanceof RunEvent.PathBegins begins) {
			pathBegins(begins.path());
		}
		else if (event instanceof RunEvent.Phase phase) {
			this.story.tell("phase", Map.of("name", phase.name()));
		}
		else if (event instanceof RunEvent.StepBegins begins) {
			this.story.tell("step", Map.of("index", ++this.step, "state", "runs"));
		}
		else if (event instanceof RunEvent.StepEnds ends) {
			stepEnds(ends);
		}
		else if (event instanceof RunEvent.Pulse pulse) {
			this.story.tell("tick", PulseFacts.of(pulse));
		}
		else if (event instanceof RunEvent.PathEnds ends) {
			pathEnds(ends.result());
		}
	}

	private void seeding(long done, long rows) {
		long now = System.nanoTime();
		if (done >= rows || now - this.seedingTold > SEEDING_EVERY_NS) {
			this.seedingTold = now;
			this.story.tell("seeding", Map.of("done", done, "rows", rows));
		}
	}

	private void pathBegins(Path path) {
		this.path = path;
		this.step = -1;
		this.story.tell("path",
				Map.of("scenario", this.request.subject().name(), "rows", this.request.rows(), "rate",
						this.request.rate(), "sloMs", this.request.sloMs(), "path", path.name(), "claim", path.claim(),
						"steps", path.steps().stream().map(this::words).toList(), "writes", writes()));
	}

	/** The endpoints that write: the others read. */
	private List<String> writes() {
		return this.request.subject()
			.endpoints()
			.stream()
			.filter((endpoint) -> endpoint.kind() != Kind.READ)
			.map(Endpoint::name)
			.toList();
	}

	private Map<String, Object> words(Step step) {
		Map<String, Object> words = new HashMap<>();
		words.put("name", step.name());
		words.put("kind", step.kind());
		words.put("why", step.why());
		words.put("sql", StepSql.of(this.request.subject(), this.path, step).orElse(null));
		return words;
	}

	private void stepEnds(RunEvent.StepEnds ended) {
		Map<String, Object> facts = new HashMap<>();
		facts.put("index", this.step);
		facts.put("state", (ended.error() != null) ? "failed" : "done");
		facts.put("ms", ended.ms());
		facts.put("error", ended.error());
		this.story.tell("step", facts);
	}

	private void pathEnds(PathResult result) {
		Map<String, Object> facts = new HashMap<>();
		facts.put("path", result.path());
		facts.put("verdict", result.verdict());
		facts.put("sign", Mark.of(result).sign());
		facts.put("downtimeMs", result.downtimeMs());
		facts.put("requests", result.endpoints().stream().mapToLong((endpoint) -> endpoint.requests()).sum());
		facts.put("bad",
				result.endpoints().stream().mapToLong((endpoint) -> endpoint.failed() + endpoint.slow()).sum());
		facts.put("failed", result.endpoints().stream().mapToLong((endpoint) -> endpoint.failed()).sum());
		facts.put("lostWrites", result.lostWrites());
		facts.put("destroyedRows", result.destroyedRows());
		facts.put("acknowledgedWrites", result.acknowledgedWrites());
		facts.put("noise", result.noise());
		facts.put("noiseBad", result.endpoints().stream().mapToLong((endpoint) -> endpoint.noiseBad()).sum());
		this.story.tell("verdict", facts);
	}

}
