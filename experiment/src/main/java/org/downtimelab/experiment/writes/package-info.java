/** The third witness: the writes that were acknowledged, and whether they are there. */
package org.downtimelab.experiment.writes;
