/**
 * Plays a script once on few rows, and sees what each statement locks, reads and changes.
 */
package org.downtimelab.check.trace;
