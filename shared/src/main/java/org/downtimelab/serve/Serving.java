package org.downtimelab.serve;

import org.downtimelab.scenario.Release;
import org.downtimelab.scenario.Scenario;

/** Which application this is. */
record Serving(Scenario scenario, Release release) {
}
