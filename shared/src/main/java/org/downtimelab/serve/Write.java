package org.downtimelab.serve;

/**
 * What a request writes.
 *
 * @param value that must be found in the row once the write is acknowledged
 */
public record Write(String value) {
}
