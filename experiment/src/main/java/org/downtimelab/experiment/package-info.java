/**
 * A run as a value: asked for by {@link RunRequest}, told while it goes by
 * {@link RunListener}, ended as a {@link org.downtimelab.experiment.result.RunResult}.
 */
package org.downtimelab.experiment;
