package org.downtimelab.load;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.downtimelab.process.RunClock;
import org.downtimelab.traffic.Endpoint;
import org.downtimelab.traffic.LoadRun;
import org.downtimelab.traffic.Request;
import org.downtimelab.traffic.RequestLine;
import org.downtimelab.traffic.RequestLogFollower;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RequestLogTest {

	@TempDir
	private Path folder;

	private static final Request INSERT = new Request("large-insert", 7, 1_000, 1_100, 2_000, "201",
			OptionalLong.of(123), "w-é-7");

	private static final Request READ = new Request("small-read", 8, 1_020, 1_101, 2_100, Request.NO_ANSWER,
			OptionalLong.empty(), "");

	private static LoadRun run() {
		Map<String, Endpoint.Kind> endpoints = new LinkedHashMap<>();
		endpoints.put("large-insert", Endpoint.Kind.INSERT);
		endpoints.put("canary", Endpoint.Kind.CANARY);
		return new LoadRun("index", 900, 33, endpoints);
	}

	@Test
	void whatIsWrittenIsRead() {
		Path file = this.folder.resolve("requests.log");
		RequestLog log = RequestLog.open(file, run());
		log.add(INSERT);
		log.add(READ);
		log.close(5_000);
		try (RequestLogFollower follower = new RequestLogFollower(file)) {
			assertThat(follower.poll()).containsExactly(INSERT, READ);
			assertThat(follower.run()).hasValue(run());
			assertThat(follower.stoppedAt()).hasValue(5_000);
			assertThat(follower.poll()).isEmpty();
		}
	}

	@Test
	void aRequestCanBeFollowedWhileTheLogGrows() {
		Path file = this.folder.resolve("requests.log");
		RequestLog log = RequestLog.open(file, run());
		try (RequestLogFollower follower = new RequestLogFollower(file)) {
			log.add(INSERT);
			long added = RunClock.now();
			List<Request> read = new ArrayList<>();
			while (follower.until().orElse(0) < added) {
				read.addAll(follower.poll());
				assertThat(RunClock.now()).as("the time at which it is still not logged").isLessThan(added + 5_000_000);
				Thread.onSpinWait();
			}
			assertThat(read).containsExactly(INSERT);
			assertThat(follower.stoppedAt()).isEmpty();
		}
		log.close(5_000);
	}

	@Test
	void aHalfWrittenLineWaits() throws Exception {
		Path file = this.folder.resolve("requests.log");
		try (RequestLogFollower follower = new RequestLogFollower(file)) {
			assertThat(follower.poll()).isEmpty();
			byte[] text = (RequestLine.of(run()) + "\n" + RequestLine.of(INSERT) + "\n#something new\n")
				.getBytes(StandardCharsets.UTF_8);
			List<Request> read = new ArrayList<>();
			for (byte one : text) {
				assertThat(read).isEmpty();
				Files.write(file, new byte[] { one }, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
				List<Request> polled = follower.poll();
				if (one != '\n') {
					assertThat(polled).isEmpty();
				}
				else if (!polled.isEmpty()) {
					assertThat(polled).containsExactly(INSERT);
					return;
				}
			}
			assertThat(read).as("the request").isNotEmpty();
		}
	}

	@Test
	void anotherFileIsRefused() throws Exception {
		Path file = Files.writeString(this.folder.resolve("requests.log"), "#requests\t2\tindex\t0\t50\ta=READ\n");
		try (RequestLogFollower follower = new RequestLogFollower(file)) {
			assertThatIllegalArgumentException().isThrownBy(follower::poll)
				.withMessageContaining(file.toString())
				.havingCause()
				.withMessageContaining("version 1");
		}
	}

	@Test
	void aFolderThatIsNotThereIsNamed() {
		Path file = this.folder.resolve("missing/requests.log");
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> RequestLog.open(file, run()))
			.withMessageContaining(file.toString());
	}

}
