/** The lab's own page: a run while it happens, for everyone who looks. */
package org.downtimelab.stage;
