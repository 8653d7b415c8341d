package org.downtimelab.check.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.downtimelab.check.result.CheckResult;
import org.downtimelab.check.result.CheckedMigration;
import org.downtimelab.check.result.Code;
import org.downtimelab.check.result.Finding;

/**
 * A check as SARIF 2.1.0, which GitHub and others show beside the lines of a file.
 *
 * @see <a href= "https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">Static
 * Analysis Results Interchange Format</a>
 */
public final class CheckSarif {

	private static final String ROOT = "%SRCROOT%";

	private CheckSarif() {
	}

	/**
	 * All findings, each a result of the rule that has its code for an id. What was
	 * accepted is suppressed, with its reason.
	 * @param result of a check
	 * @return indented, with a line end at its end; files are named from the root of the
	 * Git repository that they lie in, or else from the current folder
	 */
	public static String of(CheckResult result) {
		Map<String, Object> run = object();
		run.put("tool", Map.of("driver", driver()));
		run.put("originalUriBaseIds", Map.of(ROOT, Map.of("description", text("The root of the repository"))));
		run.put("columnKind", "utf16CodeUnits");
		run.put("invocations", List.of(invocation(result)));
		run.put("results", result.migrations().stream().flatMap(CheckSarif::results).toList());
		Map<String, Object> log = object();
		log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
		log.put("version", "2.1.0");
		log.put("runs", List.of(run));
		return CheckJson.PRETTY.writeValueAsString(log) + "\n";
	}

	private static Map<String, Object> driver() {
		Map<String, Object> driver = object();
		driver.put("name", "Downtime Lab");
		driver.put("rules", Stream.of(Code.values()).map(CheckSarif::rule).toList());
		return driver;
	}

	private static Map<String, Object> rule(Code code) {
		CodeText words = CodeText.of(code);
		Map<String, Object> rule = object();
		rule.put("id", code.word());
		rule.put("shortDescription", text(words.title()));
		rule.put("fullDescription", text(words.help()));
		rule.put("help", text(words.help()));
		return rule;
	}

	private static Map<String, Object> invocation(CheckResult result) {
		Map<String, Object> invocation = object();
		invocation.put("executionSuccessful", true);
		invocation.put("toolExecutionNotifications", result.notes().stream().map((note) -> {
			Map<String, Object> notification = object();
			notification.put("level", "warning");
			notification.put("message", text(note));
			return notification;
		}).toList());
		return invocation;
	}

	private static Stream<Map<String, Object>> results(CheckedMigration migration) {
		String file = RepositoryPath.of(migration.path());
		return migration.findings().stream().map((finding) -> result(finding, file));
	}

	private static Map<String, Object> result(Finding finding, String file) {
		Map<String, Object> result = object();
		result.put("ruleId", finding.code().word());
		result.put("ruleIndex", finding.code().ordinal());
		result.put("level", switch (finding.severity()) {
			case HARMFUL -> "error";
			case CAREFUL -> "warning";
			case HARMLESS -> "note";
		});
		result.put("message", text(message(finding)));
		Map<String, Object> location = object();
		location.put("artifactLocation", Map.of("uri", file, "uriBaseId", ROOT));
		location.put("region", Map.of("startLine", Math.max(1, finding.line())));
		result.put("locations", List.of(Map.of("physicalLocation", location)));
		result.put("suppressions", suppressions(finding));
		return result;
	}

	private static List<Map<String, Object>> suppressions(Finding finding) {
		List<Map<String, Object>> suppressions = new ArrayList<>();
		if (finding.accepted() != null) {
			Map<String, Object> suppression = object();
			suppression.put("kind", "inSource");
			suppression.put("status", "accepted");
			suppression.put("justification", finding.accepted());
			suppressions.add(suppression);
		}
		return suppressions;
	}

	private static String message(Finding finding) {
		return finding.message() + ((finding.remedy() != null) ? "\nInstead:\n" + finding.remedy() : "");
	}

	private static Map<String, Object> text(String text) {
		return Map.of("text", text);
	}

	private static Map<String, Object> object() {
		return new LinkedHashMap<>();
	}

}
