/**
 * What the users saw: open-model HTTP traffic at a constant rate, a log of every request,
 * and the downtime that follows from it.
 * <p>
 * All times are microseconds since the epoch, from one clock per process that does not
 * jump ({@link org.downtimelab.process.RunClock}).
 */
package org.downtimelab.load;
