package org.downtimelab.scenario;

/**
 * A version of the application's code, mapped to one schema.
 *
 * @param name as in v1
 * @param home a class of its package, in which its entity and repository stand
 */
public record Release(String name, Class<?> home) {
}
