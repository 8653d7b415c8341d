package org.downtimelab.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.downtimelab.process.ChildProcess;
import org.downtimelab.process.LabException;
import org.downtimelab.process.ProcessEnd;
import org.downtimelab.process.ScratchFolder;
import org.downtimelab.traffic.RequestFeed;
import org.downtimelab.traffic.RequestLogFollower;
import org.downtimelab.traffic.RunningUsers;
import org.downtimelab.traffic.ServedAddress;
import org.downtimelab.traffic.Users;

/**
 * Gatling, in a process of its own. The application says at {@code /traffic} which
 * endpoints to use.
 *
 * @param rate requests per second of each endpoint, 1 to 10000
 * @param report whether Gatling writes its own report at the end
 */
public record GatlingUsers(int rate, boolean report) implements Users {

	private static final Duration END_PATIENCE = Duration.ofMinutes(2);

	@Override
	public RunningUsers start(ServedAddress address, Duration slo, Path folder) {
		Path log = folder.resolve("requests.log");
		LoadSettings settings = new LoadSettings(address.url(), Optional.ofNullable(address.canaryUrl()),
				address.name(), this.rate, LoadSettings.DURATION, Optional.of(log), slo);
		ScratchFolder scratch = ScratchFolder.in(folder);
		List<String> arguments = new ArrayList<>(List.of(scratch.option()));
		arguments.addAll(
				settings.javaArguments(System.getProperty("java.class.path"), folder.resolve("gatling"), this.report));
		return new Running(ChildProcess.start(ChildProcess.java(arguments), Map.of(), folder.resolve("gatling.log")),
				scratch, new RequestLogFollower(log));
	}

	private record Running(ChildProcess process, ScratchFolder scratch, RequestFeed requests) implements RunningUsers {

		@Override
		public void mustLive() {
			if (!this.process.isAlive()) {
				throw new LabException("The load generator died in the middle of a path" + ProcessEnd.of(this.process));
			}
		}

		/** Gatling then writes its report. */
		@Override
		public void stop() {
			this.process.say("stop");
		}

		@Override
		public void awaitEnd() {
			try {
				int exit = this.process.exit().get(END_PATIENCE.toSeconds(), TimeUnit.SECONDS);
				if (exit != 0) {
					throw new LabException("Gatling did not end well" + ProcessEnd.of(this.process));
				}
			}
			catch (TimeoutException ex) {
				throw new LabException(
						"Gatling did not end within " + END_PATIENCE.toSeconds() + " s; see " + this.process.log(), ex);
			}
			catch (ExecutionException ex) {
				throw new LabException("Gatling cannot be waited for: " + ex.getMessage(), ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new LabException("Interrupted", ex);
			}
		}

		@Override
		public void close() {
			this.process.close();
			this.scratch.close();
		}

	}

}
