package org.downtimelab.experiment;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class RunEventsTest {

	private static final RunEvent.Pulse PULSE = new RunEvent.Pulse(null, null, null, null, List.of());

	private final Notes notes = new Notes();

	private final List<RunEvent> heard = new CopyOnWriteArrayList<>();

	@Test
	void aListenerHearsAllInOrderAndTheEndLast() {
		RunEvents events = new RunEvents(List.of(this.heard::add), this.notes);
		events.accept(new RunEvent.Phase("warm-up"));
		events.accept(PULSE);
		events.close();
		assertThat(this.heard).containsExactly(new RunEvent.Phase("warm-up"), PULSE, new RunEvent.Ended());
		assertThat(this.notes.all()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(classes = { IllegalStateException.class, StackOverflowError.class })
	void whatAListenerThrowsIsNotedAndTheOtherOneIsTold(Class<? extends Throwable> problem) {
		Consumer<RunEvent> failing = (event) -> RunEventsTest.<RuntimeException>raise(problem);
		RunEvents events = new RunEvents(List.of(failing, this.heard::add), this.notes);
		events.accept(new RunEvent.Note("one"));
		events.accept(new RunEvent.Note("two"));
		events.close();
		assertThat(this.heard).hasSize(3);
		assertThat(this.notes.all()).hasSize(2)
			.allMatch((note) -> note.contains("could not be told of") && note.contains(problem.getName()));
	}

	@Test
	void aListenerThatSleepsDelaysNobody() throws InterruptedException {
		CountDownLatch asleep = new CountDownLatch(1);
		Consumer<RunEvent> sleeping = (event) -> {
			asleep.countDown();
			sleep();
		};
		RunEvents events = new RunEvents(List.of(sleeping, this.heard::add), this.notes);
		events.accept(new RunEvent.Note("one"));
		asleep.await();
		for (int i = 0; i < 1_000; i++) {
			events.accept(PULSE);
		}
		long begun = System.nanoTime();
		events.close();
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(7));
		assertThat(this.heard).contains(new RunEvent.Ended());
		assertThat(this.notes.all()).anyMatch((note) -> note.contains("does not keep up"))
			.anyMatch((note) -> note.contains("has not heard all by the end"));
	}

	/** Until it is interrupted. */
	private static void sleep() {
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException woken) {
			Thread.currentThread().interrupt();
		}
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void raise(Class<? extends Throwable> problem) throws T {
		try {
			throw (T) problem.getConstructor(String.class).newInstance("words");
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
