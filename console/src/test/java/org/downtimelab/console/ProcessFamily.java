package org.downtimelab.console;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A lab and all that belongs to it: its descendants, the server that has become a daemon,
 * and the server's processes, which have another command line.
 */
public final class ProcessFamily {

	private final Path folder;

	private final Set<ProcessHandle> members;

	private ProcessFamily(Path folder, Set<ProcessHandle> members) {
		this.folder = folder;
		this.members = members;
	}

	/**
	 * As it is at this moment.
	 * @param lab its head
	 * @param folder that takes the place of {@code .lab}: the daemons' command lines name
	 * it
	 */
	static ProcessFamily of(Process lab, Path folder) {
		Set<ProcessHandle> members = lab.descendants().collect(Collectors.toCollection(HashSet::new));
		naming(folder.toString()).forEach((named) -> {
			members.add(named);
			named.descendants().forEach(members::add);
		});
		return new ProcessFamily(folder, members);
	}

	public int size() {
		return this.members.size();
	}

	/** Whether one of them still runs that has this word in its command line. */
	public boolean has(String word) {
		return this.members.stream().filter(ProcessHandle::isAlive).anyMatch(mentions(word));
	}

	/**
	 * Kills the one whose command line has this word in it, among the first 4096 bytes:
	 * the system shows no more. Of Gatling's, most are class path.
	 */
	public void kill(String word) {
		this.members.stream()
			.filter(mentions(word))
			.findFirst()
			.orElseThrow(() -> new AssertionError("The lab has no child with " + word))
			.destroyForcibly();
	}

	/**
	 * Waits until they are gone, and whatever else names the folder; one that nobody has
	 * reaped has no program any more.
	 */
	public void assertGone(Duration atMost) {
		await().atMost(atMost).untilAsserted(() -> assertThat(left()).as("left").isEmpty());
	}

	private List<String> left() {
		return Stream.concat(this.members.stream(), naming(this.folder.toString()))
			.filter((each) -> each.info().command().isPresent())
			.map((each) -> each.pid() + " " + each.info().commandLine().orElse(""))
			.distinct()
			.toList();
	}

	private static Stream<ProcessHandle> naming(String word) {
		return ProcessHandle.allProcesses().filter(mentions(word));
	}

	private static Predicate<ProcessHandle> mentions(String word) {
		return (each) -> each.info().commandLine().filter((line) -> line.contains(word)).isPresent();
	}

}
