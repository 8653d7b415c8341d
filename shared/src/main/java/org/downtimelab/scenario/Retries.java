package org.downtimelab.scenario;

import java.time.Duration;

/**
 * How a migration that a {@code lock_timeout} has cancelled is tried again.
 *
 * @param most times, at most
 * @param pause before each
 */
public record Retries(int most, Duration pause) {

}
