/**
 * Where strangers' SQL is played: databases of its own, and a role that owns nothing
 * else.
 */
package org.downtimelab.check.scratch;
