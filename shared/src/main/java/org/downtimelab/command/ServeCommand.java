package org.downtimelab.command;

import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.downtimelab.scenario.Release;
import org.downtimelab.serve.ScenarioApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Serves a release of the scenario's application. */
@Command(name = "serve", mixinStandardHelpOptions = true,
		description = "Serve the application on 127.0.0.1 until you stop it.")
final class ServeCommand implements Callable<Integer> {

	/** Not an exit code: the application lives on after its command has returned. */
	static final int SERVING = -1;

	@ParentCommand
	private ScenarioCommand parent;

	@Spec
	private CommandSpec spec;

	@Mixin
	private Login login;

	@Option(names = "--port", paramLabel = "PORT", defaultValue = "8080",
			description = "Port of the application (default: ${DEFAULT-VALUE}; 0: a free one).")
	private int port;

	@Option(names = "--management-port", paramLabel = "PORT", defaultValue = "8081",
			description = "Port of health and metrics (default: ${DEFAULT-VALUE}; 0: a free one).")
	private int managementPort;

	@Option(names = "--release", paramLabel = "NAME",
			description = "Release of the code, for example v1 (default: the oldest).")
	private String release;

	@Option(names = "--port-file", paramLabel = "FILE", description = "Write the port to this file once it is known.")
	private File portFile;

	@Mixin
	private StartUpMigration startUpMigration;

	@Override
	public Integer call() {
		Map<String, Object> settings = new HashMap<>();
		if (this.login.url != null) {
			Credentials credentials = this.login.credentials(this.spec);
			settings.put("spring.datasource.url", credentials.url());
			settings.put("spring.datasource.username", credentials.user());
			settings.put("spring.datasource.password", credentials.password());
		}
		settings.putAll(this.startUpMigration.settings(this.parent.scenario(), this.spec));
		settings.put("server.port", this.port);
		settings.put("management.server.port", this.managementPort);
		ScenarioApplication.serve(this.parent.scenario(), chosen(), settings, this.portFile);
		return SERVING;
	}

	private Release chosen() {
		var releases = this.parent.scenario().releases();
		if (this.release == null) {
			return releases.get(0);
		}
		return releases.stream()
			.filter((each) -> each.name().equals(this.release))
			.findFirst()
			.orElseThrow(() -> new ParameterException(this.spec.commandLine(), "There is no release '" + this.release
					+ "': use one of " + releases.stream().map(Release::name).collect(Collectors.joining(", "))));
	}

}
