/** What goes on in a run, as figures that Prometheus reads. */
package org.downtimelab.metrics;
