/** A scenario's own command line: seed, migrate and serve by hand. */
package org.downtimelab.command;
