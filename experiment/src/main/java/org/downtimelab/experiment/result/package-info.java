/**
 * What a run found, as values: the document that {@code result.json} holds. Names are
 * relied on by others: add, never rename. Times are in milliseconds.
 */
package org.downtimelab.experiment.result;
