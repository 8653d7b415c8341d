/** Plays the steps of a path on a database: by hand, in a test, or under load. */
package org.downtimelab.play;
