package org.downtimelab.traffic;

import java.util.function.LongSupplier;

/**
 * One statement that SQL users send, each time in a transaction of its own.
 *
 * @param name as in orders-update, unique among the probes of a run
 * @param kind what it does to its row
 * @param table that it works on, as written
 * @param sql each {@code ?} in it is the id of a row
 * @param ids chooses the row
 */
public record SqlProbe(String name, Endpoint.Kind kind, String table, String sql, LongSupplier ids) {
}
