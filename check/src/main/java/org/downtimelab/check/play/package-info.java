/** Plays scripts with Flyway, and stands beside each of their statements. */
package org.downtimelab.check.play;
