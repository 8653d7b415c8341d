package org.downtimelab.serve;

import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;

/**
 * Which application this is.
 *
 * @param scenario whose
 * @param release of its code
 */
record Serving(Scenario scenario, Release release) {
}
