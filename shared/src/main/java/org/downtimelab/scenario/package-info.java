/** The vocabulary: what a scenario, a path, a step and a release are. */
package org.downtimelab.scenario;
