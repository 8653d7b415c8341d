package org.downtimelab.experiment;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.TimeZone;

/** The clock on the user's wall, which names the runs. All else goes by UTC. */
public final class WallClock {

	private static final ZoneId ZONE = ZoneId.systemDefault();

	private WallClock() {
	}

	/** The time in the user's zone. */
	public static OffsetDateTime now() {
		return OffsetDateTime.now(ZONE);
	}

	/**
	 * Sets UTC for all else in this JVM: the driver gives each of its sessions the time
	 * zone of its JVM, and a migration must not depend on that.
	 */
	public static void elseUtc() {
		TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
	}

}
