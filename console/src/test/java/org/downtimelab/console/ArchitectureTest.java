package org.downtimelab.console;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** Which module may know which. */
@Execution(ExecutionMode.CONCURRENT)
class ArchitectureTest {

	private static final JavaClasses ALL = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("org.downtimelab");

	@Test
	void allModulesAreLookedAt() {
		for (String module : new String[] { "process", "database", "observe", "traffic", "backfill", "guard", "load",
				"scenario", "experiment", "check", "report", "metrics", "stage", "console", "index" }) {
			assertThat(ALL.stream().anyMatch((each) -> each.getPackageName().startsWith("org.downtimelab." + module)))
				.as(module)
				.isTrue();
		}
	}

	/** By package, which names the module; several are separated by blanks. */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					process    | database observe traffic backfill guard load scenario play migrate experiment check report metrics stage console
					database   | observe traffic backfill guard load scenario play migrate seed serve experiment check report metrics stage console
					observe    | database traffic backfill guard load scenario play migrate seed serve experiment check report metrics stage console
					traffic    | database observe backfill guard load scenario play migrate seed serve experiment check report metrics stage console
					backfill   | database observe traffic guard load scenario play migrate seed serve experiment check report metrics stage console
					guard      | database observe traffic backfill load scenario play migrate seed serve experiment check report metrics stage console
					load       | database observe backfill guard scenario play migrate seed serve experiment check report metrics stage console
					scenario.  | database observe load experiment check report metrics stage console
					play       | database observe load experiment check report metrics stage console
					experiment | load serve command check report metrics stage console index notnull dropcolumn columntype foreignkey addcolumn backfilled lockqueue alterdefault dropindex largedelete
					report     | load serve command metrics stage console index notnull dropcolumn columntype foreignkey addcolumn backfilled lockqueue alterdefault dropindex largedelete
					check      | backfill guard load scenario play migrate seed serve command experiment report metrics stage console index notnull dropcolumn columntype foreignkey addcolumn backfilled lockqueue alterdefault dropindex largedelete
					metrics    | load serve command report stage console index notnull dropcolumn columntype foreignkey addcolumn backfilled lockqueue alterdefault dropindex largedelete
					stage      | load serve command console index notnull dropcolumn columntype foreignkey addcolumn backfilled lockqueue alterdefault dropindex largedelete
					console    | serve index notnull dropcolumn columntype foreignkey addcolumn backfilled lockqueue alterdefault dropindex largedelete
					""")
	void aModuleDoesNotKnow(String module, String others) {
		String[] packages = others.trim().split(" ");
		for (int i = 0; i < packages.length; i++) {
			packages[i] = "org.downtimelab." + packages[i] + "..";
		}
		rule(packages(module), packages);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					process database observe traffic backfill guard scenario. play migrate seed experiment check report metrics | picocli.. io.gatling.. org.springframework.web.. org.springframework.boot.. jakarta.servlet..
					process database observe traffic backfill guard check                                                | org.springframework.. org.hibernate..
					process database observe traffic backfill guard load scenario. play experiment check report metrics stage | picocli..
					process database observe traffic backfill guard scenario play experiment check report metrics stage console | io.gatling..
					""")
	void aLibraryDoesNotComeWithAModule(String modules, String libraries) {
		for (String module : modules.trim().split(" ")) {
			rule(packages(module), libraries.trim().split(" "));
		}
	}

	@ParameterizedTest
	@CsvSource({ "index", "notnull", "dropcolumn", "columntype", "foreignkey", "addcolumn", "backfilled", "lockqueue",
			"alterdefault", "dropindex", "largedelete" })
	void aScenarioKnowsOnlyWhatIsShared(String scenario) {
		rule("org.downtimelab." + scenario + "..", "org.downtimelab.database..", "org.downtimelab.observe..",
				"org.downtimelab.load..", "org.downtimelab.experiment..", "org.downtimelab.report..",
				"org.downtimelab.stage..", "org.downtimelab.console..");
	}

	/** A dot at the end: not those below. */
	private static String packages(String module) {
		return "org.downtimelab." + (module.endsWith(".") ? module.substring(0, module.length() - 1) : module + "..");
	}

	private static void rule(String module, String... mayNotKnow) {
		ArchRule rule = noClasses().that()
			.resideInAPackage(module)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(mayNotKnow);
		rule.check(ALL);
	}

}
