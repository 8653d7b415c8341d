/**
 * A run as a value: asked for by {@link org.downtimelab.console.run.RunRequest}, told
 * while it goes by {@link org.downtimelab.console.run.RunListener}, ended as a
 * {@link org.downtimelab.console.result.RunResult}.
 */
package org.downtimelab.console.run;
