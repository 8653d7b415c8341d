package org.downtimelab.stage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.downtimelab.experiment.Data;
import org.downtimelab.experiment.RunRequest;
import org.downtimelab.experiment.StepSql;
import org.downtimelab.process.LabException;
import org.downtimelab.scenario.Rows;
import org.downtimelab.scenario.Meanwhile;
import org.downtimelab.scenario.Scenario;
import org.downtimelab.scenario.Scenarios;

import org.springframework.core.io.FileSystemResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What the page can ask for. */
@RestController
class StageControls {

	/** Where the reports are. */
	static final String REPORTS = "/runs/";

	/** A viewer stays as long as it likes. */
	private static final long FOR_EVER = 0;

	private final Stage stage;

	StageControls(Stage stage) {
		this.stage = stage;
	}

	/**
	 * A scenario that can be chosen.
	 *
	 * @param sql of the change, as a beginner writes it
	 * @param rows of its large table, where nothing else is said
	 */
	record Choice(String name, String title, String sql, String hazard, long rows, Map<String, String> paths) {

		static Choice of(Scenario scenario) {
			Map<String, String> paths = new LinkedHashMap<>();
			scenario.paths().forEach((path) -> paths.put(path.name(), path.claim()));
			org.downtimelab.scenario.Path risky = scenario.risky();
			return new Choice(scenario.name(), scenario.title(), sql(scenario, risky), scenario.hazard(),
					scenario.defaultRows(), paths);
		}

		/** What the lab plays meanwhile is no part of the change. */
		private static String sql(Scenario scenario, org.downtimelab.scenario.Path risky) {
			return risky.steps()
				.stream()
				.filter((step) -> !(step instanceof Meanwhile))
				.findFirst()
				.flatMap((step) -> StepSql.of(scenario, risky, step))
				.orElse("");
		}

	}

	/**
	 * A run that is wanted.
	 *
	 * @param rows as in 500k, or empty for the scenario's own
	 * @param rate requests per second and endpoint
	 */
	record Wish(String scenario, String path, String rows, int rate) {
	}

	@GetMapping("/scenarios")
	List<Choice> scenarios() {
		return Scenarios.all().stream().map(Choice::of).toList();
	}

	@GetMapping(path = "/story", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter story() {
		SseEmitter page = new SseEmitter(FOR_EVER);
		Viewer viewer = new Viewer(page);
		page.onCompletion(() -> this.stage.story().leave(viewer));
		page.onError((gone) -> this.stage.story().leave(viewer));
		this.stage.story().join(viewer);
		return page;
	}

	@PostMapping("/runs")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void start(@RequestBody Wish wish) {
		Scenario scenario = Scenarios.named(wish.scenario())
			.orElseThrow(() -> new IllegalArgumentException("There is no scenario '" + wish.scenario() + "'"));
		org.downtimelab.scenario.Path path = scenario.paths()
			.stream()
			.filter((each) -> each.name().equals(wish.path()))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no path '" + wish.path() + "'"));
		if (wish.rate() < 1 || wish.rate() > 1000) {
			throw new IllegalArgumentException("Rate " + wish.rate() + ": use 1 to 1000 requests per second");
		}
		boolean own = wish.rows() == null || wish.rows().isBlank();
		long rows = own ? scenario.defaultRows() : Rows.parse(wish.rows()).count();
		this.stage.start(
				new RunRequest(scenario, List.of(path), Data.seeded(scenario, rows), this.stage.target(scenario),
						this.stage.users(wish.rate()), RunRequest.SLO.toMillis(), this.stage.timing()),
				"./lab run %s --path %s%s --rate %s".formatted(scenario.name(), path.name(),
						own ? "" : " --rows " + rows, wish.rate()));
	}

	@DeleteMapping("/runs/current")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void stop() {
		this.stage.stop();
	}

	@PostMapping("/reset")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void reset() {
		this.stage.reset();
	}

	@GetMapping(path = REPORTS + "{run:[0-9]{8}-[0-9]{6}-[a-z-]+}/{page:report|together}.html",
			produces = MediaType.TEXT_HTML_VALUE)
	FileSystemResource page(@PathVariable String run, @PathVariable String page) {
		Path file = this.stage.runs().resolve(run).resolve(page + ".html");
		if (!Files.exists(file)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no " + page + " of " + run);
		}
		return new FileSystemResource(file);
	}

	@ExceptionHandler(Stage.Busy.class)
	ResponseEntity<String> busy(Stage.Busy busy) {
		return ResponseEntity.status(HttpStatus.CONFLICT).contentType(MediaType.TEXT_PLAIN).body(busy.getMessage());
	}

	@ExceptionHandler({ IllegalArgumentException.class, LabException.class })
	ResponseEntity<String> wrong(RuntimeException ex) {
		return ResponseEntity.badRequest().contentType(MediaType.TEXT_PLAIN).body(ex.getMessage());
	}

}
