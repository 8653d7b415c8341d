package org.downtimelab.traffic;

import javax.sql.DataSource;

/**
 * Where users find what they use.
 *
 * @param name of what is served there: a scenario's, or any other
 * @param url scheme, host and port of an application, or null
 * @param canaryUrl likewise of its canary, or null
 * @param database that the change is made to
 */
public record ServedAddress(String name, String url, String canaryUrl, DataSource database) {
}
