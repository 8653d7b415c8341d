package org.downtimelab.experiment;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ShutdownCleanupTest {

	private final StringWriter err = new StringWriter();

	private final ShutdownCleanup early = new ShutdownCleanup(new PrintWriter(this.err));

	private final List<String> ended = new ArrayList<>();

	@AfterEach
	void removeTheHook() {
		this.early.close();
	}

	@Test
	void theLastComeGoesFirst() {
		this.early.of(thing("server"));
		this.early.of(thing("clone"));
		this.early.of(thing("application"));
		this.early.end();
		assertThat(this.ended).containsExactly("application", "clone", "server");
		assertThat(this.err.toString()).contains("interrupted").contains("nothing is left behind");
	}

	@Test
	void whatCannotBeEndedIsSaidAndTheOthersStillGo() {
		this.early.of(thing("server"));
		this.early.of(() -> {
			throw new IllegalStateException("the clone is in use");
		});
		this.early.end();
		assertThat(this.ended).containsExactly("server");
		assertThat(this.err.toString()).contains("the clone is in use").doesNotContain("nothing is left behind");
	}

	@Test
	void whatComesTooLateGoesAtOnce() {
		this.early.end();
		assertThatExceptionOfType(ShutdownCleanup.Interrupted.class).isThrownBy(() -> this.early.of(thing("late")));
		assertThat(this.ended).containsExactly("late");
	}

	@Test
	void whatTheEndItselfBreaksIsNoNews() {
		this.early.check();
		assertThatIllegalStateException().isThrownBy(() -> this.early.during(this::broken));
		this.early.end();
		assertThatExceptionOfType(ShutdownCleanup.Interrupted.class).isThrownBy(() -> this.early.during(this::broken));
		assertThatExceptionOfType(ShutdownCleanup.Interrupted.class).isThrownBy(this.early::check);
	}

	private int broken() {
		throw new IllegalStateException("the connection is closed");
	}

	private AutoCloseable thing(String name) {
		return () -> this.ended.add(name);
	}

}
