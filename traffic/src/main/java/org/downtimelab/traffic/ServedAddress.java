package org.downtimelab.traffic;

import java.util.List;

import javax.sql.DataSource;

/**
 * Where users find what they use.
 *
 * @param name of what is served there: a scenario's, or any other
 * @param url scheme, host and port of an application, or null
 * @param canaryUrl scheme, host and port of its canary, or null
 * @param database that the change is made to
 * @param probes for users who send SQL themselves; none where there is an application
 */
public record ServedAddress(String name, String url, String canaryUrl, DataSource database, List<SqlProbe> probes) {
}
