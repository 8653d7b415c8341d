package org.downtimelab.check.adversity;

import java.util.Set;

import org.downtimelab.check.play.Played;

/**
 * What was left when the script had failed in a statement, and what {@code repair} and
 * {@code migrate} made of it.
 *
 * @param line of the statement
 * @param cause what ended it, in words: "was killed", "hit a lock_timeout of its role"
 * @param left indexes that were left invalid
 * @param again how the second try ended
 * @param leftAfterwards indexes that are invalid after the second try
 */
public record AfterFailure(int line, String cause, Set<String> left, Played again, Set<String> leftAfterwards) {
}
